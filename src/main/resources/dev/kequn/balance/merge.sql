-- Merges staged balances of those customers from $1 to $2 who are among $3, whatever their staged days are, into states
-- and quarters.
-- A state is a run of consecutive stated days with equal amounts; see balance_state.
with staged as (
    -- A later line replaces an earlier one of the same customer and day.
    select distinct on (n.customer_id, s.as_of) n.customer_id, s.as_of, s.aum, s.loan, ${deposit} as deposit
    from ${staging} s
         join customer_number n on n.customer_no = s.customer_no
    where s.customer_no between $1 and $2 and n.customer_no between $1 and $2
      and s.customer_no = any ($3::text[])
    order by n.customer_id, s.as_of, s.line_no desc),
touched as (
    select customer_id, min(as_of) as since from staged group by customer_id),
-- The state a customer had before the first staged day; nothing earlier can change.
base as (
    select t.customer_id, t.since, p.from_day as base_from
    from touched t
         left join lateral (select b.from_day from balance_state b
                            where b.customer_id = t.customer_id and b.from_day < t.since
                            order by b.from_day desc limit 1) p on true),
days as (
    select b.customer_id, b.from_day as day, false as staged, b.through_day, b.aum, b.loan, b.deposit,
           b.aum_days, b.loan_days, b.deposit_days
    from base
         join balance_state b on b.customer_id = base.customer_id
                             and b.from_day >= coalesce(base.base_from, '-infinity')
    union all
    select customer_id, as_of, true, as_of, aum, loan, deposit, null, null, null from staged),
numbered as (
    select *, lead(day) over line as next_day, count(*) filter (where not staged) over line as run_no
    from days
    window line as (partition by customer_id order by day, staged)),
-- Beside every day its run: the last state that begins at or before it.
covered as (
    select *,
           first_value(day) over run as run_from, first_value(through_day) over run as run_through,
           first_value(aum) over run as run_aum, first_value(loan) over run as run_loan,
           first_value(deposit) over run as run_deposit, first_value(aum_days) over run as run_aum_days,
           first_value(loan_days) over run as run_loan_days, first_value(deposit_days) over run as run_deposit_days
    from numbered
    window run as (partition by customer_id, run_no order by day, staged)),
-- Staged days, and what they leave of the runs they fall into. old_through marks a key that exists already.
pieces as (
    select customer_id, day as from_day, day as through_day, aum, loan,
           case when ${has_deposit} or run_no = 0 or day > run_through then deposit else run_deposit end as deposit,
           case when run_no > 0 and run_from = day then run_through end as old_through,
           run_aum as old_aum, run_loan as old_loan, run_deposit as old_deposit,
           run_aum_days as old_aum_days, run_loan_days as old_loan_days, run_deposit_days as old_deposit_days
    from covered where staged
    union all
    select customer_id, day, least(through_day, next_day - 1), aum, loan, deposit,
           through_day, aum, loan, deposit, aum_days, loan_days, deposit_days
    from covered where not staged and (next_day is null or next_day > day)
    union all
    select customer_id, day + 1, least(run_through, next_day - 1), run_aum, run_loan, run_deposit,
           null, null, null, null, null, null, null
    from covered where staged and run_no > 0 and run_through > day and (next_day is null or next_day > day + 1)),
marked as (
    select *,
           case when lag(through_day) over line = from_day - 1 and lag(aum) over line = aum
                 and lag(loan) over line = loan and lag(deposit) over line is not distinct from deposit
                then 0 else 1 end as head
    from pieces
    window line as (partition by customer_id order by from_day)),
islands as (
    select *, sum(head) over (partition by customer_id order by from_day) as island from marked),
states as (
    select *,
           max(through_day) over (partition by customer_id, island) as run_end
    from islands),
fresh as (
    select customer_id, from_day, run_end as through_day, aum, loan, deposit,
           old_through, old_aum, old_loan, old_deposit, old_aum_days, old_loan_days, old_deposit_days,
           date_trunc('quarter', from_day)::date as quarter_start,
           lag(from_day) over line as before_from, lag(aum) over line as before_aum,
           lag(loan) over line as before_loan, lag(deposit) over line as before_deposit,
           -- The first state is the base, which keeps its sums, or the customer's first, which has none.
           coalesce(first_value(old_aum_days) over line, 0) * (first_value(base_flag) over line) as start_aum_days,
           coalesce(first_value(old_loan_days) over line, 0) * (first_value(base_flag) over line) as start_loan_days,
           coalesce(first_value(old_deposit_days) over line, 0) * (first_value(base_flag) over line) as start_deposit_days
    from (select s.*, case when b.base_from is null then 0 else 1 end as base_flag
          from states s join base b using (customer_id) where head = 1) heads
    window line as (partition by customer_id order by from_day)),
