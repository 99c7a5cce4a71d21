-- 照会先の言語: the mail with the link and its reminder are written in the language that was chosen for the outside body.
alter table procedures.consultation
  add column language text not null default 'ja' constraint consultation_language check (language in ('ja', 'en', 'easy'));
