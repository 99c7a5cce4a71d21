-- The ground under every module: who owns a row, and the platform's own queues.

-- Opens a schema to the application role. Tables get their own grants when they are protected or shared.
create function platform.open_schema(name text) returns void language plpgsql as $$
begin
  execute format('grant usage on schema %I to cyberport_app', name);
end $$;

create function platform.current_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;

create function platform.current_party() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.party_id', true), '')::uuid;

-- Rows of one authority: visible and writable only while that authority is entered. Unset means nothing is visible.
create function platform.protect_tenant(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant_rows on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)
                  with check (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', target);
  execute format('grant select, insert, update, delete on %s to cyberport_app', target);
end $$;

-- Rows of one person or company, across authorities.
create function platform.protect_party(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy party_rows on %s using (party_id = nullif(current_setting(''app.party_id'', true), '''')::uuid)
                  with check (party_id = nullif(current_setting(''app.party_id'', true), '''')::uuid)', target);
  execute format('grant select, insert, update, delete on %s to cyberport_app', target);
end $$;

-- Reference tables without an owner: everybody reads, only the owner role writes.
create function platform.share_reference(target regclass) returns void language plpgsql as $$
begin
  execute format('grant select on %s to cyberport_app', target);
end $$;

select platform.open_schema('platform');
grant usage on schema platform to cyberport_worker;

create table platform.outbox (
  id uuid primary key,
  tenant_id uuid,
  party_id uuid,
  name text not null,
  payload jsonb not null,
  occurred_at timestamptz not null,
  trace_parent text,
  state text not null default 'pending' constraint outbox_state_known check (state in ('pending', 'done', 'dead')),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  lease_until timestamptz,
  last_error text,
  done_at timestamptz
);
create index outbox_due on platform.outbox (next_at) where state = 'pending';
create index outbox_dead on platform.outbox (occurred_at) where state = 'dead';
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
-- The application only puts messages in, and only for whom it serves just then.
create policy app_puts on platform.outbox for insert to cyberport_app with check (
  (tenant_id is null or tenant_id = platform.current_tenant()) and (party_id is null or party_id = platform.current_party()));
create policy worker_all on platform.outbox to cyberport_worker using (true) with check (true);
grant insert on platform.outbox to cyberport_app;
grant select, update, delete on platform.outbox to cyberport_worker;

create table platform.outbox_delivery (
  message_id uuid not null references platform.outbox (id) on delete cascade,
  handler text not null,
  delivered_at timestamptz not null default now(),
  primary key (message_id, handler)
);
grant select, insert, delete on platform.outbox_delivery to cyberport_worker;

-- 監査証跡. Rows are written with the change itself and sealed into a hash chain per owner a moment later, in commit order:
-- chaining inside the transaction would make every writer of an authority wait for the one before.
create table platform.audit_entry (
  id uuid primary key,
  tenant_id uuid,
  party_id uuid,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  on_behalf_of text,
  ip text,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  seal_no bigint,
  seal bytea,
  constraint audit_entry_one_owner check (num_nonnulls(tenant_id, party_id) = 1),
  constraint audit_entry_sealed_whole check ((seal_no is null) = (seal is null))
);
create index audit_entry_subject on platform.audit_entry (tenant_id, subject_type, subject_id, at);
create index audit_entry_unsealed on platform.audit_entry (id) where seal_no is null;
create unique index audit_entry_chain on platform.audit_entry (coalesce(tenant_id, party_id), seal_no) where seal_no is not null;
alter table platform.audit_entry enable row level security;
alter table platform.audit_entry force row level security;
create policy audit_rows on platform.audit_entry to cyberport_app
  using (tenant_id = platform.current_tenant() or party_id = platform.current_party())
  with check (tenant_id = platform.current_tenant() or party_id = platform.current_party());
create policy worker_all on platform.audit_entry to cyberport_worker using (true) with check (true);
grant select, insert on platform.audit_entry to cyberport_app;
grant select, update (seal_no, seal) on platform.audit_entry to cyberport_worker;

create function platform.refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.seal_no is null
     and (to_jsonb(new) - 'seal_no' - 'seal') = (to_jsonb(old) - 'seal_no' - 'seal') then
    return new;
  end if;
  raise exception 'the audit trail is append-only' using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_entry_append_only before update or delete on platform.audit_entry
  for each row execute function platform.refuse_audit_change();

create table platform.audit_chain (
  owner_id uuid primary key,
  last_no bigint not null,
  last_seal bytea not null
);
grant select, insert, update on platform.audit_chain to cyberport_worker;

-- What a seal covers: everything in the row and the seal before it.
create function platform.audit_seal(entry platform.audit_entry, previous bytea) returns bytea language sql immutable set timezone = 'UTC'
  return sha256(previous || convert_to((to_jsonb(entry) - 'seal_no' - 'seal')::text, 'UTF8'));

-- Seals what is not yet sealed; returns how many. One sealer at a time.
create function platform.seal_audit(at_most integer) returns integer language plpgsql as $$
declare
  entry platform.audit_entry;
  chain platform.audit_chain;
  sealed integer := 0;
  owner uuid;
begin
  if not pg_try_advisory_xact_lock(72190043) then
    return 0;
  end if;
  for entry in select * from platform.audit_entry where seal_no is null order by id limit at_most loop
    owner := coalesce(entry.tenant_id, entry.party_id);
    select * into chain from platform.audit_chain where owner_id = owner;
    if not found then
      chain := row(owner, 0, '\x'::bytea);
      insert into platform.audit_chain values (owner, 0, '\x'::bytea);
    end if;
    chain.last_no := chain.last_no + 1;
    chain.last_seal := platform.audit_seal(entry, chain.last_seal);
    update platform.audit_entry set seal_no = chain.last_no, seal = chain.last_seal where id = entry.id;
    update platform.audit_chain set last_no = chain.last_no, last_seal = chain.last_seal where owner_id = owner;
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;
revoke all on function platform.seal_audit(integer) from public;
grant execute on function platform.seal_audit(integer) to cyberport_worker;

-- Walks an owner's chain; returns the number of the first broken link, or null when it is whole.
create function platform.verify_audit(owner uuid) returns bigint language plpgsql stable as $$
declare
  entry platform.audit_entry;
  previous bytea := '\x'::bytea;
  expected bigint := 0;
  chain platform.audit_chain;
begin
  for entry in select * from platform.audit_entry where coalesce(tenant_id, party_id) = owner and seal_no is not null order by seal_no loop
    expected := expected + 1;
    if entry.seal_no <> expected or entry.seal <> platform.audit_seal(entry, previous) then
      return expected;
    end if;
    previous := entry.seal;
  end loop;
  select * into chain from platform.audit_chain where owner_id = owner;
  if found and (chain.last_no <> expected or chain.last_seal <> previous) then
    return expected + 1;
  end if;
  return null;
end $$;
grant execute on function platform.verify_audit(uuid) to cyberport_worker;

create table platform.data_protection_key (
  id text primary key,
  xml text not null,
  created_at timestamptz not null default now()
);
grant select, insert on platform.data_protection_key to cyberport_worker;
