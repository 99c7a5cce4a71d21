-- 紙の様式: a paper form that was replaced or removed leaves its content; whether anything else still names it is asked later.
create function procedures.release_paper() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.paper_file ->> 'key' is not null and (tg_op = 'DELETE' or new.paper_file ->> 'key' is distinct from old.paper_file ->> 'key') then
    insert into procedures.released_file (file_key) values (old.paper_file ->> 'key') on conflict (file_key) do update set released_at = now();
  end if;
  return null;
end $$;
revoke all on function procedures.release_paper() from public;
create trigger procedure_releases after delete or update of paper_file on procedures.procedure for each row execute function procedures.release_paper();
