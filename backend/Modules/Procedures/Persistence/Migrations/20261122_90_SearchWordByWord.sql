-- 全文検索: every word has to stand somewhere in the case, in whatever order. Each row says whether the search stopped at the newest.
-- The bounds are as before: a short walk tells common words from rare ones (50 in 8,000), the long one ends at 300 cases or 60,000 texts.
drop function procedures.search_applications(text[], text, text[], integer);
create function procedures.search_applications(grams text[], patterns text[], numbers text[], at_most integer) returns table (id uuid, stopped boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := platform.current_tenant();
  met integer;
  walked uuid[];
begin
  return query select a.id, false from procedures.application a where a.tenant_id = tenant and a.number = any (numbers);
  if cardinality(grams) = 0 then
    return;
  end if;
  select count(*) into met from (
    select from (select t.text from procedures.case_text t where t.tenant_id = tenant order by t.submitted_at desc limit 8000) newest
    where newest.text like all (patterns) limit 50) hits;
  if met = 50 then
    walked := array(
      select newest.application_id
      from (select t.application_id, t.text from procedures.case_text t where t.tenant_id = tenant order by t.submitted_at desc limit 60000) newest
      where newest.text like all (patterns) limit least(at_most, 300));
    return query select hit, cardinality(walked) >= least(at_most, 300) or exists (select from procedures.case_text t where t.tenant_id = tenant offset 60000)
      from unnest(walked) hit;
    return;
  end if;
  return query
    select hits.id, count(*) over () >= at_most from (
      select a.id, a.submitted_at from procedures.application a
      where a.tenant_id = tenant and a.search_grams @> search_applications.grams and a.search_text like all (patterns)
      union
      select t.application_id, t.submitted_at from procedures.case_text t
      where t.tenant_id = tenant and t.grams @> search_applications.grams and t.text like all (patterns)
    ) hits
    order by hits.submitted_at desc limit at_most;
end $$;
revoke all on function procedures.search_applications(text[], text[], text[], integer) from public;
grant execute on function procedures.search_applications(text[], text[], text[], integer) to cyberport_app;
