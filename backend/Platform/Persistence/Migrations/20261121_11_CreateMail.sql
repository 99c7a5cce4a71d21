-- メールと通知.

create table platform.mail (
  id uuid primary key,
  tenant_id uuid,
  recipient text not null,
  subject text not null,
  text_body text not null,
  html_body text,
  language text not null constraint mail_language_known check (language in ('ja', 'en', 'easy')),
  created_at timestamptz not null,
  -- kept: no mail server is configured; the development page shows it.
  state text not null default 'pending' constraint mail_state_known check (state in ('pending', 'sent', 'kept', 'dead')),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  lease_until timestamptz,
  last_error text,
  sent_at timestamptz,
  sent_text text,
  sent_html text
);
create index mail_due on platform.mail (next_at) where state = 'pending';
create index mail_recipient on platform.mail (lower(recipient), id);
alter table platform.mail enable row level security;
alter table platform.mail force row level security;
-- The application only puts mails in, in the name of the authority it serves just then, or of the service.
create policy app_puts on platform.mail for insert to cyberport_app with check (tenant_id is null or tenant_id = platform.current_tenant());
create policy worker_all on platform.mail to cyberport_worker using (true) with check (true);
grant insert on platform.mail to cyberport_app;
grant select, update, delete on platform.mail to cyberport_worker;

create table platform.notification (
  id uuid primary key,
  party_id uuid not null,
  kind text not null,
  title jsonb not null,
  body jsonb not null,
  link text not null constraint notification_link_inside check (link like '/%' and link not like '//%'),
  because uuid,
  created_at timestamptz not null,
  read_at timestamptz
);
create index notification_newest on platform.notification (party_id, id desc);
create index notification_unread on platform.notification (party_id) where read_at is null;
-- An event that is delivered twice tells a person once.
create unique index notification_once on platform.notification (party_id, because, kind) where because is not null;
select platform.protect_party('platform.notification');
