-- The statements of one customer(customerNo), as the server's log shows them; only what one tells the next is put in
-- by pgbench.
\set no random(1, 1000000)
select c1_0.customer_id,c1_0.birth_date,c1_0.branch_code,c1_0.closed_on,c1_0.customer_no,c1_0.gender,c1_0.kind,c1_0.manager_no,c1_0.name,c1_0.occupation,c1_0.opened_on,c1_0.phone from customer c1_0 where c1_0.customer_no='C' || lpad((:no)::text, 9, '0') offset 0 rows fetch first 1 rows only \gset
select b1_0.branch_code,b1_0.name from branch b1_0 where b1_0.branch_code in (:branch_code);
SELECT assessed.customer_id, run.policy_id, run.period, run.period_end, run.completed_at, assessed.composite_level, coalesce(assessed.calculated_level, assessed.composite_level) AS calculated_level, assessed.change_reason,
assessed.missed_periods, assessed.average_aum, assessed.average_loan, assessed.last_day_aum, assessed.last_day_loan, assessed.service_level, assessed.service_source, assessed.service_rule,
held.level AS override_level, held.reason, held.held_from, held.until_day, held.actor FROM tier_assessment assessed JOIN tier_run run USING (run_id) LEFT JOIN (service_override_span held JOIN tier_policy_level known ON known.code = held.level)
   ON held.customer_id = assessed.customer_id AND known.policy_id = run.policy_id
      AND held.held_from <= date '2026-11-20' AND held.held_to > date '2026-11-20'
 WHERE assessed.customer_id = ANY (array[:customer_id::bigint]) AND assessed.run_id = (SELECT run_id FROM tier_run WHERE completed_at IS NOT NULL
 ORDER BY period_end DESC, revision DESC LIMIT 1);
