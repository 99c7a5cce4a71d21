select platform.open_schema('tenancy');

-- The public directory of authorities: everyone reads it, an authority changes only its own row.
create table tenancy.authority (
  id uuid primary key,
  slug text not null constraint authority_slug_unique unique
    constraint authority_slug_plain check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name jsonb not null,
  kana text not null,
  chief_title jsonb not null,
  kind text not null constraint authority_kind_known check (kind in ('portAuthority', 'prefecture', 'ministry')),
  number_prefix text not null constraint authority_number_prefix_unique unique
    constraint authority_number_prefix_plain check (number_prefix ~ '^[A-Z]{2,10}$'),
  profile text not null constraint authority_profile_known check (profile in ('full', 'simple')),
  two_person_decision boolean not null,
  requires_second_factor boolean not null,
  host_names text[] not null,
  branding jsonb not null,
  contact jsonb not null,
  appeal jsonb not null,
  calendar jsonb not null,
  version integer not null
);
create index authority_host_names on tenancy.authority using gin (host_names);
alter table tenancy.authority enable row level security;
alter table tenancy.authority force row level security;
create policy everyone_reads on tenancy.authority for select using (true);
create policy onboarding on tenancy.authority for insert with check (id = platform.current_tenant());
create policy own_row on tenancy.authority for update using (id = platform.current_tenant()) with check (id = platform.current_tenant());
grant select, insert, update on tenancy.authority to cyberport_app;

create table tenancy.port (
  authority_id uuid not null references tenancy.authority (id),
  code text not null,
  locode text constraint port_locode_shape check (locode ~ '^[A-Z]{2}[A-Z2-9]{3}$'),
  name jsonb not null,
  kana text not null,
  class text not null constraint port_class_known check (class in ('internationalStrategic', 'internationalHub', 'important', 'local')),
  position integer not null,
  primary key (authority_id, code)
);
alter table tenancy.port enable row level security;
alter table tenancy.port force row level security;
create policy everyone_reads on tenancy.port for select using (true);
create policy own_rows on tenancy.port using (authority_id = platform.current_tenant()) with check (authority_id = platform.current_tenant());
grant select, insert, update, delete on tenancy.port to cyberport_app;

create table tenancy.notice (
  id uuid primary key,
  tenant_id uuid not null references tenancy.authority (id),
  title jsonb not null,
  body jsonb not null,
  published_at timestamptz not null
);
create index notice_newest on tenancy.notice (tenant_id, published_at desc);
select platform.protect_tenant('tenancy.notice');

create table tenancy.facility (
  tenant_id uuid not null references tenancy.authority (id),
  code text not null,
  port_code text not null,
  kind text not null,
  name jsonb not null,
  position integer not null,
  primary key (tenant_id, code),
  foreign key (tenant_id, port_code) references tenancy.port (authority_id, code)
);
select platform.protect_tenant('tenancy.facility');
