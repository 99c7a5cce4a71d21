-- 船舶・連絡先 in the order of names, page by page.
create index register_entry_name on forms.register_entry (party_id, kind, name, id);
