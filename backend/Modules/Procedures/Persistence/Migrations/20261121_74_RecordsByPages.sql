-- 保存期間の満了予定・匿名化の記録・不在代理, page by page in their order.
drop index procedures.application_kept;
create index application_kept on procedures.application (tenant_id, closed_at, id) where closed_at is not null and anonymised_at is null;
create index retention_log_newest on procedures.retention_log (tenant_id, anonymised_at, application_id);
create index absence_days on procedures.absence (tenant_id, from_day, id) where ended_at is null;
