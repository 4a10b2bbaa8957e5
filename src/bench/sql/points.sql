-- The posting of one pointsEarn in one statement, as tight as by hand; :hot is 1 for always the same customer.
\set no random(1, 1000000)
\set key1 random(1, 1000000000)
\set key2 random(1, 1000000000)
WITH who AS (
    SELECT customer_id FROM customer_number
    WHERE customer_no = 'C' || lpad((CASE WHEN :hot = 1 THEN 1 ELSE :no END)::text, 9, '0')
), account AS (
    UPDATE points_account a SET version = a.version + 1, active = a.active + 10, earned = a.earned + 10
    FROM who WHERE a.customer_id = who.customer_id
    RETURNING a.customer_id, a.version, a.active, a.pending, a.arrears
), key AS (
    INSERT INTO request_key (subject, key, operation, content_hash, result)
    SELECT 'pgbench', :key1 || '-' || :key2, 'pointsEarn', encode(sha256(customer_id::text::bytea), 'hex'),
           customer_id || '.' || version
    FROM account
), made AS (
    INSERT INTO points_transaction (customer_id, version, kind, amount, business_day, source, actor, active, pending, arrears)
    SELECT customer_id, version, 'EARN', 10, date '2026-11-20', 'api', 'pgbench', active, pending, arrears FROM account
), entered AS (
    INSERT INTO points_entry (customer_id, version, line, account, side, amount)
    SELECT customer_id, version, 1, 'ISSUE', 'DEBIT', 10 FROM account
    UNION ALL SELECT customer_id, version, 2, 'ACTIVE', 'CREDIT', 10 FROM account
), lot AS (
    INSERT INTO points_lot (customer_id, version, granted, remaining, active, active_from, on_spent)
    SELECT customer_id, version, 10, 10, true, date '2026-11-20', 'REFUSE' FROM account
)
SELECT version, active FROM account;
