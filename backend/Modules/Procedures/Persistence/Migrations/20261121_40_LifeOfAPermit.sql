-- 許可の一生: renewal, change, succession, reports, surrender; each filing joins the chain of the permit that it follows.
create extension if not exists btree_gist;

-- 手続の一生の決まり
create table procedures.life_rule (
  tenant_id uuid not null,
  procedure_code text not null,
  relations jsonb not null constraint life_rule_relations_list check (jsonb_typeof(relations) = 'array'),
  renewal text not null constraint life_rule_renewal_known check (renewal in ('single', 'onApplication', 'exOfficio')),
  renewal_months integer constraint life_rule_renewal_months_positive check (renewal_months between 1 and 600),
  reminder_days integer[] not null constraint life_rule_reminder_days_few check (cardinality(reminder_days) <= 10),
  freeze_stops_clock boolean not null,
  retention_years integer constraint life_rule_retention_positive check (retention_years between 1 and 100),
  retention_from text not null constraint life_rule_retention_from_known check (retention_from in ('closing', 'expiry')),
  primary key (tenant_id, procedure_code),
  foreign key (tenant_id, procedure_code) references procedures.procedure (tenant_id, code)
);
select platform.protect_tenant('procedures.life_rule');

alter table procedures.draft
  add column relation text,
  add column related_id uuid,
  add constraint draft_relation_whole check ((relation is null) = (related_id is null));

alter table procedures.application
  add column relation text constraint application_relation_known check (
    relation in ('renewal', 'change', 'succession', 'startReport', 'finishReport', 'surrender')),
  add column chain_id uuid,
  add column related_id uuid,
  add column merged_into_id uuid,
  add constraint application_relation_whole check ((relation is null) = (chain_id is null) and (relation is null) = (related_id is null)),
  add constraint application_related foreign key (tenant_id, related_id) references procedures.application (tenant_id, id),
  add constraint application_merged_into foreign key (tenant_id, merged_into_id) references procedures.application (tenant_id, id),
  add constraint application_merged_whole check ((state = 'merged') = (merged_into_id is not null) and merged_into_id <> id),
  drop constraint application_state_known,
  add constraint application_state_known check (state in (
    'submitted', 'inReview', 'correctionRequested', 'awaitingDecision', 'granted', 'refused', 'accepted', 'withdrawn', 'revoked', 'frozen', 'merged')),
  drop constraint application_closed_at_when_closed,
  add constraint application_closed_at_when_closed check (
    (closed_at is not null) = (state in ('granted', 'refused', 'accepted', 'withdrawn', 'revoked', 'merged'))),
  drop constraint application_clock_follows_state,
  add constraint application_clock_follows_state check (
    case state when 'correctionRequested' then clock = 'stopped' when 'frozen' then clock in ('running', 'stopped') else clock <> 'stopped' end
    and (clock = 'ended') = (closed_at is not null));
create index application_chain on procedures.application (tenant_id, chain_id) where chain_id is not null;
create index application_merged on procedures.application (tenant_id, merged_into_id) where merged_into_id is not null;

-- 保留
create table procedures.freeze (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  reason text not null constraint freeze_says_why check (length(trim(reason)) > 0),
  stops_clock boolean not null,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id),
  constraint freeze_forward check (to_at >= from_at)
);
create unique index freeze_one_open on procedures.freeze (tenant_id, application_id) where to_at is null;
create index freeze_case on procedures.freeze (tenant_id, application_id);
select platform.protect_tenant('procedures.freeze');

alter table procedures.decision
  drop constraint decision_outcome_known,
  add constraint decision_outcome_known check (outcome ~ '^[a-z][a-zA-Z]+$');

-- 許可の系列: one permit of a chain in force on any day, whichever case holds it.
alter table procedures.permit
  add column chain_id uuid,
  add column previous_id uuid,
  add column ended_because text constraint permit_end_known check (ended_because in ('replaced', 'succeeded', 'surrendered', 'revoked')),
  add column expired_at timestamptz;
alter table procedures.permit no force row level security;
update procedures.permit p set
  chain_id = (select f.id from procedures.permit f where f.tenant_id = p.tenant_id and f.application_id = p.application_id order by f.edition limit 1),
  previous_id = (select f.id from procedures.permit f where f.tenant_id = p.tenant_id and f.application_id = p.application_id and f.edition = p.edition - 1),
  ended_because = case when p.ended_at is null then null
    when exists (select from procedures.permit f where f.tenant_id = p.tenant_id and f.application_id = p.application_id and f.edition > p.edition) then 'replaced'
    else 'revoked' end;
alter table procedures.permit force row level security;
drop index procedures.permit_one_in_force;
alter table procedures.permit
  alter column chain_id set not null,
  add constraint permit_end_whole check ((ended_at is null) = (ended_because is null)),
  add constraint permit_previous foreign key (tenant_id, previous_id) references procedures.permit (tenant_id, id),
  add constraint permit_one_in_force exclude using gist (tenant_id with =, chain_id with =, daterange(valid_from, valid_to, '[]') with &&) where (ended_at is null);
create index permit_case on procedures.permit (tenant_id, application_id);
create index permit_chain on procedures.permit (tenant_id, chain_id);
create index permit_runs_out on procedures.permit (tenant_id, valid_to, id) where ended_at is null;
create index permit_newest on procedures.permit (tenant_id, issued_at desc, id desc);

-- 期限の予告: each of the procedure's days once.
create table procedures.permit_reminder (
  tenant_id uuid not null,
  permit_id uuid not null,
  days integer not null,
  at timestamptz not null,
  primary key (tenant_id, permit_id, days),
  foreign key (tenant_id, permit_id) references procedures.permit (tenant_id, id)
);
select platform.protect_tenant('procedures.permit_reminder');

alter table procedures.issued_document
  drop constraint issued_document_kind_known,
  add constraint issued_document_kind_known check (kind ~ '^[a-z][a-z-]+$');
