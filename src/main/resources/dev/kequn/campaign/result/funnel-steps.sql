-- $1: rounds. Steps that enrolments have left, by how, and those at which they are.
WITH treated AS (
    SELECT e.customer_id, e.round_id, e.entry, e.version_id, e.position, e.state, e.approaches, ${value} AS value
    FROM enrolment e ${join} WHERE e.round_id = ANY ($1::bigint[]) AND e.arm = 'TREATED')
SELECT t.value, t.version_id, s.position, s.outcome, count(*) AS entries,
       count(*) FILTER (WHERE s.no_shows > 0) AS after_no_show, sum(s.approaches) AS approaches
FROM treated t JOIN enrolment_step s USING (customer_id, round_id, entry)
GROUP BY t.value, t.version_id, s.position, s.outcome
UNION ALL
SELECT t.value, t.version_id, t.position, 'THERE', count(*), 0, sum(t.approaches)
FROM treated t WHERE t.state = 'ACTIVE'
GROUP BY t.value, t.version_id, t.position
