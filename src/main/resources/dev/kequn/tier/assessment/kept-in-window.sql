-- Balance-days of any period: what was kept before its end less what was kept before its beginning. ${known} and ${whose}
-- narrow the states and the customers further.
select c.customer_id, c.branch_code,
       coalesce(e.aum_days + e.aum * ($5::date - e.from_day), 0)
           - coalesce(b.aum_days + b.aum * ($4::date - b.from_day), 0) as aum_days,
       coalesce(e.loan_days + e.loan * ($5 - e.from_day), 0)
           - coalesce(b.loan_days + b.loan * ($4 - b.from_day), 0) as loan_days,
       coalesce(e.aum, 0) as last_day_aum, coalesce(e.loan, 0) as last_day_loan,
       ${new} as new_this_period${facts}
from customer c
     left join lateral (select * from balance_state s where s.customer_id = c.customer_id and s.from_day < $4${known}
                        order by s.from_day desc limit 1) b on true
     left join lateral (select * from balance_state s where s.customer_id = c.customer_id and s.from_day < $5${known}
                        order by s.from_day desc limit 1) e on true
where c.customer_id between $2 and $3 and c.customer_no is not null
  and (c.opened_on < $5 or c.opened_on is null and e.customer_id is not null)
  and (c.closed_on is null or c.closed_on >= $5)${whose}
