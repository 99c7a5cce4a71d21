-- まとめて申請: many filings of one procedure out of one spreadsheet.
create table procedures.filing_batch (
  party_id uuid not null,
  id uuid not null,
  authority_id uuid not null,
  procedure_code text not null,
  form_code text not null,
  form_version text not null,
  file_name text not null,
  file_key text not null,
  owner_name text not null,
  language text not null,
  state text not null constraint filing_batch_state_plain check (state ~ '^[a-z][a-zA-Z]{1,29}$'),
  failure text,
  total integer not null constraint filing_batch_total_positive check (total >= 0),
  done integer not null constraint filing_batch_done_within check (done between 0 and total),
  created_at timestamptz not null,
  declared_at timestamptz,
  version integer not null,
  primary key (party_id, id),
  constraint filing_batch_failure_told check ((state = 'failed') = (failure is not null)),
  constraint filing_batch_sent_was_declared check (state not in ('sending', 'sent') or declared_at is not null)
);
select platform.protect_party('procedures.filing_batch');

create table procedures.batch_row (
  party_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  row_no integer not null constraint batch_row_no_positive check (row_no > 0),
  label text not null,
  answers jsonb not null constraint batch_row_answers_whole check (jsonb_typeof(answers) = 'object'),
  errors jsonb not null,
  needs_files boolean not null,
  state text not null constraint batch_row_state_plain check (state ~ '^[a-z][a-zA-Z]{1,29}$'),
  number text,
  primary key (party_id, id),
  foreign key (party_id, batch_id) references procedures.filing_batch (party_id, id) on delete cascade,
  constraint batch_row_once unique (party_id, batch_id, row_no),
  constraint batch_row_sent_has_number check ((state = 'sent') = (number is not null)),
  constraint batch_row_wrong_has_reason check ((state = 'wrong') = (jsonb_array_length(errors) > 0))
);
select platform.protect_party('procedures.batch_row');
