-- 独自のホスト名: a row each, so that the database keeps the promise that a host names one authority.
create table tenancy.host_name (
  host text constraint host_name_unique primary key
    constraint host_name_shape check (length(host) <= 253 and host ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$'),
  authority_id uuid not null references tenancy.authority (id)
);
create index host_name_authority on tenancy.host_name (authority_id);
insert into tenancy.host_name (host, authority_id) select lower(host), a.id from tenancy.authority a, unnest(a.host_names) host;
drop index tenancy.authority_host_names;
alter table tenancy.authority drop column host_names;
alter table tenancy.host_name enable row level security;
alter table tenancy.host_name force row level security;
create policy everyone_reads on tenancy.host_name for select using (true);
create policy own_rows on tenancy.host_name using (authority_id = platform.current_tenant()) with check (authority_id = platform.current_tenant());
grant select, insert, delete on tenancy.host_name to cyberport_app;
