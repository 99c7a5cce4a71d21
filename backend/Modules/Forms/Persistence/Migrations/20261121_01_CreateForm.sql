select platform.open_schema('forms');

-- National masters: reference data of the service, read by everyone, written by the owner role only.
create table forms.form_master (
  code text not null constraint form_master_code_plain check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  version text not null,
  definition jsonb not null,
  effective_from date not null,
  primary key (code, version)
);
grant select on forms.form_master to cyberport_app;

-- An authority's published texts. No update, no delete: a draft stays on the text it was begun on.
create table forms.form_version (
  tenant_id uuid not null,
  code text not null constraint form_version_code_plain check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  version text not null,
  definition jsonb not null,
  effective_from date not null,
  published_at timestamptz not null,
  constraint form_version_once primary key (tenant_id, code, version)
);
select platform.protect_tenant('forms.form_version');
revoke update, delete on forms.form_version from cyberport_app;
create index form_version_in_force on forms.form_version (tenant_id, code, effective_from desc, published_at desc);
