select platform.open_schema('procedures');

-- 規則15条の2: the statutory list. National data without an owner.
create table procedures.statutory_procedure (
  no integer primary key,
  name jsonb not null,
  kind text not null constraint statutory_procedure_kind_known check (kind in ('application', 'notification', 'report')),
  legal_basis text not null
);
select platform.share_reference('procedures.statutory_procedure');

-- 手続: what an authority offers, in its own words.
create table procedures.procedure (
  tenant_id uuid not null,
  code text not null constraint procedure_code_plain check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  statutory_no integer references procedures.statutory_procedure (no),
  enabled boolean not null,
  kind text not null constraint procedure_kind_known check (kind in ('application', 'notification', 'report')),
  position integer not null,
  title jsonb not null,
  summary jsonb not null,
  keywords text not null,
  legal_basis jsonb not null,
  minutes integer not null constraint procedure_minutes_positive check (minutes > 0),
  fee jsonb not null,
  needs jsonb not null,
  windows jsonb not null,
  checks jsonb not null,
  standard_conditions jsonb not null,
  contact jsonb,
  paper_form text,
  period_unit text constraint procedure_period_unit_known check (period_unit in ('days', 'businessDays', 'months')),
  period_count integer constraint procedure_period_positive check (period_count > 0),
  form_code text not null,
  appeal_variant text not null constraint procedure_appeal_variant_known check (appeal_variant in ('A', 'B')),
  primary key (tenant_id, code),
  constraint procedure_period_whole check (period_count is not null or period_unit is null)
);
select platform.protect_tenant('procedures.procedure');

-- 通知文: an authority's own words for a step, where it has any.
create table procedures.notice_text (
  tenant_id uuid not null,
  kind text not null,
  title jsonb not null,
  body jsonb not null,
  primary key (tenant_id, kind)
);
select platform.protect_tenant('procedures.notice_text');

-- 下書き
create table procedures.draft (
  id uuid primary key,
  party_id uuid not null,
  authority_id uuid not null,
  procedure_code text not null,
  form_code text not null,
  form_version text not null,
  answers jsonb not null,
  step text,
  copied_from uuid,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  version integer not null
);
create index draft_newest on procedures.draft (party_id, saved_at desc);
select platform.protect_party('procedures.draft');

-- Files of a draft, or for the answer to a correction: the applicant's until they are sent.
create table procedures.draft_file (
  id uuid primary key,
  party_id uuid not null,
  draft_id uuid not null,
  field text not null,
  name text not null,
  size bigint not null,
  content_type text not null,
  file_key text not null,
  sha256 text not null,
  added_at timestamptz not null
);
create index draft_file_draft on procedures.draft_file (party_id, draft_id);
select platform.protect_party('procedures.draft_file');

-- 案件
create table procedures.application (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  procedure_code text not null,
  kind text not null constraint application_kind_known check (kind in ('application', 'notification', 'report')),
  form_code text not null,
  applicant_id uuid not null,
  applicant_name text not null,
  language text not null,
  vessel_name text,
  summary text not null,
  search_text text not null,
  search_grams text[] not null,
  state text not null constraint application_state_known check (state in (
    'submitted', 'inReview', 'correctionRequested', 'awaitingDecision', 'granted', 'refused', 'accepted', 'withdrawn', 'revoked')),
  version integer not null constraint application_version_positive check (version > 0),
  answer_set_no integer not null,
  assignee_id uuid,
  assignee_name text,
  submitted_at timestamptz not null,
  turn_since timestamptz not null,
  closed_at timestamptz,
  has_correction_answer boolean not null,
  period_unit text,
  period_count integer,
  clock text not null constraint application_clock_known check (clock in ('running', 'stopped', 'ended')),
  due_on date,
  due_sort date not null,
  stopped_days integer not null constraint application_stopped_days_positive check (stopped_days >= 0),
  last_actor text not null,
  last_action text not null,
  last_at timestamptz not null,
  primary key (tenant_id, id),
  constraint application_number_unique unique (tenant_id, number),
  constraint application_procedure_known foreign key (tenant_id, procedure_code) references procedures.procedure (tenant_id, code),
  constraint application_closed_at_when_closed check (
    (closed_at is not null) = (state in ('granted', 'refused', 'accepted', 'withdrawn', 'revoked'))),
  constraint application_clock_follows_state check (
    (clock = 'stopped') = (state = 'correctionRequested') and (clock = 'ended') = (closed_at is not null)),
  constraint application_ends_as_its_kind check (
    case when kind = 'application' then state <> 'accepted' else state not in ('granted', 'refused', 'revoked', 'awaitingDecision') end)
);
create index application_newest on procedures.application (tenant_id, submitted_at desc, id desc);
create index application_open_due on procedures.application (tenant_id, due_sort, id) where closed_at is null;
create index application_state_due on procedures.application (tenant_id, state, due_sort, id) where closed_at is null;
create index application_state_newest on procedures.application (tenant_id, state, submitted_at desc, id desc);
create index application_assignee on procedures.application (tenant_id, assignee_id, due_sort, id) where closed_at is null;
create index application_closed on procedures.application (tenant_id, submitted_at desc, id desc) where closed_at is not null;
create index application_search on procedures.application using gin (search_grams);
select platform.protect_tenant('procedures.application');

