-- ひな形: answers that a person keeps under a name, to begin repeated filings from.
create table procedures.filing_template (
  party_id uuid not null,
  id uuid not null,
  name text not null constraint filing_template_name_told check (length(trim(name)) between 1 and 60),
  authority_id uuid not null,
  procedure_code text not null,
  form_code text not null,
  form_version text not null,
  answers jsonb not null constraint filing_template_answers_whole check (jsonb_typeof(answers) = 'object'),
  filed_on date not null,
  created_at timestamptz not null,
  primary key (party_id, id),
  constraint filing_template_name_once unique (party_id, name)
);
select platform.protect_party('procedures.filing_template');
