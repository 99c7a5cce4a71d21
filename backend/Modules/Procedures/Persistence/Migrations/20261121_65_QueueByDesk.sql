-- 受付箱を係で絞り込む: open cases of a desk have their index (application_desk); this one is for those that ended, too.
create index application_desk_newest on procedures.application (tenant_id, desk_id, submitted_at desc, id desc);
