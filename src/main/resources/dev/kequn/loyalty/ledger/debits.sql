-- What debits took from lots, in the order they took it, less what their reversals gave back.
SELECT u.customer_id, u.version, u.lot_version,
       u.amount - (SELECT coalesce(sum(b.amount), 0)::bigint
                   FROM points_transaction r
                        JOIN points_lot_use b ON b.customer_id = r.customer_id AND b.version = r.version
                   WHERE r.customer_id = u.customer_id AND r.reverses = u.version
                     AND b.lot_version = u.lot_version AND b.action = 'RESTORE') AS amount
FROM unnest($1::bigint[], $2::bigint[]) AS wanted (customer_id, version)
     JOIN points_lot_use u USING (customer_id, version)
WHERE u.action = 'SPEND'
ORDER BY u.customer_id, u.version, u.line
