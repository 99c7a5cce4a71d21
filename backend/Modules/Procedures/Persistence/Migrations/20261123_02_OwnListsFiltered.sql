-- 私の案件の絞り込み: of one authority, part by part, of one state (which lies in one part), and of both: each pages along its own index.
create index my_case_authority on procedures.my_case (party_id, authority_id, part, turn_since desc, id desc);
create index my_case_state on procedures.my_case (party_id, state, turn_since desc, id desc);
create index my_case_authority_state on procedures.my_case (party_id, authority_id, state, turn_since desc, id desc);
