-- 意見に添えた書類: how many there may be is the table's promise, whoever sends how many at once.
alter table procedures.consultation add constraint consultation_files_few check (jsonb_array_length(files) <= 5);

-- Content that was taken in and then had no place in any row. Whether another row names it is asked later, as of all that is released.
create function procedures.release_unkept(key text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into procedures.released_file (file_key) values (key) on conflict (file_key) do update set released_at = now();
$$;
revoke all on function procedures.release_unkept(text) from public;
grant execute on function procedures.release_unkept(text) to cyberport_app;
