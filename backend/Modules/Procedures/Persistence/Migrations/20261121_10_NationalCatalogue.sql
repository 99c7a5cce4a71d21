-- 港湾行政手続の体系: every procedure that the ministry's survey names. National data without an owner; takes the place of the statutory list.
create table procedures.national_procedure (
  code text primary key constraint national_procedure_code_plain check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  position integer not null,
  statutory_no integer constraint national_procedure_statutory check (statutory_no between 1 and 17),
  basis text constraint national_procedure_basis_known check (basis in ('law', 'survey')),
  form_code text not null,
  definition jsonb not null
);
select platform.share_reference('procedures.national_procedure');

-- 個別業務の条件: from how many authorities and filings a year on a procedure deserves a form and pages of its own. One row.
create table procedures.catalogue_rule (
  only_row boolean primary key default true constraint catalogue_rule_once check (only_row),
  authorities integer not null constraint catalogue_rule_authorities_positive check (authorities > 0),
  filings integer not null constraint catalogue_rule_filings_positive check (filings > 0),
  source text not null
);
select platform.share_reference('procedures.catalogue_rule');

-- 利用の数: one row per procedure, authority and fiscal year, written by that authority's own nightly count. Numbers only, so anyone may add them up.
create table procedures.procedure_use (
  national_code text not null references procedures.national_procedure (code),
  authority_id uuid not null,
  fiscal_year integer not null,
  switched_on boolean not null,
  filings integer not null constraint procedure_use_filings_not_negative check (filings >= 0),
  counted_at timestamptz not null,
  primary key (national_code, authority_id, fiscal_year)
);
alter table procedures.procedure_use enable row level security;
alter table procedures.procedure_use force row level security;
create policy anyone_adds_up on procedures.procedure_use for select using (true);
create policy own_count on procedures.procedure_use for insert with check (authority_id = platform.current_tenant());
create policy own_recount on procedures.procedure_use for update using (authority_id = platform.current_tenant()) with check (authority_id = platform.current_tenant());
create policy own_drop on procedures.procedure_use for delete using (authority_id = platform.current_tenant());
grant select, insert, update, delete on procedures.procedure_use to cyberport_app;

alter table procedures.procedure
  add column national_code text references procedures.national_procedure (code),
  add column version integer not null default 1,
  add column deadlines jsonb not null default '[]',
  add column seasons jsonb not null default '[]',
  add column paper_file jsonb,
  drop column statutory_no;
drop table procedures.statutory_procedure;
