-- What the days from $4 up to $5 say of the customers from $2 to $3, beside what earlier assessments found: run $1, whose
-- levels they held, and run $6, the last revision of the same period; either may be null.
select k.*, p.composite_level, p.missed_periods, b.composite_level, b.service_level, b.service_rule, b.average_aum,
       b.average_loan, b.calculated_level, b.missed_periods, b.change_reason, b.last_day_aum, b.last_day_loan
from (${kept}) k
     left join tier_assessment p on p.run_id = $1 and p.customer_id = k.customer_id and p.customer_id between $2 and $3
     left join tier_assessment b on b.run_id = $6 and b.customer_id = k.customer_id and b.customer_id between $2 and $3
