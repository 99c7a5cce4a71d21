-- 添付の数: no more than 100 files wait in a draft or in the answer to a correction, whoever sends how many at once.
create function procedures.few_draft_files() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('procedures.draft_file ' || new.draft_id, 0));
  if (select count(*) from procedures.draft_file f where f.party_id = new.party_id and f.draft_id = new.draft_id) >= 100 then
    raise exception 'too many files in %', new.draft_id using errcode = 'check_violation', constraint = 'draft_file_few';
  end if;
  return new;
end $$;
revoke all on function procedures.few_draft_files() from public;
create trigger draft_file_few before insert on procedures.draft_file for each row execute function procedures.few_draft_files();