summed as (
    select *,
           start_aum_days + coalesce(sum(before_aum * (from_day - before_from)) over line, 0)::bigint as aum_days,
           start_loan_days + coalesce(sum(before_loan * (from_day - before_from)) over line, 0)::bigint as loan_days,
           start_deposit_days
               + coalesce(sum(coalesce(before_deposit, 0) * (from_day - before_from)) over line, 0)::bigint as deposit_days
    from fresh
    window line as (partition by customer_id order by from_day)),
gone as (
    delete from balance_state b
    using states s
    where s.old_through is not null and s.head = 0 and b.customer_id = s.customer_id and b.from_day = s.from_day
    returning b.customer_id, b.from_day),
written as (
    insert into balance_state (customer_id, from_day, through_day, aum, loan, deposit, aum_days, loan_days, deposit_days)
    select customer_id, from_day, through_day, aum, loan, deposit, aum_days, loan_days, deposit_days
    from summed
    where old_through is null
       or (through_day, aum, loan, deposit, aum_days, loan_days, deposit_days)
          is distinct from (old_through, old_aum, old_loan, old_deposit, old_aum_days, old_loan_days, old_deposit_days)
    on conflict (customer_id, from_day) do update
        set through_day = excluded.through_day, aum = excluded.aum, loan = excluded.loan, deposit = excluded.deposit,
            aum_days = excluded.aum_days, loan_days = excluded.loan_days, deposit_days = excluded.deposit_days),
-- What was kept before the quarter began, as a running sum. In the base's own quarter the states before the base
-- are not at hand: there the stored quarter tells.
opened as (
    select s.*, lead(from_day) over quarter is null as last_in_quarter,
           first_value(opening_aum) over quarter as quarter_aum,
           first_value(opening_loan) over quarter as quarter_loan,
           first_value(opening_deposit) over quarter as quarter_deposit
    from (select s.*,
                 case when s.from_day = s.quarter_start then s.aum_days
                      when s.before_from is not null then s.aum_days - s.before_aum * (s.from_day - s.quarter_start)
                      when q.customer_id is not null then l.aum_days - q.aum_days
                      else 0 end as opening_aum,
                 case when s.from_day = s.quarter_start then s.loan_days
                      when s.before_from is not null then s.loan_days - s.before_loan * (s.from_day - s.quarter_start)
                      when q.customer_id is not null then l.loan_days - q.loan_days
                      else 0 end as opening_loan,
                 case when s.from_day = s.quarter_start then s.deposit_days
                      when s.before_from is not null
                          then s.deposit_days - coalesce(s.before_deposit, 0) * (s.from_day - s.quarter_start)
                      when q.customer_id is not null then l.deposit_days - q.deposit_days
                      else 0 end as opening_deposit
          from summed s
               join base b using (customer_id)
               left join balance_quarter q on s.from_day = b.base_from and q.customer_id = s.customer_id
                                          and q.quarter_start = s.quarter_start
               left join balance_state l on l.customer_id = q.customer_id and l.from_day = q.last_from) s
    window quarter as (partition by customer_id, quarter_start order by from_day)),
quarters as (
    insert into balance_quarter as q
        (quarter_start, customer_id, last_from, aum_days, loan_days, deposit_days, aum, loan, deposit)
    select quarter_start, customer_id, from_day, aum_days - quarter_aum, loan_days - quarter_loan,
           deposit_days - quarter_deposit, aum, loan, deposit
    from opened where last_in_quarter
    on conflict (customer_id, quarter_start) do update
        set last_from = excluded.last_from, aum_days = excluded.aum_days, loan_days = excluded.loan_days,
            deposit_days = excluded.deposit_days, aum = excluded.aum, loan = excluded.loan, deposit = excluded.deposit
        where (q.last_from, q.aum_days, q.loan_days, q.deposit_days, q.aum, q.loan, q.deposit)
              is distinct from (excluded.last_from, excluded.aum_days, excluded.loan_days, excluded.deposit_days,
                                excluded.aum, excluded.loan, excluded.deposit)),
-- A quarter whose last state melted into an earlier one has no row any more.
emptied as (
    delete from balance_quarter q
    using gone g
    where q.customer_id = g.customer_id and q.quarter_start = date_trunc('quarter', g.from_day)::date
      and not exists (select from summed s
                      where s.customer_id = g.customer_id
                        and s.quarter_start = date_trunc('quarter', g.from_day)::date))
select count(*) filter (where run_no = 0 or day > run_through) as inserted,
       count(*) filter (where run_no > 0 and day <= run_through
                          and (aum, loan, case when ${has_deposit} then deposit else run_deposit end)
                              is distinct from (run_aum, run_loan, run_deposit)) as updated
from covered where staged
