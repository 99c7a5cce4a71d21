-- 匿名化: what had stayed behind goes too: co-signers, questions and opinions with their files, reasons of an extension.
do $$ begin
  execute replace(pg_get_functiondef('procedures.anonymise_case(uuid, jsonb)'::regprocedure), '  return files;', $rest$
  files := files + coalesce((select sum(jsonb_array_length(c.files)) from procedures.consultation c where c.tenant_id = tenant and c.application_id = case_id), 0);
  perform procedures.forget_the_rest(case_id);
  return files;$rest$);
end $$;

create function procedures.forget_the_rest(case_id uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  gone constant text := '（保存期間満了）';
begin
  delete from procedures.co_signature s where s.application_id = case_id;
  -- An answer from outside was given in the consultation's own name.
  update procedures.case_event e set actor_name = gone
    where e.application_id = case_id and e.actor_id in (select c.id from procedures.consultation c where c.application_id = case_id and c.email is not null);
  update procedures.consultation c set question = gone, text = case when c.text is null then null else gone end,
    answered_by = case when c.answered_by is null then null else gone end, addressee = case when c.email is null then c.addressee else gone end,
    email = case when c.email is null then null else '' end, link_hashes = '{}', files = '[]'
    where c.application_id = case_id;
  update procedures.extension x set reason = gone where x.application_id = case_id;
end $$;
revoke all on function procedures.forget_the_rest(uuid) from public;

-- 意見に添えた書類: their keys lie inside a value. What a row no longer names is released; what one names is kept.
create function procedures.release_opinion_files() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into procedures.released_file (file_key)
    select distinct one ->> 'key' from jsonb_array_elements(old.files) one
    where tg_op = 'DELETE' or not new.files @> jsonb_build_array(jsonb_build_object('key', one ->> 'key'))
    on conflict (file_key) do update set released_at = now();
  return null;
end $$;
revoke all on function procedures.release_opinion_files() from public;
create trigger consultation_releases after delete or update of files on procedures.consultation for each row execute function procedures.release_opinion_files();
do $$ begin
  execute format('create policy owner_counts_files on procedures.consultation for select to %I using (true)', current_user);
  execute replace(pg_get_functiondef('procedures.unnamed_files(timestamptz, integer)'::regprocedure), $was$p.paper_file ->> 'key' = one);$was$,
    $now$p.paper_file ->> 'key' = one)
      or exists (select from procedures.consultation c where c.files @> jsonb_build_array(jsonb_build_object('key', one)));$now$);
end $$;
create index consultation_file on procedures.consultation using gin (files jsonb_path_ops) where files <> '[]';

-- Cases that were anonymised before.
do $$
declare
  t text;
  one uuid;
begin
  foreach t in array array['application', 'co_signature', 'case_event', 'consultation', 'extension'] loop
    execute format('alter table procedures.%I no force row level security', t);
  end loop;
  for one in select id from procedures.application where anonymised_at is not null loop
    perform procedures.forget_the_rest(one);
  end loop;
  foreach t in array array['application', 'co_signature', 'case_event', 'consultation', 'extension'] loop
    execute format('alter table procedures.%I force row level security', t);
  end loop;
end $$;
