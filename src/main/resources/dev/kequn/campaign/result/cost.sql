-- $1: rounds. What the steps gave away, and how many treated customers did what the campaign is for.
SELECT coalesce(sum(s.points), 0)::bigint AS points, count(s.reward) AS rewards, coalesce(sum(s.cost), 0)::bigint AS cost,
       coalesce(sum(p.reward_cost) FILTER (WHERE s.reward IS NOT NULL), 0)::bigint AS rewards_cost,
       (SELECT count(*) FROM enrolment c
        WHERE c.round_id = ANY ($1::bigint[]) AND c.entry = 1 AND c.arm = 'TREATED' AND c.converted_at IS NOT NULL)
           AS conversions
FROM enrolment_step s JOIN enrolment e USING (customer_id, round_id, entry)
     JOIN campaign_step p ON p.version_id = e.version_id AND p.position = s.position
WHERE s.round_id = ANY ($1::bigint[]) AND (s.points IS NOT NULL OR s.reward IS NOT NULL)
