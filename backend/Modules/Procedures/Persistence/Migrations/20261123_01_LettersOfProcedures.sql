-- 手続ごとの本文: an authority's own words for a kind of letter, for all procedures (null) or for one. Versions count on over all texts of a
-- kind, so that a letter's version names its text.
alter table procedures.letter_text add column procedure_code text,
  add constraint letter_text_procedure_known foreign key (tenant_id, procedure_code) references procedures.procedure (tenant_id, code);
drop index procedures.letter_text_one_in_use;
create unique index letter_text_one_in_use on procedures.letter_text (tenant_id, kind, procedure_code) nulls not distinct where retired_at is null;
