-- When which service level counted for the customers $1: by rule, from the day after a period until the next assessment
-- of all customers counts; by hand, on the days an override held.
SELECT a.customer_id, a.service_source AS source, a.service_level AS level, r.period_end AS held_from,
       (SELECT min(n.period_end) FROM tier_run n
        WHERE n.completed_at IS NOT NULL AND n.period_end > r.period_end) AS held_to,
       r.policy_id, a.service_rule AS rule_name, NULL::bigint AS override_id, NULL AS reason, NULL AS actor,
       NULL::date AS until_day, NULL AS ending, NULL AS ended_by
FROM tier_assessment a JOIN tier_run r USING (run_id)
WHERE a.customer_id = ANY ($1) AND r.completed_at IS NOT NULL
  AND NOT EXISTS (SELECT FROM tier_run n WHERE n.completed_at IS NOT NULL AND n.period_end = r.period_end
                    AND (n.revision, n.run_id) > (r.revision, r.run_id))
UNION ALL
SELECT customer_id, 'OVERRIDE', level, held_from, held_to, policy_id, NULL, override_id, reason, actor, until_day,
       ending, ended_by
FROM service_override_span
WHERE customer_id = ANY ($1) AND held_from < held_to
