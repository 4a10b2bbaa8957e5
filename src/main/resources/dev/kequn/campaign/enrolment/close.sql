WITH left_open AS (
    SELECT e.customer_id, e.round_id, e.entry FROM enrolment e JOIN campaign_round r USING (round_id)
    WHERE r.state = 'ENDED' AND e.state = 'ACTIVE' AND e.customer_id BETWEEN $1 AND $2
    ORDER BY e.customer_id, e.round_id, e.entry FOR NO KEY UPDATE OF e),
ended AS (
    UPDATE enrolment e SET state = 'ENDED', next_act = NULL, next_on = NULL, closed_on = $3
    FROM left_open o
    WHERE e.customer_id = o.customer_id AND e.round_id = o.round_id AND e.entry = o.entry
    RETURNING e.customer_id, e.round_id, e.entry, e.version_id, e.arm, e.position, e.step_entered_at, e.approaches,
              e.no_shows)
INSERT INTO enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome, caused_by,
                            approaches, no_shows)
SELECT e.customer_id, e.round_id, e.entry, e.position, s.code, e.step_entered_at, $4, 'ENDED', 'ROUND_END', e.approaches,
       e.no_shows
FROM ended e JOIN campaign_step s USING (version_id, position)
-- Who is not treated is watched and does not walk.
WHERE e.arm = 'TREATED'
