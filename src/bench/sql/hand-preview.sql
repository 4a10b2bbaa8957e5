-- What the draft would make of the second quarter of 2026 beside what run :compared found, in one statement with both
-- policies written out: composite cells, service cells and branches. The bank is the one that was assessed, so that
-- nobody comes or goes.
\set ON_ERROR_STOP on
set work_mem = '256MB';
-- It is counted by hashing, and compiling it would take longer than it saves.
set jit = off;
set enable_sort = off;
with moved as materialized (
    select was_composite, composite, was_service, service, branch_code, count(*) as customers, sum(aum) as aum, sum(loan) as loan
    from (select branch_code, was_composite, was_service, levels[composite] as composite,
                 levels[case when served then greatest(shifted, 3) else shifted end] as service,
                 (2 * aum_days + 91) / 182 as aum, (2 * loan_days + 91) / 182 as loan
          from (select *, case when new then greatest(composite - 1, 1) else composite end as shifted
                from (select *, case when held is null or reached >= held then reached when misses < 2 or stays then held
                                     else held - 1 end as composite
                      from (select k.branch_code, k.aum_days, k.loan_days, k.new, k.served, k.levels,
                                   b.composite_level as was_composite, b.service_level as was_service,
                                   p.missed_periods + 1 as misses, array_position(k.levels, p.composite_level) as held,
                                   p.composite_level = 'GOLD' and v.customer_id is not null as stays,
                                   1 + width_bucket((aum_days + loan_days) / 91,
                                                    array[4000000, 20000000, 90000000, 500000000]::bigint[]) as reached
                            from (select c.customer_id, c.branch_code,
                                         array['MASS', 'GOLD', 'PLATINUM', 'DIAMOND', 'PRIVATE'] as levels,
                                         case when q.customer_id is not null
                                              then q.aum_days + q.aum * (date '2026-07-01' - q.last_from)
                                              else coalesce(s.aum, 0) * 91 end as aum_days,
                                         case when q.customer_id is not null
                                              then q.loan_days + q.loan * (date '2026-07-01' - q.last_from)
                                              else coalesce(s.loan, 0) * 91 end as loan_days,
                                         c.kind = 'MERCHANT' or e.employer_no is not null as served,
                                         case when c.opened_on is null
                                              then not exists (select from balance_state b where b.customer_id = c.customer_id
                                                               and b.from_day < date '2026-04-01')
                                              else c.opened_on >= date '2026-04-01' end as new
                                  from customer c
                                       left join balance_quarter q on q.customer_id = c.customer_id
                                                                  and q.quarter_start = date '2026-04-01'
                                       left join lateral (select b.customer_id, b.aum, b.loan from balance_state b
                                                          where q.customer_id is null and b.customer_id = c.customer_id and b.from_day < date '2026-04-01'
                                                          order by b.from_day desc limit 1) s on true
                                       left join (select distinct employer_no from customer
                                                  where employer_no is not null and kind = 'PERSON'
                                                    and customer_no is not null
                                                    and (opened_on is null or opened_on < date '2026-07-01')
                                                    and (closed_on is null or closed_on >= date '2026-07-01')) e
                                              on c.kind = 'COMPANY' and e.employer_no = c.customer_no
                                  where c.customer_no is not null
                                    and (c.opened_on < date '2026-07-01'
                                         or c.opened_on is null and coalesce(q.customer_id, s.customer_id) is not null)
                                    and (c.closed_on is null or c.closed_on >= date '2026-07-01')) k
                                 left join tier_assessment p on p.run_id = :previous and p.customer_id = k.customer_id
                                 left join tier_assessment b on b.run_id = :compared and b.customer_id = k.customer_id
                                 left join (select distinct customer_id from customer_tag
                                            where tag = 'VIP' and valid_from < date '2026-07-01'
                                              and (valid_to is null or valid_to >= date '2026-07-01')) v
                                        on v.customer_id = k.customer_id) found) stepped) shown) served
    group by 1, 2, 3, 4, 5)
select 'composite', was_composite, composite, sum(customers), sum(aum), sum(loan) from moved group by 2, 3
union all
select 'service', was_service, service, sum(customers), sum(aum), sum(loan) from moved group by 2, 3
union all
select 'branch', branch_code, null, sum(customers),
       coalesce(sum(aum + loan) filter (where array_position(codes, composite) > array_position(codes, was_composite)), 0),
       coalesce(sum(aum + loan) filter (where array_position(codes, composite) < array_position(codes, was_composite)), 0)
from moved, (values (array['MASS', 'GOLD', 'PLATINUM', 'DIAMOND', 'PRIVATE'])) level (codes) group by 2;
