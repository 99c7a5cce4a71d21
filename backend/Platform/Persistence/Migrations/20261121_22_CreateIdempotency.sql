-- Answers that were given under an Idempotency-Key: the same call again gets the same answer for a day.
create table platform.idempotency (
  party_id uuid not null,
  key text not null constraint idempotency_key_size check (length(key) between 1 and 200),
  call_hash bytea not null,
  created_at timestamptz not null default now(),
  -- Null while the first call is still being answered.
  status integer,
  content_type text,
  etag text,
  location text,
  body bytea,
  primary key (party_id, key)
);
create index idempotency_age on platform.idempotency (created_at);
select platform.protect_party('platform.idempotency');
create policy worker_purges on platform.idempotency to cyberport_worker using (created_at < now() - interval '1 day');
grant select (created_at), delete on platform.idempotency to cyberport_worker;
