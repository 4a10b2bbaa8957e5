-- The first quarter of 2026 as it was assessed under the policy of the installation: by what was kept, and one customer
-- in ten still on a level he misses, for the first or for the second time.
insert into job_run (job, scheduled_for, revision, resource, state, requested_by)
select 'tier-assessment', timestamptz '2026-04-01 02:00+08', coalesce(max(revision) + 1, 0), 'daily-data', 'SUCCEEDED', 'bench'
from job_run where job = 'tier-assessment' and scheduled_for = timestamptz '2026-04-01 02:00+08'
returning run_id \gset
insert into tier_run (run_id, period_start, period_end, period, revision, policy_id, completed_at)
select :run_id, date '2026-01-01', date '2026-04-01', '2026-Q1', 0, policy_id, clock_timestamp()
from tier_policy where created_by = 'installation';
select open_assessment(:run_id);
insert into tier_assessment (customer_id, run_id, composite_level, service_level, service_source, average_aum, average_loan,
                             calculated_level, missed_periods, change_reason, last_day_aum, last_day_loan)
select customer_id, :run_id, levels[held], levels[held], 'COMPOSITE', aum, loan, levels[reached], missed,
       case missed when 0 then 'FIRST' else 'GRACE' end, aum, loan
from (select *, least(reached + above, 5) as held, (reached < 5 and above > 0)::int * (customer_id % 3 > 0)::int as missed
      from (select c.customer_id, s.aum, s.loan, array['MASS', 'GOLD', 'PLATINUM', 'DIAMOND', 'PRIVATE'] as levels,
                   1 + width_bucket(s.aum + s.loan, array[5000000, 20000000, 100000000, 600000000]::bigint[]) as reached,
                   case when c.customer_id * 7919 % 10007 % 10 > 0 then 0
                        else 1 + (c.customer_id % 4 = 0)::int end as above
            from customer c join balance_state s on s.customer_id = c.customer_id and s.from_day < date '2026-01-01'
            where c.closed_on is null or c.closed_on >= date '2026-04-01') met) stood
order by customer_id;
