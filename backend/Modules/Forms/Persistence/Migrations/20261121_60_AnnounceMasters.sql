-- 国の標準の告示: the ministry adds versions of national masters. What the service ships has no announcer and stays the seed.
alter table forms.form_master
  add column announced_at timestamptz,
  add column announced_by text not null default '',
  add column announced_for uuid,
  add column note text not null default '',
  add constraint form_master_announced_whole check ((announced_at is null) = (announced_for is null) and (announced_at is null or announced_by <> '')),
  add constraint form_master_one_a_day unique (code, effective_from);

-- Not forced: the owner role writes the seed. The application only adds, and only in the ministry's name.
alter table forms.form_master enable row level security;
create policy everybody_reads on forms.form_master for select using (true);
create policy the_ministry_announces on forms.form_master for insert with check (
  announced_at is not null and announced_for = platform.current_tenant()
  and exists (select from tenancy.authority a where a.id = platform.current_tenant() and a.kind = 'ministry'));
grant insert on forms.form_master to cyberport_app;
