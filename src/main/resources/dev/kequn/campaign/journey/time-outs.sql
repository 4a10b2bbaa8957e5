-- $1 and $2 customers of the range, $3 today, $4 now. Who was not approached for another reason than a cap is given up.
WITH due AS (
    SELECT e.customer_id, e.round_id, e.entry, e.position, e.step_entered_at, e.approaches, e.no_shows, s.code AS step,
           s.cool_down,
           e.approaches < s.most_approaches AND NOT EXISTS (
               SELECT FROM contact k
               WHERE k.customer_id = e.customer_id AND k.round_id = e.round_id AND k.entry = e.entry
                 AND k.position = e.position AND k.approach = e.approaches + 1 AND k.state = 'SUPPRESSED'
                 AND k.reason <> 'CAP') AS again
    FROM enrolment e
         JOIN campaign_round r ON r.round_id = e.round_id AND r.state = 'LIVE'
         JOIN campaign c ON c.campaign_id = r.campaign_id AND c.state = 'LIVE'
         JOIN campaign_step s ON s.version_id = e.version_id AND s.position = e.position
    WHERE e.customer_id BETWEEN $1 AND $2 AND e.state = 'ACTIVE' AND e.next_on <= $3 AND e.next_act = 'TIME_OUT'
    ORDER BY e.customer_id, e.round_id, e.entry FOR NO KEY UPDATE OF e),
dropped AS (
    INSERT INTO enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome, caused_by,
                                approaches, no_shows)
    SELECT customer_id, round_id, entry, position, step, step_entered_at, $4, 'DROPPED', 'TIME', approaches, no_shows + 1
    FROM due WHERE NOT again)
UPDATE enrolment e
SET no_shows = e.no_shows + 1,
    state = CASE WHEN due.again THEN e.state ELSE 'DROPPED' END,
    next_act = CASE WHEN due.again THEN 'APPROACH' END,
    next_on = CASE WHEN due.again THEN $3 + due.cool_down END,
    closed_on = CASE WHEN NOT due.again THEN $3 END
FROM due
WHERE e.customer_id = due.customer_id AND e.round_id = due.round_id AND e.entry = due.entry
