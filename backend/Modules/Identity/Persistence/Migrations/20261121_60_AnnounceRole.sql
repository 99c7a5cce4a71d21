-- 告示: who announces national forms at the ministry.
alter table identity.membership drop constraint membership_roles_known;
alter table identity.membership add constraint membership_roles_known
  check (roles <@ array['receive', 'review', 'decide', 'administer', 'helpDesk', 'announce'] and cardinality(roles) > 0);
