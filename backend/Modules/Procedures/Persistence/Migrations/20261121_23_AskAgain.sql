-- What a draft that was moved to a newer version of its form asks again.
alter table procedures.draft add column ask_again jsonb not null default '[]';
