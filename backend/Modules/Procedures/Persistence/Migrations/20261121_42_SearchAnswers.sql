-- 全文検索: names, answers, names of attached files, in a table of their own; the filing itself does not wait for it.
create table procedures.case_text (
  tenant_id uuid not null,
  application_id uuid not null,
  submitted_at timestamptz not null,
  version integer not null,
  text text not null,
  grams text[] not null,
  primary key (tenant_id, application_id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
-- The pairs lie outside the row: a walk over the newest texts reads texts only.
alter table procedures.case_text alter column grams set storage external;
create index case_text_newest on procedures.case_text (tenant_id, submitted_at desc, application_id);
create index case_text_grams on procedures.case_text using gin (grams);
select platform.protect_tenant('procedures.case_text');
do $$ begin
  execute format('create policy owner_searches on procedures.case_text for select to %I using (true)', current_user);
end $$;

-- What many cases share is found by walking from the newest; what few share, by its pairs of characters. Either way the time
-- has a bound: a short walk tells the two apart (50 in 8,000), and the long one ends at 300 cases or 60,000 texts.
create or replace function procedures.search_applications(grams text[], pattern text, numbers text[], at_most integer) returns table (id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := platform.current_tenant();
  met integer;
begin
  return query select a.id from procedures.application a where a.tenant_id = tenant and a.number = any (numbers);
  if cardinality(grams) = 0 then
    return;
  end if;
  select count(*) into met from (
    select from (select t.text from procedures.case_text t where t.tenant_id = tenant order by t.submitted_at desc limit 8000) newest
    where newest.text like pattern limit 50) hits;
  if met = 50 then
    return query
      select newest.application_id
      from (select t.application_id, t.text from procedures.case_text t where t.tenant_id = tenant order by t.submitted_at desc limit 60000) newest
      where newest.text like pattern limit least(at_most, 300);
    return;
  end if;
  return query
    select found.id from (
      select a.id, a.submitted_at from procedures.application a
      where a.tenant_id = tenant and a.search_grams @> search_applications.grams and a.search_text like pattern
      union
      select t.application_id, t.submitted_at from procedures.case_text t
      where t.tenant_id = tenant and t.grams @> search_applications.grams and t.text like pattern
    ) found
    order by found.submitted_at desc limit at_most;
end $$;

-- 私の案件: every order and filter of the list walks an index, also with hundreds of thousands of cases.
drop index procedures.my_case_newest;
create index my_case_newest on procedures.my_case (party_id, turn_since desc, id desc);
create index my_case_turn on procedures.my_case (party_id, turn, turn_since desc, id desc);
create index my_case_open on procedures.my_case (party_id, turn_since desc, id desc) where turn <> 'done';