-- What was answered, set by set; never changed.
create table procedures.answer_set (
  tenant_id uuid not null,
  application_id uuid not null,
  set_no integer not null,
  form_version text not null,
  answers jsonb not null,
  given_at timestamptz not null,
  primary key (tenant_id, application_id, set_no),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
select platform.protect_tenant('procedures.answer_set');

-- 経過: what happened, line by line; never changed.
create table procedures.case_event (
  tenant_id uuid not null,
  application_id uuid not null,
  version integer not null,
  move text not null,
  state_after text not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  by_applicant boolean not null,
  note text,
  note_is_public boolean not null,
  primary key (tenant_id, application_id, version),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
select platform.protect_tenant('procedures.case_event');

-- 補正: at most one open request per case.
create table procedures.correction (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  fields jsonb not null,
  note text,
  requested_at timestamptz not null,
  requested_by_id uuid not null,
  requested_by_name text not null,
  answered_at timestamptz,
  cancelled_at timestamptz,
  closed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id),
  constraint correction_asks_something check (jsonb_array_length(fields) > 0 or length(trim(note)) > 0),
  constraint correction_closed_whole check ((closed_at is null) = (answered_at is null and cancelled_at is null))
);
create unique index correction_one_open on procedures.correction (tenant_id, application_id) where closed_at is null;
create index correction_case on procedures.correction (tenant_id, application_id);
select platform.protect_tenant('procedures.correction');

-- 決裁案
create table procedures.recommendation (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  outcome text not null constraint recommendation_outcome_known check (outcome in ('grant', 'refuse')),
  comment text,
  conditions jsonb not null,
  valid_from date,
  valid_to date,
  reasons text,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id),
  constraint recommendation_refusal_has_reasons check (outcome <> 'refuse' or length(trim(reasons)) > 0),
  constraint recommendation_period_forward check (valid_to >= valid_from)
);
create unique index recommendation_one_open on procedures.recommendation (tenant_id, application_id) where closed_at is null;
select platform.protect_tenant('procedures.recommendation');

-- 決裁; never changed.
create table procedures.decision (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  outcome text not null constraint decision_outcome_known check (outcome in ('grant', 'refuse', 'accept', 'revoke', 'amend')),
  reasons text,
  comment text,
  decided_by_id uuid not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id),
  constraint decision_adverse_has_reasons check (outcome not in ('refuse', 'revoke', 'amend') or (reasons is not null and length(trim(reasons)) > 0))
);
create index decision_case on procedures.decision (tenant_id, application_id);
create unique index decision_first_once on procedures.decision (tenant_id, application_id) where outcome in ('grant', 'refuse', 'accept');
select platform.protect_tenant('procedures.decision');

-- 許可, edition by edition; one edition in force.
create table procedures.permit (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  decision_id uuid not null,
  number text not null,
  edition integer not null,
  conditions jsonb not null,
  valid_from date,
  valid_to date,
  issued_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id),
  foreign key (tenant_id, decision_id) references procedures.decision (tenant_id, id),
  constraint permit_edition_unique unique (tenant_id, application_id, edition),
  constraint permit_number_unique unique (tenant_id, number, edition),
  constraint permit_period_forward check (valid_to >= valid_from)
);
create unique index permit_one_in_force on procedures.permit (tenant_id, application_id) where ended_at is null;
select platform.protect_tenant('procedures.permit');

