-- Of each customer of $1 up to $4 entries on his own accounts behind version $2 and line $3, the newest first.
SELECT e.line, e.account, e.side, e.amount AS entered, t.*,
       (SELECT coalesce(jsonb_agg(jsonb_build_array(u.lot_version, u.action, u.amount) ORDER BY u.line), '[]')
        FROM points_lot_use u WHERE u.customer_id = t.customer_id AND u.version = t.version) AS uses
FROM unnest($1::bigint[]) AS c (customer_id)
     CROSS JOIN LATERAL (
         SELECT * FROM points_entry o
         WHERE o.customer_id = c.customer_id AND (o.version, o.line) < ($2::bigint, $3::int)
           AND o.account IN ('ACTIVE', 'PENDING', 'ARREARS')
         ORDER BY o.version DESC, o.line DESC LIMIT $4) e
     JOIN points_transaction t ON t.customer_id = e.customer_id AND t.version = e.version
ORDER BY e.customer_id, e.version DESC, e.line DESC
