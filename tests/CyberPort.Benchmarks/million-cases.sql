-- An authority with 1,000,000 cases: 20,000 different texts of answers, words drawn with different frequency, 5,000 applicants.
-- Temporary tables are named tables here: each statement runs on a connection of its own.
drop table if exists public.bench_words, public.bench_pool;
create table public.bench_words as
  select n, (array['岸壁使用','貨物荷役','鋼材','防舷材点検','原木輸入','砂利積込','給水','廃油処理','曳船使用','上屋保管','野積場','夜間荷役','危険物','コンテナ','漁船係留','工事用資材','潜水作業','浚渫','花火大会','消波ブロック'])[1 + n % 20]
    || case when n >= 20 then (array['東','西','南','北','中','新','旧','上','下','前'])[1 + n % 10] || to_char(n, 'FM000') else '' end as w
  from generate_series(0, 1999) n;
create table public.bench_pool as
  select i, text, (select array_agg(distinct substr(text, p, 2)) from generate_series(1, length(text) - 1) p where position('|' in substr(text, p, 2)) = 0) as grams
  from (select g.i, string_agg(w.w, '|') as text from generate_series(1, 20000) g(i) cross join lateral (
      select w from public.bench_words where n in ((g.i * 7) % 20, (g.i * 13) % 20, (g.i * 31) % 2000, (g.i * 97) % 2000, (g.i * 193) % 2000,
        (g.i * 389) % 2000, (g.i * 769) % 2000, (g.i * 1543) % 2000, (g.i * 3079) % 2000, (g.i * 6151) % 2000)) w group by g.i) texts;
drop index procedures.case_text_grams;
drop index procedures.application_search;
insert into procedures.application
  select filled.* -- from a lateral call: (call).* would make the record once for each of its columns
  from generate_series(1, 1000000) n, (select to_jsonb(a) as row from procedures.application a where a.procedure_code = 'mooring-use' and a.tenant_id = (select id from tenancy.authority where slug = 'aohama') limit 1) template,
    lateral jsonb_populate_record(null::procedures.application, template.row || jsonb_build_object('id', gen_random_uuid(), 'number', 'FILL-' || lpad(n::text, 9, '0'),
    'state', 'granted', 'submitted_at', now() - make_interval(mins => n), 'turn_since', now() - make_interval(mins => n), 'last_at', now(), 'closed_at', now(),
    'clock', 'ended', 'applicant_name', '申請者' || (n % 5000), 'summary', '係留 ' || n, 'search_text', '申請者' || (n % 5000) || '|第' || (n % 9973) || '丸',
    'search_grams', to_jsonb(array['申請', '請者', '者' || left((n % 5000)::text, 1), '第' || left((n % 9973)::text, 1), right((n % 9973)::text, 1) || '丸']))) filled;
insert into procedures.case_text (tenant_id, application_id, submitted_at, version, text, grams)
  select a.tenant_id, a.id, a.submitted_at, 1, a.search_text || '|' || p.text, p.grams || a.search_grams
  from procedures.application a join public.bench_pool p on p.i = 1 + (hashint4(substr(a.number, 6)::int) & 2147483647) % 20000
  where a.number like 'FILL-%' order by a.submitted_at;
create index application_search on procedures.application using gin (search_grams);
create index case_text_grams on procedures.case_text using gin (grams);
insert into procedures.my_case (party_id, id, authority_id, number, procedure_code, procedure_title, summary, search_text, state, turn, turn_since, submitted_at, version)
  select t.party_id, gen_random_uuid(), t.tenant_id, 'FILL-' || n, 'generic', '{"ja":"x","en":"x"}', '係留 ' || n, '汎用申請|申請者' || (n % 5000) || '|第' || (n % 9973) || '丸|fill' || n,
    case when n % 50 = 0 then 'correctionRequested' when n % 20 = 0 then 'inReview' else 'granted' end,
    case when n % 50 = 0 then 'you' when n % 20 = 0 then 'authority' else 'done' end, now() - make_interval(mins => n), now() - make_interval(mins => n), 1
  from generate_series(1, 860000) n, (select c.party_id, c.authority_id as tenant_id from procedures.my_case c join tenancy.authority a on a.id = c.authority_id and a.slug = 'aohama'
    where c.party_id = (select id from identity.account where email_key = 'applicant@demo.example') limit 1) t;
vacuum analyze procedures.application;
vacuum analyze procedures.case_text;
vacuum analyze procedures.my_case;
