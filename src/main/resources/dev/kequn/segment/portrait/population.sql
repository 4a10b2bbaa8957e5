WITH population AS MATERIALIZED (
    SELECT (one.customer_id IS NOT NULL)::int + 2 * (two.customer_id IS NOT NULL)::int AS part,
           coalesce(kept.aum, 0) AS aum${columns}
    FROM customer c
         LEFT JOIN segment_member one
           ON one.segment_id = $2::bigint AND one.left_at IS NULL AND one.customer_id = c.customer_id
         LEFT JOIN segment_member two
           ON two.segment_id = $3::bigint AND two.left_at IS NULL AND two.customer_id = c.customer_id
         LEFT JOIN LATERAL (SELECT b.aum FROM balance_state b
                            WHERE b.customer_id = c.customer_id AND b.from_day <= $1::date
                            ORDER BY b.from_day DESC LIMIT 1) kept ON true
