-- What the operator looks through page by page, in the order of its pages: mails in trouble, events that were given up.
create index mail_in_trouble on platform.mail (id) where state = 'dead' or (state = 'pending' and last_error is not null);
drop index platform.outbox_dead;
create index outbox_dead on platform.outbox (occurred_at, id) where state = 'dead';
