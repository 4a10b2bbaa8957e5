SELECT count(*) FROM (
    SELECT FROM enrolment e JOIN campaign_round r USING (round_id)
    WHERE e.customer_id BETWEEN $1 AND $2 AND e.state = 'ACTIVE' AND (r.state = 'ENDED' OR e.next_on <= $3)
    ORDER BY e.customer_id, e.round_id, e.entry FOR NO KEY UPDATE OF e) locked
