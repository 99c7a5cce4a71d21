-- 港独自の手続の利用の数: what stands in no catalogue is counted by its title, so that the same procedure of many authorities is seen to grow up.
-- Titles that people are shown anyway, and numbers; each authority writes only its own, anyone may add them up.
create table procedures.own_procedure_use (
  title_key text not null constraint own_procedure_use_key_not_empty check (title_key <> ''),
  authority_id uuid not null,
  fiscal_year integer not null,
  title jsonb not null,
  switched_on boolean not null,
  filings integer not null constraint own_procedure_use_filings_not_negative check (filings >= 0),
  counted_at timestamptz not null,
  primary key (title_key, authority_id, fiscal_year)
);
alter table procedures.own_procedure_use enable row level security;
alter table procedures.own_procedure_use force row level security;
create policy anyone_adds_up on procedures.own_procedure_use for select using (true);
create policy own_count on procedures.own_procedure_use for insert with check (authority_id = platform.current_tenant());
create policy own_recount on procedures.own_procedure_use for update using (authority_id = platform.current_tenant()) with check (authority_id = platform.current_tenant());
create policy own_drop on procedures.own_procedure_use for delete using (authority_id = platform.current_tenant());
grant select, insert, update, delete on procedures.own_procedure_use to cyberport_app;
