-- 担当係: who works on what. Members are accounts; whether they still work here is asked when it matters.
create table procedures.desk (
  tenant_id uuid not null,
  id uuid not null,
  name jsonb not null,
  position integer not null,
  is_default boolean not null,
  members uuid[] not null,
  primary key (tenant_id, id)
);
create unique index desk_one_default on procedures.desk (tenant_id) where is_default;
select platform.protect_tenant('procedures.desk');

-- 職位: the rank that 専決 asks for.
create table procedures.officer_post (
  tenant_id uuid not null,
  account_id uuid not null,
  title text not null,
  rank integer not null constraint officer_post_rank_known check (rank between 0 and 9),
  primary key (tenant_id, account_id)
);
select platform.protect_tenant('procedures.officer_post');

-- 不在代理
create table procedures.absence (
  tenant_id uuid not null,
  id uuid not null,
  away_id uuid not null,
  away_name text not null,
  cover_id uuid not null,
  cover_name text not null,
  from_day date not null,
  to_day date not null,
  set_by_id uuid not null,
  set_by_name text not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint absence_covered_by_another check (away_id <> cover_id),
  constraint absence_forward check (to_day >= from_day)
);
create index absence_cover on procedures.absence (tenant_id, cover_id, to_day) where ended_at is null;
create index absence_away on procedures.absence (tenant_id, away_id, to_day) where ended_at is null;
select platform.protect_tenant('procedures.absence');

-- 事務の進め方 of a procedure, or of all (_all): routing, 専決, checklist.
create table procedures.work_plan (
  tenant_id uuid not null,
  procedure_code text not null,
  routing jsonb not null,
  levels jsonb not null,
  checks jsonb not null,
  consultation_stops_clock boolean not null,
  version integer not null constraint work_plan_version_positive check (version > 0),
  primary key (tenant_id, procedure_code)
);
select platform.protect_tenant('procedures.work_plan');

-- 確認済み: who ticked what, when.
create table procedures.check_tick (
  tenant_id uuid not null,
  application_id uuid not null,
  check_id text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (tenant_id, application_id, check_id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
select platform.protect_tenant('procedures.check_tick');

alter table procedures.application
  add column desk_id uuid,
  add column extension_days integer not null default 0,
  add column extension_count integer not null default 0 constraint application_extensions_counted check (extension_count >= 0),
  add constraint application_desk_known foreign key (tenant_id, desk_id) references procedures.desk (tenant_id, id) on delete set null (desk_id);
create index application_desk on procedures.application (tenant_id, desk_id, due_sort, id) where closed_at is null;

alter table procedures.case_event add column in_place_of text;
alter table procedures.decision add column in_place_of_id uuid, add column in_place_of_name text,
  add constraint decision_in_place_whole check ((in_place_of_id is null) = (in_place_of_name is null));

-- 処理期間の延長; never changed.
create table procedures.extension (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  no integer not null,
  days integer not null constraint extension_later check (days > 0),
  before date not null,
  after date not null,
  reason text not null constraint extension_has_reason check (length(trim(reason)) > 0),
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id),
  constraint extension_once unique (tenant_id, application_id, no)
);
select platform.protect_tenant('procedures.extension');

-- 合議・照会
create table procedures.consultation (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  addressee text not null,
  officer_id uuid,
  desk_id uuid,
  email text,
  question text not null constraint consultation_asks_something check (length(trim(question)) > 0),
  due_on date not null,
  mandatory boolean not null,
  stops_clock boolean not null,
  shown_fields jsonb not null,
  shown_files jsonb not null,
  asked_by_id uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  link_hashes text[] not null,
  link_ends_at timestamptz,
  opinion text,
  text text,
  answered_by text,
  answered_at timestamptz,
  files jsonb not null,
  revoked_at timestamptz,
  closed_at timestamptz,
  reminded_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id),
  constraint consultation_asks_one check (num_nonnulls(officer_id, desk_id, email) = 1),
  constraint consultation_link_ends check ((email is null) = (link_ends_at is null)),
  constraint consultation_answered_whole check ((answered_at is null) = (opinion is null) and (answered_at is null) = (answered_by is null)),
  constraint consultation_closed_whole check ((closed_at is null) = (answered_at is null and revoked_at is null))
);
create index consultation_case on procedures.consultation (tenant_id, application_id);
create index consultation_open on procedures.consultation (tenant_id, due_on) where closed_at is null;
select platform.protect_tenant('procedures.consultation');
