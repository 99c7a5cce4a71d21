-- Links and what is parked behind them end some day. They belong to many persons, or to nobody: the owner deletes what is over, and only that.
do $$ begin
  execute format('create policy owner_forgets_seen on procedures.parked_draft for select to %I using (true)', current_user);
  execute format('create policy owner_forgets on procedures.parked_draft for delete to %I using (true)', current_user);
  execute format('create policy owner_forgets_seen on procedures.share_link for select to %I using (true)', current_user);
  execute format('create policy owner_forgets on procedures.share_link for delete to %I using (true)', current_user);
  execute format('create policy owner_looks_for_drafts on procedures.draft for select to %I using (true)', current_user);
end $$;

create function procedures.forget_links(today timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  parked integer;
  links integer;
begin
  delete from procedures.parked_draft p where p.expires_at < least(today, now());
  get diagnostics parked = row_count;
  delete from procedures.share_link l where l.created_at < least(today, now()) - interval '1 day'
    and not exists (select from procedures.draft d where d.party_id = l.party_id and d.id = l.draft_id);
  get diagnostics links = row_count;
  delete from procedures.share_key k
    where not exists (select from procedures.share_link l where l.party_id = k.owner_id and l.id = k.link_id)
      and not exists (select from procedures.parked_draft p where p.party_id = k.owner_id and p.id = k.link_id);
  return parked + links;
end $$;
revoke all on function procedures.forget_links(timestamptz) from public;
grant execute on function procedures.forget_links(timestamptz) to cyberport_app;
