-- 担当係: the desks at which somebody works on a day, their own and those of whom they cover. Asked together with the counts of the queue.
create function procedures.desks_of(person uuid, today date) returns setof uuid language sql stable as $$
  select d.id from procedures.desk d
  where person = any (d.members)
    or exists (select from procedures.absence a
               where a.away_id = any (d.members) and a.cover_id = person and a.ended_at is null and a.from_day <= today and a.to_day >= today)
$$;
revoke all on function procedures.desks_of(uuid, date) from public;
grant execute on function procedures.desks_of(uuid, date) to cyberport_app;
