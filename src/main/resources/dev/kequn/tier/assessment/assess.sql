-- Assesses the customers from $2 to $3 over the days from $4 up to $5 and writes them to run $1.
-- $6, $7: percent of AUM and loan that count. $8, $9: thresholds (minor units, ascending) and codes of the levels.
insert into tier_assessment (customer_id, run_id, composite_level, service_level, service_source, average_aum, average_loan)
select customer_id, $1, level, level, 'COMPOSITE',
       -- Half up in whole numbers; balances are never negative.
       (2 * aum_days + days) / (2 * days), (2 * loan_days + days) / (2 * days)
from (select k.*, ($9::text[])[width_bucket((k.aum_days * $6 + k.loan_days * $7) / (100 * k.days), $8::bigint[])] as level
      from (${kept}) k) assessed
