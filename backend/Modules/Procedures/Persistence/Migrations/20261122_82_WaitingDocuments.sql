-- 作成を待つ文書: looked for every few minutes, so it is found without reading the others.
create index issued_document_waiting on procedures.issued_document (tenant_id, id) where made_at is null and kind <> 'applicant-copy';
