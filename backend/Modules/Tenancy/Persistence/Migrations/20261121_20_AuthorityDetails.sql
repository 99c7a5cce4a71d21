-- An authority is reached at /{slug}: a word that is the first part of another address can be none. The pages' words are compared with
-- frontend/src/app/app.routes.ts by a test.
alter table tenancy.authority add constraint authority_slug_reserved check (slug not in (
  'account', 'confirm', 'consult', 'dev', 'for', 'help', 'my', 'operator', 'password', 'register', 'shared', 'sign-in', 'verify',
  'api', 'health', 'hubs', 'openapi', 'media', 'assets', 'office', 'procedures', 'drafts', 'admin', 'www', 'static', 'index', 'login', 'logout'));

-- 法人番号 of the authority itself, for what it files to another. Its first digit proves the rest (法人番号の指定等に関する省令2条).
alter table tenancy.authority add column corporate_number text constraint authority_corporate_number_sound check (
  corporate_number ~ '^[0-9]{13}$' and
  substr(corporate_number, 1, 1)::int = 9 - (
      substr(corporate_number, 13, 1)::int + substr(corporate_number, 11, 1)::int + substr(corporate_number, 9, 1)::int
    + substr(corporate_number, 7, 1)::int + substr(corporate_number, 5, 1)::int + substr(corporate_number, 3, 1)::int
    + 2 * (substr(corporate_number, 12, 1)::int + substr(corporate_number, 10, 1)::int + substr(corporate_number, 8, 1)::int
    + substr(corporate_number, 6, 1)::int + substr(corporate_number, 4, 1)::int + substr(corporate_number, 2, 1)::int)) % 9);
