-- What went wrong with a mail, in one word; and the right to let mails and notices go when their time is over.
alter table platform.mail add column fault text constraint mail_fault_known check (fault in ('address', 'refused', 'unreachable'));
update platform.mail set fault = 'refused' where last_error is not null;
create index mail_sent on platform.mail (sent_at) where state in ('sent', 'kept');
create index notification_age on platform.notification (created_at);
create policy worker_purges on platform.notification to cyberport_worker using (true);
grant select (id, created_at), delete on platform.notification to cyberport_worker;
