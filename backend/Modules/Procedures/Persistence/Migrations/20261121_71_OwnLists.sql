-- 案件の要約（英語）: what lists show of the answers, in the other language; empty where it was not kept, then the Japanese one stands in.
alter table procedures.application add column summary_en text not null default '';
alter table procedures.my_case add column summary_en text not null default '';
-- It goes with the other words when a case is anonymised.
do $$ begin
  execute replace(pg_get_functiondef('procedures.anonymise_case(uuid, jsonb)'::regprocedure), 'summary = '''',', 'summary = '''', summary_en = '''',');
end $$;

-- 私の案件の区切り: each part of the list pages along one index, however many cases the others hold.
alter table procedures.my_case add column part text not null generated always as (
  case when turn = 'you' then 'turn' when turn = 'authority' then 'open' when state = 'granted' then 'permits' else 'closed' end) stored;
drop index procedures.my_case_turn;
drop index procedures.my_case_open;
create index my_case_part on procedures.my_case (party_id, part, turn_since desc, id desc);

-- 私の案件の検索: number, applicant, vessel, procedure, summary, spelled in one way (SearchText.Fold); the walk over it is bounded,
-- so numbers have an index of their own.
alter table procedures.my_case add column search_text text not null default '';
create function pg_temp.fold(words text) returns text language sql as $$
  select translate(lower(regexp_replace(words, '[\s\-‐－・　]', '', 'g')),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ0123456789abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz') $$;
alter table procedures.my_case no force row level security; -- the owner migrates every party's rows
alter table procedures.application no force row level security;
update procedures.my_case m
  set search_text = concat_ws('|', pg_temp.fold(m.procedure_title ->> 'ja'), pg_temp.fold(m.procedure_title ->> 'en'), a.search_text, pg_temp.fold(m.summary))
  from procedures.application a where a.tenant_id = m.authority_id and a.id = m.id;
alter table procedures.my_case force row level security;
alter table procedures.application force row level security;
alter table procedures.my_case alter column search_text drop default;
create index my_case_number on procedures.my_case (party_id, number);
