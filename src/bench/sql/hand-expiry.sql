-- What the expiry job writes for lots.sql, in one statement that knows that nothing is pending and nobody owes anything.
WITH due AS (
    SELECT l.customer_id, l.version, l.remaining,
           row_number() OVER (PARTITION BY l.customer_id ORDER BY l.expires_on, l.version) AS line
    FROM points_account a JOIN points_lot l USING (customer_id)
    WHERE a.next_due <= date '2026-11-20' AND l.remaining > 0 AND l.expires_on <= date '2026-11-20'
), summed AS (
    SELECT d.customer_id, sum(d.remaining)::bigint AS amount,
           (SELECT min(n.expires_on) FROM points_lot n
            WHERE n.customer_id = d.customer_id AND n.remaining > 0 AND n.expires_on > date '2026-11-20') AS later
    FROM due d GROUP BY d.customer_id
), account AS (
    UPDATE points_account a
    SET version = a.version + 1, active = a.active - s.amount, expired = a.expired + s.amount, next_due = s.later
    FROM summed s WHERE a.customer_id = s.customer_id
    RETURNING a.customer_id, a.version, a.active, a.pending, a.arrears, s.amount
), made AS (
    INSERT INTO points_transaction
        (customer_id, version, kind, amount, business_day, source, actor, active, pending, arrears)
    SELECT customer_id, version, 'EXPIRE', amount, date '2026-11-20', 'points-expiry', 'system:points-expiry', active,
           pending, arrears
    FROM account
), entered AS (
    INSERT INTO points_entry (customer_id, version, line, account, side, amount)
    SELECT customer_id, version, line, CASE line WHEN 1 THEN 'ACTIVE' ELSE 'EXPIRY' END,
           CASE line WHEN 1 THEN 'DEBIT' ELSE 'CREDIT' END, amount
    FROM account, generate_series(1, 2) AS line
), used AS (
    INSERT INTO points_lot_use (customer_id, version, line, lot_version, action, amount)
    SELECT d.customer_id, a.version, d.line, d.version, 'EXPIRE', d.remaining FROM due d JOIN account a USING (customer_id)
)
UPDATE points_lot l SET remaining = 0 FROM due d WHERE l.customer_id = d.customer_id AND l.version = d.version;
