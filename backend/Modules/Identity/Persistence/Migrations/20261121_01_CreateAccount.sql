select platform.open_schema('identity');

-- Accounts stand above authorities and parties: nobody is signed in yet when they are looked up. They are visible only on
-- connections that the Identity module has opened (setting app.identity), so that no other module's SQL can read them.
create function identity.protect_private(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy identity_only on %s using (current_setting(''app.identity'', true) = ''on'')
                  with check (current_setting(''app.identity'', true) = ''on'')', target);
  execute format('grant select, insert, update, delete on %s to cyberport_app', target);
end $$;

create table identity.account (
  id uuid primary key,
  email text not null,
  -- The e-mail address as it is compared: half-width, trimmed, lower case.
  email_key text not null constraint account_email_unique unique,
  name text not null,
  language text not null constraint account_language_known check (language in ('ja', 'en', 'easy')),
  notify_by_mail boolean not null,
  is_operator boolean not null,
  confirmed_at timestamptz,
  password_hash text,
  -- Changes with every change of the means to sign in: ends other sessions and voids links that were sent.
  security_stamp text not null,
  failed_attempts integer not null,
  locked_until timestamptz,
  -- Encrypted by the application.
  authenticator_key text,
  authenticator_enabled_at timestamptz,
  -- The last time step whose code was accepted: a code works once.
  last_code_step bigint,
  created_at timestamptz not null
);
select identity.protect_private('identity.account');

create table identity.session (
  id uuid primary key,
  account_id uuid not null references identity.account (id) on delete cascade,
  security_stamp text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  ip text,
  user_agent text,
  -- A second factor or a passkey was used.
  strong boolean not null,
  remember boolean not null
);
create index session_account on identity.session (account_id);
select identity.protect_private('identity.session');

create table identity.recovery_code (
  account_id uuid not null references identity.account (id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
select identity.protect_private('identity.recovery_code');

create table identity.passkey (
  id uuid primary key,
  account_id uuid not null references identity.account (id) on delete cascade,
  credential_id bytea not null constraint passkey_credential_unique unique
    constraint passkey_credential_size check (octet_length(credential_id) between 1 and 1023),
  name text not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  is_user_verified boolean not null,
  is_backup_eligible boolean not null,
  is_backed_up boolean not null,
  attestation_object bytea not null,
  client_data bytea not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_account on identity.passkey (account_id);
select identity.protect_private('identity.passkey');

-- 所属: who works for which authority, as what. The authority owns the row; the member may see their own.
create table identity.membership (
  tenant_id uuid not null,
  account_id uuid not null references identity.account (id) on delete cascade,
  roles text[] not null constraint membership_roles_known
    check (roles <@ array['receive', 'review', 'decide', 'administer', 'helpDesk'] and cardinality(roles) > 0),
  since timestamptz not null,
  primary key (tenant_id, account_id)
);
create index membership_account on identity.membership (account_id);
select platform.protect_tenant('identity.membership');
create policy own_rows on identity.membership for select using (account_id = platform.current_party());
