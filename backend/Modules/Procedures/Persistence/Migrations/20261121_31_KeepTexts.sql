-- 定型文: what officers write again and again.
create table procedures.text_block (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null constraint text_block_kind_plain check (kind ~ '^[a-z][a-z-]{2,39}$'),
  procedure_code text,
  name text not null constraint text_block_name_short check (length(name) between 1 and 60),
  body text not null constraint text_block_says_something check (length(trim(body)) > 0),
  saved_at timestamptz not null,
  saved_by_name text not null,
  primary key (tenant_id, id)
);
create index text_block_kind on procedures.text_block (tenant_id, kind);
select platform.protect_tenant('procedures.text_block');

-- 文書の本文: an authority's own words for a kind of letter, version by version; never changed, only followed or retired.
create table procedures.letter_text (
  tenant_id uuid not null,
  kind text not null constraint letter_text_kind_plain check (kind ~ '^[a-z][a-z-]{2,39}$'),
  version integer not null constraint letter_text_version_positive check (version > 0),
  body text not null constraint letter_text_says_something check (length(trim(body)) > 0),
  saved_at timestamptz not null,
  saved_by_id uuid not null,
  saved_by_name text not null,
  retired_at timestamptz,
  primary key (tenant_id, kind, version)
);
create unique index letter_text_one_in_use on procedures.letter_text (tenant_id, kind) where retired_at is null;
select platform.protect_tenant('procedures.letter_text');

-- Which version of the authority's own words a letter was printed from; null for the service's own template.
alter table procedures.issued_document add column text_version integer;
