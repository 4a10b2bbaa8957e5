-- What debits took from lots, in the order they took it, less what their reversals gave back. One pass over both: a
-- debit may have used very many lots.
WITH wanted AS (
    SELECT * FROM unnest($1::bigint[], $2::bigint[]) AS w (customer_id, version)
), moved AS (
    SELECT u.customer_id, u.version, u.lot_version, u.line, u.amount
    FROM wanted JOIN points_lot_use u USING (customer_id, version)
    WHERE u.action = 'SPEND'
  UNION ALL
    SELECT r.customer_id, r.reverses, b.lot_version, NULL, -b.amount
    FROM wanted w
         JOIN points_transaction r ON r.customer_id = w.customer_id AND r.reverses = w.version
         JOIN points_lot_use b ON b.customer_id = r.customer_id AND b.version = r.version
    WHERE b.action = 'RESTORE'
)
SELECT customer_id, version, lot_version, sum(amount)::bigint AS amount
FROM moved
GROUP BY customer_id, version, lot_version
ORDER BY customer_id, version, min(line)
