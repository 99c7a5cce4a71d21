-- 許可に結び付ける: a filed case joins a permit's chain once, while it is open, and only a chain whose permit that case really holds.
create function procedures.link_to_permit() returns trigger language plpgsql as $$
begin
  if old.relation is not null then
    raise exception 'case % follows a permit already', old.number using errcode = 'check_violation', constraint = 'application_linked_once';
  end if;
  if new.closed_at is not null then
    raise exception 'case % is decided', old.number using errcode = 'check_violation', constraint = 'application_linked_open';
  end if;
  if not exists (select from procedures.permit p
                 where p.tenant_id = new.tenant_id and p.application_id = new.related_id and p.chain_id = new.chain_id and p.ended_at is null) then
    raise exception 'case % would follow no permit in force', old.number using errcode = 'check_violation', constraint = 'application_linked_permit';
  end if;
  return new;
end $$;
create trigger application_link before update of relation, chain_id, related_id on procedures.application for each row
  when ((new.relation, new.chain_id, new.related_id) is distinct from (old.relation, old.chain_id, old.related_id))
  execute function procedures.link_to_permit();
