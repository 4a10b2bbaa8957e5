-- The quarter in one statement, with the policy written out.
\set ON_ERROR_STOP on
insert into tier_assessment (customer_id, run_id, composite_level, service_level, service_source, average_aum, average_loan)
select customer_id, :run, level, level, 'COMPOSITE', (2 * aum_days + 91) / 182, (2 * loan_days + 91) / 182
from (select customer_id, aum_days, loan_days,
             case when aum_days + loan_days < 5000000::bigint * 91 then 'MASS'
                  when aum_days + loan_days < 20000000::bigint * 91 then 'GOLD'
                  when aum_days + loan_days < 100000000::bigint * 91 then 'PLATINUM'
                  when aum_days + loan_days < 600000000::bigint * 91 then 'DIAMOND'
                  else 'PRIVATE' end as level
      from (select c.customer_id,
                   case when q.customer_id is not null then q.aum_days + q.aum * (date '2026-07-01' - q.last_from)
                        else coalesce(s.aum, 0) * 91 end as aum_days,
                   case when q.customer_id is not null then q.loan_days + q.loan * (date '2026-07-01' - q.last_from)
                        else coalesce(s.loan, 0) * 91 end as loan_days
            from customer c
                 left join balance_quarter q on q.customer_id = c.customer_id and q.quarter_start = date '2026-04-01'
                 left join lateral (select b.aum, b.loan from balance_state b
                                    where b.customer_id = c.customer_id and b.from_day < date '2026-04-01'
                                    order by b.from_day desc limit 1) s on q.customer_id is null
            where c.customer_no is not null and c.opened_on < date '2026-07-01'
              and (c.closed_on is null or c.closed_on >= date '2026-07-01')) kept) assessed;
