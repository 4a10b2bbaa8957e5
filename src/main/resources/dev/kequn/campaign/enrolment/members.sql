SELECT i.customer_id, ($17::bigint[])[min(array_position($17, i.segment_id))] AS segment_id, 1 AS entry,
       $4::date AS came_on, $18::timestamptz AS came_at, NULL::text AS kept
FROM segment_member i
WHERE i.segment_id = ANY ($17) AND i.left_at IS NULL AND i.customer_id ${population}
  AND NOT EXISTS (SELECT FROM enrolment e
                  WHERE e.round_id = $1::bigint AND e.customer_id = i.customer_id AND e.customer_id ${population})
GROUP BY i.customer_id
