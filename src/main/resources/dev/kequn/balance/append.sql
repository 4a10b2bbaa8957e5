-- Merges staged balances of the customers from $1 to $2 whose staged days all lie behind their last stated day: nearly
-- every row of a daily file. Nothing written before can change, so one sort by customer and day serves every window.
-- Tells the customers with earlier days, which it leaves alone.
with known as materialized (
    select n.customer_id, t.customer_no, t.since, t.last_day, t.rows, b.from_day as base_from, b.through_day as base_through,
           b.aum as base_aum, b.loan as base_loan, b.deposit as base_deposit,
           b.aum_days as base_aum_days, b.loan_days as base_loan_days, b.deposit_days as base_deposit_days
    from (select s.customer_no, min(s.as_of) as since, max(s.as_of) as last_day, count(*) as rows
          from ${staging} s where s.customer_no between $1 and $2 group by s.customer_no) t
         join customer_number n on n.customer_no = t.customer_no and n.customer_no between $1 and $2
         left join lateral (select * from balance_state b where b.customer_id = n.customer_id
                            order by b.from_day desc limit 1) b on true),
days as (
    -- A later line replaces an earlier one of the same customer and day.
    select distinct on (k.customer_id, s.as_of) k.*, s.as_of, s.aum, s.loan, ${deposit} as deposit
    from known k
         join ${staging} s on s.customer_no = k.customer_no
    where s.customer_no between $1 and $2 and (k.base_from is null or k.since > k.base_through)
    order by k.customer_id, s.as_of, s.line_no desc),
lined as (
    select *, lag(as_of, 1, base_through) over line as stated_before, lag(aum, 1, base_aum) over line as aum_before,
           lag(loan, 1, base_loan) over line as loan_before, lag(deposit, 1, base_deposit) over line as deposit_before
    from days
    window line as (partition by customer_id order by as_of)),
summed as (
    select *, coalesce(stated_before = as_of - 1 and aum_before = aum and loan_before = loan
                       and deposit_before is not distinct from deposit, false) as goes_on,
           coalesce(base_aum_days, 0)
               + coalesce(sum(aum_before * (as_of - day_before)) over line, 0)::bigint as aum_days,
           coalesce(base_loan_days, 0)
               + coalesce(sum(loan_before * (as_of - day_before)) over line, 0)::bigint as loan_days,
           coalesce(base_deposit_days, 0)
               + coalesce(sum(deposit_before * (as_of - day_before)) over line, 0)::bigint as deposit_days
    from (select *, case when as_of = since then base_from else stated_before end as day_before from lined) l
    window line as (partition by customer_id order by as_of)),
-- New states, and the last one of before where the first staged day goes on with it.
states as materialized (
    select s.*, coalesce(lead(stated_before) over line, last_day) as through_day,
           lag(quarter_start, 1, date_trunc('quarter', base_from::timestamp)::date) over line as quarter_before,
           lead(quarter_start) over line as quarter_behind
    from (select customer_id, as_of, case when goes_on then base_from else as_of end as from_day,
                 base_from, base_through, last_day,
                 not goes_on as fresh, stated_before, aum, loan, deposit, aum_before, loan_before, deposit_before,
                 base_aum_days, base_loan_days, base_deposit_days, aum_days, loan_days, deposit_days,
                 date_trunc('quarter', (case when goes_on then base_from else as_of end)::timestamp)::date as quarter_start
          from summed where as_of = since or not goes_on) s
    window line as (partition by customer_id order by as_of)),
extended as (
    update balance_state b set through_day = s.through_day
    from states s where not s.fresh and b.customer_id = s.customer_id and b.from_day = s.from_day),
written as (
    insert into balance_state (customer_id, from_day, through_day, aum, loan, deposit, aum_days, loan_days, deposit_days)
    select customer_id, from_day, through_day, aum, loan, deposit, aum_days, loan_days, deposit_days
    from states where fresh),
-- What was kept before a quarter began is a running sum and never falls: the greatest so far is this quarter's.
-- In the base's own quarter it counts from the base, for that quarter's row is there to be added to.
opened as (
    select s.*,
           max(case when quarter_before is null then 0 when quarter_before = quarter_start then base_aum_days
                    else aum_days - aum_before * (from_day - quarter_start) end) over line as opening_aum,
           max(case when quarter_before is null then 0 when quarter_before = quarter_start then base_loan_days
                    else loan_days - loan_before * (from_day - quarter_start) end) over line as opening_loan,
           max(case when quarter_before is null then 0 when quarter_before = quarter_start then base_deposit_days
                    else deposit_days - coalesce(deposit_before, 0) * (from_day - quarter_start) end) over line
               as opening_deposit
    from states s
    where quarter_before is distinct from quarter_start or quarter_behind is distinct from quarter_start
    window line as (partition by customer_id order by from_day)),
quarters as (
    insert into balance_quarter as q
        (quarter_start, customer_id, last_from, aum_days, loan_days, deposit_days, aum, loan, deposit)
    select quarter_start, customer_id, from_day, aum_days - opening_aum, loan_days - opening_loan,
           deposit_days - opening_deposit, aum, loan, deposit
    from opened where fresh and quarter_behind is distinct from quarter_start
    on conflict (customer_id, quarter_start) do update
        set last_from = excluded.last_from, aum_days = q.aum_days + excluded.aum_days,
            loan_days = q.loan_days + excluded.loan_days, deposit_days = q.deposit_days + excluded.deposit_days,
            aum = excluded.aum, loan = excluded.loan, deposit = excluded.deposit)
select (select coalesce(sum(through_day - case when fresh then from_day - 1 else base_through end), 0) from states)
           as inserted,
       (select coalesce(sum(rows), 0)::bigint from known) as rows,
       (select array_agg(customer_no) from known where since <= base_through) as others
