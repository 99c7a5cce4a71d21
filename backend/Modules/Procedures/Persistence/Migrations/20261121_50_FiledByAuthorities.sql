-- 国への手続: filed by port authorities only.
alter table procedures.procedure add column for_authorities boolean not null default false;
