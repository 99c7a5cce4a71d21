-- 地位承継届: a notification may hold the permit that somebody succeeded to, and a permit can be revoked wherever it is held.
alter table procedures.application
  drop constraint application_ends_as_its_kind,
  add constraint application_ends_as_its_kind check (
    case when kind = 'application' then state <> 'accepted'
         when relation = 'succession' then state not in ('granted', 'refused', 'awaitingDecision')
         else state not in ('granted', 'refused', 'revoked', 'awaitingDecision') end);
