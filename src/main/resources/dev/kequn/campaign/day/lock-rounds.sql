SELECT count(*) FROM (
    SELECT FROM campaign_round
    WHERE round_id IN (SELECT e.round_id FROM enrolment e
                       WHERE e.customer_id BETWEEN $1 AND $2 AND e.state = 'ACTIVE' AND e.next_act = 'APPROACH'
                         AND e.next_on <= $3
                         AND EXISTS (SELECT FROM contact_cost p WHERE p.cost > 0
                                     AND p.version = (SELECT max(version) FROM contact_policy))
                       UNION
                       SELECT k.round_id FROM contact k
                       WHERE k.customer_id BETWEEN $1 AND $2 AND k.slot_on IS NOT NULL AND k.state IN ('DUE', 'LEASED')
                         AND k.cost > 0)
    ORDER BY round_id FOR NO KEY UPDATE) locked
