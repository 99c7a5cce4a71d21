select platform.open_schema('probe');

create table probe.note (
  id uuid primary key,
  tenant_id uuid not null,
  text text not null constraint note_text_unique unique,
  state text not null,
  extra jsonb not null
);
select platform.protect_tenant('probe.note');

create table probe.letter (
  id uuid primary key,
  party_id uuid not null,
  text text not null
);
select platform.protect_party('probe.letter');

create table probe.seen (
  tenant_id uuid not null,
  note_id uuid not null,
  primary key (tenant_id, note_id)
);
select platform.protect_tenant('probe.seen');
