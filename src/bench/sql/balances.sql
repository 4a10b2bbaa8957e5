-- A quarter to assess: customers have a balance since the winter or since they opened, 70 % of them another one since a
-- day in the quarter, half to nearly double what it was. Half of them keep less than 43,000.00.
truncate balance_state, balance_quarter;
select ensure_balance_quarter(date '2025-10-01'), ensure_balance_quarter(date '2026-04-01');
create temp table kept as
select *, case when moved then first_aum * share / 100 end as second_aum,
       case when moved then first_loan * (250 - share) / 100 end as second_loan
from (select customer_id, customer_id % 10 >= 3 and second_from > first_from as moved, first_from, second_from, share,
             (power(customer_id * 104729 % 99991 / 99991.0, 9) * 1000000000)::bigint as first_aum,
             case when customer_id % 7 > 3 then customer_id * 31 % 5000000 else 0 end as first_loan
      from (select customer_id, date '2026-04-01' + (customer_id % 91)::int as second_from,
                   case when opened_on >= date '2026-04-01' then opened_on
                        when opened_on is null and customer_id % 200 = 60 then date '2026-05-05'
                        else date '2025-12-10' end as first_from,
                   50 + customer_id * 7919 % 10007 % 140 as share
            from customer
            where (opened_on is null or opened_on < date '2026-07-01') and customer_id % 1000 <> 360) dated) amounts;
insert into balance_state (customer_id, from_day, through_day, aum, loan, deposit, aum_days, loan_days, deposit_days)
select customer_id, first_from, first_from, first_aum, first_loan, null::bigint, 0, 0, 0 from kept
union all
select customer_id, second_from, second_from, second_aum, second_loan, null,
       first_aum * (second_from - first_from), first_loan * (second_from - first_from), 0
from kept where moved
order by customer_id, 2;
insert into balance_quarter (quarter_start, customer_id, last_from, aum_days, loan_days, deposit_days, aum, loan, deposit)
select date '2025-10-01', customer_id, first_from, 0, 0, 0, first_aum, first_loan, null::bigint
from kept where first_from < date '2026-01-01'
union all
select date '2026-04-01', customer_id, second_from, first_aum * (second_from - greatest(first_from, date '2026-04-01')),
       first_loan * (second_from - greatest(first_from, date '2026-04-01')), 0, second_aum, second_loan, null
from kept where moved
union all
select date '2026-04-01', customer_id, first_from, 0, 0, 0, first_aum, first_loan, null
from kept where not moved and first_from >= date '2026-04-01';
insert into balance_watermark (taken_through) values ('2026-07-20')
on conflict (one) do update set taken_through = excluded.taken_through;
vacuum analyze balance_state;
vacuum analyze balance_quarter;
