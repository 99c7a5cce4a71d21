-- カレンダーの購読リンク
create table procedures.calendar_link (
  tenant_id uuid not null,
  account_id uuid not null,
  digest bytea not null constraint calendar_link_digest_whole check (length(digest) = 32),
  language text not null,
  created_at timestamptz not null,
  primary key (tenant_id, account_id),
  constraint calendar_link_digest_unique unique (digest)
);
select platform.protect_tenant('procedures.calendar_link');

-- 保存期間の満了と匿名化
alter table procedures.application add column anonymised_at timestamptz;
create index application_kept on procedures.application (tenant_id, closed_at) where closed_at is not null and anonymised_at is null;

create table procedures.retention_hold (
  tenant_id uuid not null,
  application_id uuid not null,
  reason text not null constraint retention_hold_says_why check (length(trim(reason)) > 0),
  by_name text not null,
  at timestamptz not null,
  primary key (tenant_id, application_id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
select platform.protect_tenant('procedures.retention_hold');

create table procedures.retention_log (
  tenant_id uuid not null,
  application_id uuid not null,
  number text not null,
  procedure_code text not null,
  years integer not null,
  ended_on date not null,
  files integer not null,
  anonymised_at timestamptz not null,
  primary key (tenant_id, application_id),
  foreign key (tenant_id, application_id) references procedures.application (tenant_id, id)
);
select platform.protect_tenant('procedures.retention_log');
revoke update, delete on procedures.retention_log from cyberport_app;

-- Content that a row no longer names. Whether another row still does is asked later, over all owners.
create table procedures.released_file (
  file_key text primary key,
  released_at timestamptz not null default now()
);
create function procedures.release_file() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.file_key is not null and (tg_op = 'DELETE' or new.file_key is distinct from old.file_key) then
    insert into procedures.released_file (file_key) values (old.file_key) on conflict (file_key) do update set released_at = now();
  end if;
  return null;
end $$;
revoke all on function procedures.release_file() from public;
do $$
declare t text;
begin
  for t in select c.table_name from information_schema.columns c
           where c.table_schema = 'procedures' and c.column_name = 'file_key' and c.table_name <> 'released_file' loop
    execute format('create policy owner_counts_files on procedures.%I for select to %I using (true)', t, current_user);
    execute format('create trigger %I after delete or update of file_key on procedures.%I for each row execute function procedures.release_file()', t || '_releases', t);
  end loop;
  -- A paper form of an authority has its key inside a value.
  execute format('create policy owner_counts_files on procedures.procedure for select to %I using (true)', current_user);
end $$;

-- Keys that nobody names any more. A table with files that this cannot look into stops all of it: better kept than lost.
create function procedures.unnamed_files(before timestamptz, at_most integer) returns table (file_key text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  t text;
  one text;
  named boolean;
begin
  if exists (select from information_schema.columns c where c.table_schema = 'procedures' and c.column_name = 'file_key' and c.table_name <> 'released_file'
             and not exists (select from pg_policies p where p.schemaname = 'procedures' and p.tablename = c.table_name and p.policyname = 'owner_counts_files')) then
    raise exception 'a table with files has no policy owner_counts_files';
  end if;
  for one in select r.file_key from procedures.released_file r where r.released_at < before order by r.released_at limit at_most loop
    named := exists (select from procedures.procedure p where p.paper_file ->> 'key' = one);
    for t in select c.table_name from information_schema.columns c
             where c.table_schema = 'procedures' and c.column_name = 'file_key' and c.table_name <> 'released_file' loop
      if not named then
        execute format('select exists (select from procedures.%I x where x.file_key = $1)', t) into named using one;
      end if;
    end loop;
    delete from procedures.released_file r where r.file_key = one;
    if not named then
      file_key := one;
      return next;
    end if;
  end loop;
end $$;
revoke all on function procedures.unnamed_files(timestamptz, integer) from public;
grant execute on function procedures.unnamed_files(timestamptz, integer) to cyberport_app;
create index attachment_file on procedures.attachment (file_key);
create index draft_file_file on procedures.draft_file (file_key);
create index issued_document_file on procedures.issued_document (file_key) where file_key is not null;

-- 匿名化: names, contacts and free texts go, numbers and dates stay. Facts that the application may not touch are touched here
-- alone, only in the entered authority and only of a closed case that nobody holds; the audit trail is left as it is.
do $$ begin
  execute format('create policy owner_forgets on procedures.my_case to %I using (true)', current_user);
end $$;
create function procedures.anonymise_case(case_id uuid, answers jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := platform.current_tenant();
  gone constant text := '（保存期間満了）';
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  files integer;
begin
  perform 1 from procedures.application a
    where a.tenant_id = tenant and a.id = case_id and a.closed_at is not null and a.anonymised_at is null
      and not exists (select from procedures.retention_hold h where h.tenant_id = tenant and h.application_id = case_id) for update;
  if not found then
    raise exception 'this case is not to be anonymised' using errcode = 'check_violation';
  end if;
  delete from procedures.my_case m where m.id = case_id;
  delete from procedures.case_text t where t.tenant_id = tenant and t.application_id = case_id;
  delete from procedures.message x where x.tenant_id = tenant and x.application_id = case_id;
  delete from procedures.note x where x.tenant_id = tenant and x.application_id = case_id;
  delete from procedures.attachment x where x.tenant_id = tenant and x.application_id = case_id;
  get diagnostics files = row_count;
  delete from procedures.recommendation x where x.tenant_id = tenant and x.application_id = case_id;
  update procedures.answer_set s set answers = coalesce(anonymise_case.answers -> s.set_no::text, '{}'::jsonb) where s.tenant_id = tenant and s.application_id = case_id;
  update procedures.case_event e set note = null, actor_id = case when by_applicant then nobody else actor_id end, actor_name = case when by_applicant then gone else actor_name end
    where e.tenant_id = tenant and e.application_id = case_id;
  update procedures.correction c set fields = '[]', note = gone where c.tenant_id = tenant and c.application_id = case_id;
  update procedures.decision d set comment = null, reasons = case when d.reasons is null then null else gone end where d.tenant_id = tenant and d.application_id = case_id;
  update procedures.freeze f set reason = gone where f.tenant_id = tenant and f.application_id = case_id;
  update procedures.permit p set conditions = '[]' where p.tenant_id = tenant and p.application_id = case_id;
  update procedures.issued_document d set file_key = null, made_at = null, size = null where d.tenant_id = tenant and d.application_id = case_id;
  update procedures.application a set applicant_id = nobody, applicant_name = gone, vessel_name = null, summary = '', search_text = '', search_grams = '{}',
    last_actor = gone, anonymised_at = now() where a.tenant_id = tenant and a.id = case_id;
  return files;
end $$;
revoke all on function procedures.anonymise_case(uuid, jsonb) from public;
grant execute on function procedures.anonymise_case(uuid, jsonb) to cyberport_app;
