-- Who published a version, why, and on which version of which national master it stands.
alter table forms.form_version
  add column published_by text not null default '',
  add column note text not null default '',
  add column base_code text,
  add column base_version text,
  add constraint form_version_base_whole check ((base_code is null) = (base_version is null));

-- The working copy of a form: one per authority and form; not yet anybody's law.
create table forms.form_work (
  tenant_id uuid not null,
  code text not null constraint form_work_code_plain check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  definition jsonb not null,
  base_code text,
  base_version text,
  version integer not null,
  saved_at timestamptz not null,
  saved_by text not null,
  constraint form_work_once primary key (tenant_id, code),
  constraint form_work_base_whole check ((base_code is null) = (base_version is null))
);
select platform.protect_tenant('forms.form_work');

-- Sample answers stay with the form and are replayed before each publication, as on the day on which they were kept.
create table forms.form_sample (
  tenant_id uuid not null,
  code text not null,
  id text not null constraint form_sample_id_plain check (id ~ '^[A-Za-z0-9-]{1,40}$'),
  name text not null,
  answers jsonb not null,
  expects text not null constraint form_sample_expects_known check (expects in ('valid', 'invalid')),
  kept_on date not null,
  constraint form_sample_once primary key (tenant_id, code, id)
);
select platform.protect_tenant('forms.form_sample');

-- 様式ライブラリ: published forms of all authorities, to start from. Read by everyone; each authority only adds its own.
create table forms.form_library (
  authority_id uuid not null,
  authority_slug text not null,
  authority_name jsonb not null,
  code text not null,
  version text not null,
  title jsonb not null,
  questions integer not null,
  definition jsonb not null,
  base_code text,
  base_version text,
  effective_from date not null,
  published_at timestamptz not null,
  primary key (authority_id, code, version)
);
alter table forms.form_library enable row level security;
alter table forms.form_library force row level security;
create policy everybody_reads on forms.form_library for select using (true);
create policy own_rows_are_added on forms.form_library for insert with check (authority_id = platform.current_tenant());
grant select, insert on forms.form_library to cyberport_app;
create index form_library_latest on forms.form_library (code, authority_slug, published_at desc);
