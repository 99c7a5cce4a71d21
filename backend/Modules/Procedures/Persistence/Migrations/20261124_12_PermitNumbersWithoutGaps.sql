-- 許可番号: the register of permits is read by its numbers, and a gap asks for a permit that somebody hid. So permits are counted in a row,
-- which is given back when the decision is not kept: refused, lost to somebody else, or failed in a renewal of many. Decisions of one
-- authority wait for each other for the moment of saving; filings (series case) are many at once and keep their sequence.
create table procedures.permit_counter (
  tenant_id uuid not null,
  year integer not null,
  last bigint not null constraint permit_counter_positive check (last > 0),
  primary key (tenant_id, year)
);

-- What was counted so far goes on.
do $$
declare
  old record;
  counted bigint;
begin
  for old in select c.relname, split_part(c.relname, '_', 3)::integer as year, split_part(c.relname, '_', 4)::uuid as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'procedures' and c.relkind = 'S' and c.relname ~ '^number_permit_\d{4}_[0-9a-f]{32}$'
  loop
    execute format('select case when is_called then last_value end from procedures.%I', old.relname) into counted;
    if counted > 0 then
      insert into procedures.permit_counter (tenant_id, year, last) values (old.tenant, old.year, counted);
    end if;
    execute format('drop sequence procedures.%I', old.relname);
  end loop;
end $$;

select platform.protect_tenant('procedures.permit_counter');
revoke insert, update, delete on procedures.permit_counter from cyberport_app;

create or replace function procedures.next_number(series text, year integer) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := platform.current_tenant();
  name text;
  number_source regclass;
  number bigint;
begin
  if tenant is null or series not in ('case', 'permit') or year not between 2000 and 2999 then
    raise exception 'a number needs an authority, a series and a year';
  end if;
  if series = 'permit' then
    insert into procedures.permit_counter as c (tenant_id, year, last) values (tenant, next_number.year, 1)
      on conflict on constraint permit_counter_pkey do update set last = c.last + 1
      returning c.last into number;
    return number;
  end if;
  name := format('procedures.number_%s_%s_%s', series, year, replace(tenant::text, '-', ''));
  number_source := to_regclass(name);
  if number_source is null then
    perform pg_advisory_xact_lock(hashtextextended(name, 0));
    execute 'create sequence if not exists ' || name;
    number_source := to_regclass(name);
  end if;
  return nextval(number_source);
end $$;
