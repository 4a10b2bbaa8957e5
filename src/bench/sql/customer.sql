-- The statements of one customer(customerNo), as the server's log shows them; only what one tells the next is put in
-- by pgbench.
\set no random(1, 1000000)
select c1_0.customer_id,c1_0.birth_date,c1_0.branch_code,c1_0.closed_on,c1_0.customer_no,c1_0.gender,c1_0.kind,c1_0.manager_no,c1_0.name,c1_0.occupation,c1_0.opened_on,c1_0.phone from customer c1_0 where c1_0.customer_no='C' || lpad((:no)::text, 9, '0') offset 0 rows fetch first 1 rows only \gset
select b1_0.branch_code,b1_0.name from branch b1_0 where b1_0.branch_code in (:branch_code);
SELECT a.customer_id, r.policy_id, r.period, r.period_end, r.completed_at, a.composite_level,
       a.service_level, a.service_source, a.average_aum, a.average_loan
FROM tier_assessment a JOIN tier_run r USING (run_id)
WHERE a.customer_id = ANY (array[:customer_id::bigint]) AND a.run_id = (SELECT run_id FROM tier_run WHERE completed_at IS NOT NULL
 ORDER BY period_end DESC, revision DESC LIMIT 1);
