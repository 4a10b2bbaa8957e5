SELECT i.customer_id, NULL::bigint AS segment_id, i.entry, (i.came_at AT TIME ZONE $18::text)::date AS came_on,
       i.came_at, b.arm AS kept
FROM unnest($15::bigint[], $16::int[], $17::timestamptz[]) AS i (customer_id, entry, came_at)
     LEFT JOIN enrolment b ON b.customer_id = i.customer_id AND b.round_id = $1::bigint AND b.entry = i.entry - 1
