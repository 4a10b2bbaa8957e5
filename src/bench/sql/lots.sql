-- Accounts of 250,000 customers, each with four lots of 10 points that are void by 2026-11-20 and one of 10 that lives on;
-- together 1,000,000 lots to expire.
truncate points_account, points_transaction, points_entry, points_lot, points_lot_use, request_key cascade;
set session_replication_role = replica;
insert into points_account (customer_id, version, active, earned, next_due)
select i, 5, 50, 50, date '2026-11-17' from generate_series(1, 250000) i;
insert into points_transaction (customer_id, version, kind, amount, business_day, source, actor, active, pending, arrears)
select i, v, 'EARN', 10, date '2025-11-15' + v, 'api', 'bench', v * 10, 0, 0
from generate_series(1, 250000) i, generate_series(1, 5) v;
insert into points_entry (customer_id, version, line, account, side, amount)
select i, v, l, case l when 1 then 'ISSUE' else 'ACTIVE' end, case l when 1 then 'DEBIT' else 'CREDIT' end, 10
from generate_series(1, 250000) i, generate_series(1, 5) v, generate_series(1, 2) l;
insert into points_lot (customer_id, version, granted, remaining, active, active_from, expires_on, on_spent)
select i, v, 10, 10, true, date '2025-11-15' + v, case when v < 5 then date '2026-11-16' + v else date '2027-11-20' end, 'REFUSE'
from generate_series(1, 250000) i, generate_series(1, 5) v;
set session_replication_role = origin;
vacuum analyze points_account, points_transaction, points_entry, points_lot, points_lot_use;
