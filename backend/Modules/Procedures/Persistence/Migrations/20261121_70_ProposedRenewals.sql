-- 更新の起案: a renewal of the office's own is put forward by one person and decided by another; it says until when.
alter table procedures.recommendation
  drop constraint recommendation_outcome_known,
  add constraint recommendation_outcome_known check (outcome in ('grant', 'refuse', 'renew')),
  add constraint recommendation_renewal_has_end check (outcome <> 'renew' or valid_to is not null);
create index recommendation_renewals on procedures.recommendation (tenant_id, application_id) where closed_at is null and outcome = 'renew';

-- 一括処理の一行: what was only put forward has a code too.
alter table procedures.bulk_row
  drop constraint bulk_row_refusal_has_code,
  add constraint bulk_row_refusal_has_code check (state <> 'failed' or code is not null);
