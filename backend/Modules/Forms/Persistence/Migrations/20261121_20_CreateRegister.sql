-- 船舶・連絡先: what a person keeps to fill in again.
create table forms.register_entry (
  party_id uuid not null,
  id uuid not null,
  kind text not null constraint register_entry_kind_plain check (kind ~ '^[a-z][a-zA-Z]{1,29}$'),
  name text not null constraint register_entry_name_told check (length(name) between 1 and 200),
  identity text not null constraint register_entry_identity_told check (length(identity) between 1 and 200),
  answers jsonb not null constraint register_entry_answers_whole check (jsonb_typeof(answers) = 'object'),
  saved_at timestamptz not null,
  version integer not null constraint register_entry_version_positive check (version > 0),
  primary key (party_id, id),
  constraint register_entry_once unique (party_id, kind, identity)
);
select platform.protect_party('forms.register_entry');