-- 添付書類 as sent.
create table procedures.attachment (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  field text not null,
  name text not null,
  size bigint not null,
  content_type text not null,
  file_key text not null,
  sha256 text not null,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
create index attachment_case on procedures.attachment (tenant_id, application_id);
select platform.protect_tenant('procedures.attachment');

create table procedures.message (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  from_applicant boolean not null,
  author_id uuid not null,
  author_name text not null,
  text text not null constraint message_says_something check (length(trim(text)) > 0),
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
create index message_case on procedures.message (tenant_id, application_id, at);
select platform.protect_tenant('procedures.message');

create table procedures.note (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  author_id uuid not null,
  author_name text not null,
  text text not null constraint note_says_something check (length(trim(text)) > 0),
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
create index note_case on procedures.note (tenant_id, application_id, at);
select platform.protect_tenant('procedures.note');

-- 交付文書: made after the decision; pending until the engine has made it.
create table procedures.issued_document (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  kind text not null constraint issued_document_kind_known check (kind in (
    'applicant-copy', 'permit', 'amendment', 'refusal', 'acceptance', 'revocation', 'correction')),
  edition integer not null,
  number text not null,
  code text not null constraint issued_document_code_unique unique,
  issued_on date not null,
  valid_from date,
  valid_to date,
  file_key text,
  size bigint,
  made_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id),
  constraint issued_document_once unique (tenant_id, application_id, kind, edition),
  constraint issued_document_made_whole check ((made_at is null) = (file_key is null))
);
select platform.protect_tenant('procedures.issued_document');

-- Who issued the document behind a code. Read by anyone who holds the paper; no personal data, hence no owner.
create table procedures.verification (
  code text primary key,
  authority_id uuid not null
);
select platform.share_reference('procedures.verification');
grant insert on procedures.verification to cyberport_app;

create table procedures.saved_filter (
  tenant_id uuid not null,
  account_id uuid not null,
  name text not null constraint saved_filter_name_short check (length(name) between 1 and 60),
  query text not null,
  primary key (tenant_id, account_id, name)
);
select platform.protect_tenant('procedures.saved_filter');

-- 私の案件: what a person sees of their cases across authorities; written from events.
create table procedures.my_case (
  party_id uuid not null,
  id uuid not null,
  authority_id uuid not null,
  number text not null,
  procedure_code text not null,
  procedure_title jsonb not null,
  summary text not null,
  state text not null,
  turn text not null constraint my_case_turn_known check (turn in ('you', 'authority', 'done')),
  turn_since timestamptz not null,
  due_on date,
  submitted_at timestamptz not null,
  permit_number text,
  permit_valid_to date,
  version integer not null,
  primary key (party_id, id)
);
create index my_case_newest on procedures.my_case (party_id, turn_since desc, id);
select platform.protect_party('procedures.my_case');

-- Facts that stand: the application may add to them and not touch them.
revoke update, delete on procedures.answer_set, procedures.case_event, procedures.decision, procedures.attachment, procedures.message, procedures.note
  from cyberport_app;

-- 決裁済みの案件には決裁がある: checked when the transaction ends.
create function procedures.decided_has_decision() returns trigger language plpgsql as $$
begin
  if not exists (
    select from procedures.decision d
    where d.tenant_id = new.tenant_id and d.application_id = new.id
      and d.outcome = case new.state when 'granted' then 'grant' when 'refused' then 'refuse' when 'accepted' then 'accept' else 'revoke' end) then
    raise exception 'case % is % without a decision', new.number, new.state
      using errcode = 'check_violation', constraint = 'application_decided_has_decision';
  end if;
  return null;
end $$;
create constraint trigger application_decided_has_decision after insert or update of state on procedures.application
  deferrable initially deferred for each row when (new.state in ('granted', 'refused', 'accepted', 'revoked'))
  execute function procedures.decided_has_decision();

-- 番号: one sequence per authority, series and fiscal year. A sequence is never locked until commit, so submissions do not
-- wait for each other; a submission that fails leaves a gap. The function reads the entered authority itself.
create function procedures.next_number(series text, year integer) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := platform.current_tenant();
  name text;
  number_source regclass;
begin
  if tenant is null or series not in ('case', 'permit') or year not between 2000 and 2999 then
    raise exception 'a number needs an authority, a series and a year';
  end if;
  name := format('procedures.number_%s_%s_%s', series, year, replace(tenant::text, '-', ''));
  number_source := to_regclass(name);
  if number_source is null then
    perform pg_advisory_xact_lock(hashtextextended(name, 0));
    execute 'create sequence if not exists ' || name;
    number_source := to_regclass(name);
  end if;
  return nextval(number_source);
end $$;
revoke all on function procedures.next_number(text, integer) from public;
grant execute on function procedures.next_number(text, integer) to cyberport_app;

-- 検索. Under row level security PostgreSQL may not use an index whose operator is not leakproof (@>, like), so the search
-- runs as the owner. It looks only at rows of the entered authority; what it finds is read again under the policies.
do $$ begin
  execute format('create policy owner_searches on procedures.application for select to %I using (true)', current_user);
end $$;
create function procedures.search_applications(grams text[], pattern text, numbers text[], at_most integer) returns table (id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select found.id from (
    select a.id, a.submitted_at from procedures.application a
    where a.tenant_id = platform.current_tenant() and a.number = any (numbers)
    union
    select a.id, a.submitted_at from procedures.application a
    where a.tenant_id = platform.current_tenant() and cardinality(grams) > 0 and a.search_grams @> grams and a.search_text like pattern
  ) found
  order by found.submitted_at desc limit at_most
$$;
revoke all on function procedures.search_applications(text[], text, text[], integer) from public;
grant execute on function procedures.search_applications(text[], text, text[], integer) to cyberport_app;
