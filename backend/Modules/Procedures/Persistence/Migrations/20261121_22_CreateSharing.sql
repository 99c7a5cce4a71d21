-- 分担・連署: links by which others fill in a part of a draft, or sign it.
create table procedures.share_link (
  party_id uuid not null,
  id uuid not null,
  draft_id uuid not null,
  kind text not null constraint share_link_kind_plain check (kind ~ '^[a-z][a-zA-Z]{1,29}$'),
  name text not null constraint share_link_name_told check (length(trim(name)) between 1 and 100),
  email text not null,
  owner_name text not null,
  steps jsonb not null,
  message text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  done_at timestamptz,
  code_hash text,
  code_until timestamptz,
  code_tries integer not null,
  codes_sent integer not null,
  codes_since timestamptz,
  pass_hash text,
  pass_until timestamptz,
  signed_name text,
  signed_digest text,
  version integer not null,
  primary key (party_id, id),
  constraint share_link_ends check (expires_at > created_at and expires_at <= created_at + interval '31 days'),
  constraint share_link_part_has_steps check (kind <> 'fill' or jsonb_array_length(steps) > 0),
  constraint share_link_signed_whole check ((signed_name is null) = (signed_digest is null))
);
create index share_link_draft on procedures.share_link (party_id, draft_id);
select platform.protect_party('procedures.share_link');

-- Who owns the link behind a token, of which only the hash stands here. Read by anyone who holds the token; no personal data, hence no owner.
create table procedures.share_key (
  token_hash text primary key constraint share_key_hashed check (token_hash ~ '^[0-9a-f]{64}$'),
  owner_id uuid not null,
  link_id uuid not null
);
select platform.share_reference('procedures.share_key');
grant insert on procedures.share_key to cyberport_app;

-- What somebody without an account typed. Its owner is a party made for the link alone.
create table procedures.parked_draft (
  party_id uuid not null,
  id uuid not null,
  authority_id uuid not null,
  procedure_code text not null,
  form_code text not null,
  form_version text not null,
  answers jsonb not null constraint parked_draft_answers_whole check (jsonb_typeof(answers) = 'object'),
  step text,
  expires_at timestamptz not null,
  primary key (party_id, id)
);
select platform.protect_party('procedures.parked_draft');

-- 連署 as it was sent with the case; never changed.
create table procedures.co_signature (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  name text not null,
  email text not null,
  signed_at timestamptz not null,
  digest text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
create index co_signature_case on procedures.co_signature (tenant_id, application_id);
select platform.protect_tenant('procedures.co_signature');
revoke update, delete on procedures.co_signature from cyberport_app;
