WITH made AS (
    INSERT INTO contact_standing (customer_id)
    SELECT DISTINCT e.customer_id FROM enrolment e
    WHERE e.customer_id BETWEEN $1 AND $2 AND e.state = 'ACTIVE' AND e.next_act = 'APPROACH' AND e.next_on <= $3
      AND NOT EXISTS (SELECT FROM contact_standing s
                      WHERE s.customer_id = e.customer_id AND s.customer_id BETWEEN $1 AND $2)
    ORDER BY e.customer_id
    ON CONFLICT DO NOTHING)
SELECT count(*) FROM (
    SELECT FROM contact_standing WHERE customer_id BETWEEN $1 AND $2 ORDER BY customer_id FOR NO KEY UPDATE) locked
