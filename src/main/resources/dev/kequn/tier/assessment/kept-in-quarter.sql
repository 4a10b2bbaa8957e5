-- Balance-days of a quarter: its own row where the balance changed in it, else the state it began with.
select c.customer_id, c.branch_code,
       case when q.customer_id is not null then q.aum_days + q.aum * ($5::date - q.last_from)
            else coalesce(s.aum, 0) * ($5::date - $4::date) end as aum_days,
       case when q.customer_id is not null then q.loan_days + q.loan * ($5 - q.last_from)
            else coalesce(s.loan, 0) * ($5 - $4) end as loan_days,
       coalesce(q.aum, s.aum, 0) as last_day_aum, coalesce(q.loan, s.loan, 0) as last_day_loan,
       ${new} as new_this_period${facts}
from customer c
     left join balance_quarter q on q.customer_id = c.customer_id and q.quarter_start = $4
                                and q.customer_id between $2 and $3
     left join lateral (select b.customer_id, b.aum, b.loan from balance_state b
                        where q.customer_id is null and b.customer_id = c.customer_id and b.from_day < $4
                        order by b.from_day desc limit 1) s on true
where c.customer_id between $2 and $3 and c.customer_no is not null
  and (c.opened_on < $5 or c.opened_on is null and coalesce(q.customer_id, s.customer_id) is not null)
  and (c.closed_on is null or c.closed_on >= $5)
