-- Writes what was found to run $1. $2: codes of the levels by rank. $3: names of the service rules by number.
insert into tier_assessment (customer_id, run_id, composite_level, service_level, service_source, average_aum,
                             average_loan, calculated_level, missed_periods, change_reason, service_rule,
                             last_day_aum, last_day_loan)
select f.customer_id, $1::bigint, ($2::text[])[f.composite], ($2::text[])[f.service],
       case f.rule when 0 then 'COMPOSITE' else 'RULE' end, f.average_aum, f.average_loan,
       ($2::text[])[f.calculated], f.missed, f.reason, ($3::text[])[f.rule], f.last_day_aum, f.last_day_loan
from unnest($4::bigint[], $5::integer[], $6::integer[], $7::integer[], $8::integer[], $9::integer[], $10::text[],
            $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[])
     f (customer_id, composite, service, calculated, missed, rule, reason, average_aum, average_loan, last_day_aum,
        last_day_loan)
