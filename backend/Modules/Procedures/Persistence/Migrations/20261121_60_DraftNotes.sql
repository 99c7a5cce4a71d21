-- What an older template or case held that the form of today has no question for, until it was looked at; and offers that were left.
alter table procedures.draft
  add column left_out jsonb not null default '[]' constraint draft_left_out_list check (jsonb_typeof(left_out) = 'array'),
  add column declined jsonb not null default '[]' constraint draft_declined_list check (jsonb_typeof(declined) = 'array');
