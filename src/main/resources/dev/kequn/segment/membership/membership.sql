WITH looked_at AS (
    SELECT * FROM unnest(${segments}::bigint[], ${definitions}::bigint[], ${reasons}::text[])
                       AS looked_at (segment_id, definition_id, reason)),
found AS MATERIALIZED (
    SELECT c.customer_id, array_remove(ARRAY[
    ${found}], NULL) AS segments
    FROM ${customers}),
kept AS (
    SELECT m.customer_id, array_agg(m.segment_id ORDER BY m.segment_id) AS segments
    FROM segment_member m
    WHERE m.customer_id ${population} AND m.left_at IS NULL AND m.segment_id = ANY (${segments}::bigint[])
    GROUP BY m.customer_id),
differing AS MATERIALIZED (
    SELECT customer_id, found.segments AS now, coalesce(kept.segments, '{}') AS before
    FROM found LEFT JOIN kept USING (customer_id)
    WHERE found.segments <> coalesce(kept.segments, '{}')),
coming AS (
    INSERT INTO segment_member (customer_id, segment_id, entered_at, entered_on, entry_reason, definition_id)
    SELECT d.customer_id, new.segment_id, statement_timestamp(), ${day}::date, l.reason, l.definition_id
    FROM differing d
         CROSS JOIN LATERAL (SELECT id FROM unnest(d.now) AS id WHERE id <> ALL (d.before)) AS new (segment_id)
         JOIN looked_at l USING (segment_id)
    RETURNING segment_id),
going AS (
    UPDATE segment_member m
    SET left_at = statement_timestamp(), left_on = greatest(${day}::date, m.entered_on), leave_reason = old.reason
    FROM (SELECT d.customer_id, gone.segment_id, l.reason
          FROM differing d
               CROSS JOIN LATERAL (SELECT id FROM unnest(d.before) AS id WHERE id <> ALL (d.now)) AS gone (segment_id)
               JOIN looked_at l USING (segment_id)) old
    WHERE m.customer_id = old.customer_id AND m.segment_id = old.segment_id AND m.left_at IS NULL
    RETURNING m.segment_id)
SELECT segment_id, sum(came)::bigint AS came, sum(gone)::bigint AS gone
FROM (SELECT segment_id, 1 AS came, 0 AS gone FROM coming UNION ALL SELECT segment_id, 0, 1 FROM going) moved
GROUP BY segment_id
