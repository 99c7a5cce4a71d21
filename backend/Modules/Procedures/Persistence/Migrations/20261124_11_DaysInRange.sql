-- 日付の範囲: no permit, proposal or deadline is written with a day that a form would not take (1800 to 2200, DayRange). A trigger and no
-- check: what was issued before with such a day stands as it stands on its paper, and can still be revoked.
create function procedures.day_in_range() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a day outside 1800 to 2200' using errcode = 'check_violation', constraint = 'day_out_of_range', schema = tg_table_schema, table = tg_table_name;
end $$;
revoke all on function procedures.day_in_range() from public;

create trigger permit_days_in_range before insert or update of valid_from, valid_to on procedures.permit for each row
  when (new.valid_from not between '1800-01-01' and '2200-12-31' or new.valid_to not between '1800-01-01' and '2200-12-31')
  execute function procedures.day_in_range();
create trigger recommendation_days_in_range before insert or update of valid_from, valid_to on procedures.recommendation for each row
  when (new.valid_from not between '1800-01-01' and '2200-12-31' or new.valid_to not between '1800-01-01' and '2200-12-31')
  execute function procedures.day_in_range();
create trigger bulk_row_days_in_range before insert or update of valid_to on procedures.bulk_row for each row
  when (new.valid_to not between '1800-01-01' and '2200-12-31') execute function procedures.day_in_range();
-- A deadline rolls over to the next open day, which may be in the next year.
create trigger extension_days_in_range before insert or update of after on procedures.extension for each row
  when (new.after not between '1800-01-01' and '2201-12-31') execute function procedures.day_in_range();
