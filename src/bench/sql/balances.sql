-- A quarter to assess: all customers have a balance since February, 70 % of them another one since a day in the quarter.
truncate balance_state, balance_quarter;
select ensure_balance_quarter(date '2026-01-01'), ensure_balance_quarter(date '2026-04-01');
create temp table kept as
select customer_id, customer_id % 10 >= 3 as moved, date '2026-04-01' + (customer_id % 90)::int as second_from,
       (customer_id * 7919) % 700000000 as first_aum, (customer_id * 31) % 5000000 as first_loan,
       (customer_id * 104729) % 700000000 as second_aum, (customer_id * 17) % 5000000 as second_loan
from customer;
insert into balance_state (customer_id, from_day, through_day, aum, loan, deposit, aum_days, loan_days, deposit_days)
select customer_id, date '2026-02-10', date '2026-02-10', first_aum, first_loan, null::bigint, 0, 0, 0 from kept
union all
select customer_id, second_from, second_from, second_aum, second_loan, null,
       first_aum * (second_from - date '2026-02-10'), first_loan * (second_from - date '2026-02-10'), 0
from kept where moved
order by customer_id, 2;
insert into balance_quarter (quarter_start, customer_id, last_from, aum_days, loan_days, deposit_days, aum, loan, deposit)
select date '2026-01-01', customer_id, date '2026-02-10', 0, 0, 0, first_aum, first_loan, null::bigint from kept
union all
select date '2026-04-01', customer_id, second_from, first_aum * (second_from - date '2026-04-01'),
       first_loan * (second_from - date '2026-04-01'), 0, second_aum, second_loan, null
from kept where moved;
insert into balance_watermark (taken_through) values ('2026-07-20')
on conflict (one) do update set taken_through = excluded.taken_through;
vacuum analyze balance_state;
vacuum analyze balance_quarter;
