-- The second quarter of 2026 in one statement, with both policies written out: the one in force, and the one of the
-- installation, under which the quarter before was assessed as run :previous.
\set ON_ERROR_STOP on
set work_mem = '256MB';
insert into tier_assessment (customer_id, run_id, composite_level, service_level, service_source, average_aum, average_loan,
                             calculated_level, missed_periods, change_reason, service_rule, last_day_aum, last_day_loan)
select customer_id, :run, levels[composite], levels[service],
       case when service_rule is null then 'COMPOSITE' else 'RULE' end,
       (2 * aum_days + 91) / 182, (2 * loan_days + 91) / 182, levels[reached], missed,
       case when composite <> held and held = 1 + width_bucket(kept, array[5000000, 20000000, 100000000, 600000000]::bigint[])
            then 'POLICY' else reason end,
       service_rule, last_day_aum, last_day_loan
from (select *, case when served then greatest(shifted, 3) else shifted end as service,
             case when served and shifted < 3 then 'Merchants and payroll companies'
                  when shifted < composite then 'New this period' end as service_rule
      from (select *, case when new then greatest(composite - 1, 1) else composite end as shifted
            from (select *,
                         case when held is null or reached >= held then reached when misses < 2 or stays then held
                              else held - 1 end as composite,
                         case when reached < held and (misses < 2 or stays) then misses else 0 end as missed,
                         case when held is null then 'FIRST' when reached >= held then 'BALANCE' when misses < 2 then 'GRACE'
                              when stays then 'FLOOR' when held - 1 > reached then 'ONE_LEVEL' else 'BALANCE' end as reason
                  from (select k.customer_id, k.aum_days, k.loan_days, k.last_day_aum, k.last_day_loan, k.new, k.served,
                               k.levels, k.kept, p.missed_periods + 1 as misses, array_position(k.levels, p.composite_level) as held,
                               p.composite_level = 'GOLD' and v.customer_id is not null as stays,
                               1 + width_bucket(k.kept, array[6000000, 18000000, 100000000, 600000000]::bigint[]) as reached
                        from (select *, (aum_days + loan_days) / 91 as kept,
                                     array['MASS', 'GOLD', 'PLATINUM', 'DIAMOND', 'PRIVATE'] as levels
                              from (select c.customer_id,
                                           case when q.customer_id is not null
                                                then q.aum_days + q.aum * (date '2026-07-01' - q.last_from)
                                                else coalesce(s.aum, 0) * 91 end as aum_days,
                                           case when q.customer_id is not null
                                                then q.loan_days + q.loan * (date '2026-07-01' - q.last_from)
                                                else coalesce(s.loan, 0) * 91 end as loan_days,
                                           coalesce(q.aum, s.aum, 0) as last_day_aum,
                                           coalesce(q.loan, s.loan, 0) as last_day_loan,
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
                                      and (c.closed_on is null or c.closed_on >= date '2026-07-01')) summed) k
                             left join tier_assessment p on p.run_id = :previous and p.customer_id = k.customer_id
                             left join (select distinct customer_id from customer_tag
                                        where tag = 'VIP' and valid_from < date '2026-07-01'
                                          and (valid_to is null or valid_to >= date '2026-07-01')) v
                                    on v.customer_id = k.customer_id offset 0) found offset 0) stepped) shown) served;
