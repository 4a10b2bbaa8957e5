-- Transactions that are to be reversed: how much of each is reversed, and how much of the lot it brought has expired.
SELECT t.customer_id, t.version, t.kind, t.amount,
       (SELECT coalesce(sum(r.amount + r.shortfall), 0)::bigint FROM points_transaction r
        WHERE r.customer_id = t.customer_id AND r.reverses = t.version) AS reversed,
       (SELECT coalesce(sum(CASE u.action WHEN 'EXPIRE' THEN u.amount ELSE -u.amount END), 0)::bigint
        FROM points_lot_use u
        WHERE u.customer_id = t.customer_id AND u.lot_version = t.version AND u.action IN ('EXPIRE', 'VOID')) AS expired
FROM unnest($1::bigint[], $2::bigint[]) AS wanted (customer_id, version)
     JOIN points_transaction t USING (customer_id, version)
