-- $1: rounds. From entering a step to completing it, by value and of all values together.
SELECT value, step, grouping(value) = 1 AS whole,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) / 86400 AS days
FROM (SELECT ${value} AS value, s.step, extract(epoch FROM s.left_at - s.entered_at)::float8 AS seconds
      FROM enrolment e ${join} JOIN enrolment_step s USING (customer_id, round_id, entry)
      WHERE e.round_id = ANY ($1::bigint[]) AND e.arm = 'TREATED' AND s.outcome = 'COMPLETED') completed
GROUP BY GROUPING SETS ((value, step), (step))
