-- 一括処理: long work in the name of one officer.
create table procedures.bulk_job (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null constraint bulk_job_kind_named check (kind ~ '^[a-z][a-zA-Z]+$'),
  started_by_id uuid not null,
  started_by_name text not null,
  roles text[] not null,
  language text not null,
  spec jsonb not null,
  state text not null constraint bulk_job_state_known check (state in ('running', 'done', 'failed')),
  total integer not null,
  done integer not null,
  failed integer not null,
  file_name text,
  note text,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint bulk_job_ended_whole check ((state = 'running') = (ended_at is null)),
  constraint bulk_job_counts check (done >= 0 and failed >= 0)
);
create index bulk_job_newest on procedures.bulk_job (tenant_id, started_by_id, started_at desc);
select platform.protect_tenant('procedures.bulk_job');

create table procedures.bulk_row (
  tenant_id uuid not null,
  job_id uuid not null,
  no integer not null,
  subject_id uuid not null,
  label text not null,
  valid_to date,
  state text not null constraint bulk_row_state_known check (state in ('running', 'done', 'failed')),
  code text,
  text text,
  primary key (tenant_id, job_id, no),
  foreign key (tenant_id, job_id) references procedures.bulk_job (tenant_id, id),
  constraint bulk_row_subject_once unique (tenant_id, job_id, subject_id),
  constraint bulk_row_refusal_has_code check ((state = 'failed') = (code is not null))
);
select platform.protect_tenant('procedures.bulk_row');
