-- 確認番号: every document that is listed is found by its code, from that moment on. Nobody has to remember.
create function procedures.let_be_found() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into procedures.verification (code, authority_id) values (new.code, new.tenant_id);
  return null;
end $$;
revoke all on function procedures.let_be_found() from public;
create trigger issued_document_is_found after insert on procedures.issued_document for each row execute function procedures.let_be_found();
revoke insert on procedures.verification from cyberport_app;

-- Copies that were listed before.
insert into procedures.verification (code, authority_id)
  select d.code, d.tenant_id from procedures.issued_document d on conflict (code) do nothing;
