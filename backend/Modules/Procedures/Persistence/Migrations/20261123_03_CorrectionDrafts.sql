-- 補正の下書き: what somebody has typed in answer to a correction, theirs alone until it is sent. It is no fact of the case.
create table procedures.correction_draft (
  correction_id uuid primary key,
  party_id uuid not null,
  authority_id uuid not null,
  application_id uuid not null,
  answers jsonb not null,
  saved_at timestamptz not null,
  version integer not null constraint correction_draft_version_positive check (version > 0),
  constraint correction_draft_of_correction foreign key (authority_id, correction_id) references procedures.correction (tenant_id, id)
);
create index correction_draft_case on procedures.correction_draft (application_id);
select platform.protect_party('procedures.correction_draft');

-- It goes when the correction is over, or the case: answered, taken back, withdrawn, decided, merged. Nobody has to remember.
do $$ begin
  execute format('create policy owner_forgets on procedures.correction_draft to %I using (true)', current_user);
end $$;
create function procedures.forget_correction_draft() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'correction' then
    delete from procedures.correction_draft d where d.correction_id = new.id;
  else
    delete from procedures.correction_draft d where d.application_id = new.id;
  end if;
  return null;
end $$;
revoke all on function procedures.forget_correction_draft() from public;
create trigger correction_forgets after update of closed_at on procedures.correction for each row
  when (new.closed_at is not null) execute function procedures.forget_correction_draft();
create trigger application_forgets after update of closed_at on procedures.application for each row
  when (old.closed_at is null and new.closed_at is not null) execute function procedures.forget_correction_draft();

-- 匿名化: should one ever have been left, it goes with the rest.
do $$ begin
  execute replace(pg_get_functiondef('procedures.forget_the_rest(uuid)'::regprocedure),
    '  delete from procedures.co_signature s', '  delete from procedures.correction_draft d where d.application_id = case_id;' || chr(10) || '  delete from procedures.co_signature s');
end $$;
