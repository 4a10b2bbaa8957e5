-- What must hold of the points ledger, whatever happened: a row for each invariant, with how many times it is broken and
-- one example (customer.version, or the customer). Reads only; a live database may be asked, it sees one moment.
--
--   psql -X -v ON_ERROR_STOP=1 -f k8s/checks/points.sql "$DATABASE_URL"
WITH line AS (
    SELECT e.*, CASE WHEN e.side = 'CREDIT' THEN e.amount ELSE -e.amount END AS credit FROM points_entry e
), summed AS (
    SELECT customer_id,
           coalesce(sum(credit) FILTER (WHERE account = 'ACTIVE'), 0) AS active,
           coalesce(sum(credit) FILTER (WHERE account = 'PENDING'), 0) AS pending,
           -coalesce(sum(credit) FILTER (WHERE account = 'ARREARS'), 0) AS arrears,
           -coalesce(sum(credit) FILTER (WHERE account IN ('ISSUE', 'ADJUSTMENT')), 0) AS earned,
           coalesce(sum(credit) FILTER (WHERE account = 'REDEMPTION'), 0) AS spent,
           coalesce(sum(credit) FILTER (WHERE account = 'EXPIRY'), 0) AS expired
    FROM line GROUP BY customer_id
), step AS (
    SELECT t.customer_id, t.version, t.active, t.pending, t.arrears,
           sum(l.active) AS moved_active, sum(l.pending) AS moved_pending, sum(l.arrears) AS moved_arrears,
           lag(t.active, 1, 0::bigint) OVER chain AS before_active,
           lag(t.pending, 1, 0::bigint) OVER chain AS before_pending,
           lag(t.arrears, 1, 0::bigint) OVER chain AS before_arrears,
           row_number() OVER chain AS place
    FROM points_transaction t
         LEFT JOIN (SELECT customer_id, version,
                           coalesce(sum(credit) FILTER (WHERE account = 'ACTIVE'), 0) AS active,
                           coalesce(sum(credit) FILTER (WHERE account = 'PENDING'), 0) AS pending,
                           -coalesce(sum(credit) FILTER (WHERE account = 'ARREARS'), 0) AS arrears
                    FROM line GROUP BY customer_id, version) l USING (customer_id, version)
    GROUP BY t.customer_id, t.version
    WINDOW chain AS (PARTITION BY t.customer_id ORDER BY t.version)
), used AS (
    SELECT customer_id, lot_version AS version,
           sum(CASE WHEN action IN ('SPEND', 'EXPIRE', 'SETTLE', 'TAKE_BACK') THEN amount
                    WHEN action = 'RESTORE' THEN -amount ELSE 0 END) AS taken,
           bool_or(action = 'ACTIVATE') AS activated
    FROM points_lot_use GROUP BY customer_id, lot_version
), reversal AS (
    SELECT o.customer_id, o.version, o.amount, sum(r.amount + r.shortfall) AS reversed
    FROM points_transaction r JOIN points_transaction o ON o.customer_id = r.customer_id AND o.version = r.reverses
    GROUP BY o.customer_id, o.version
), effect AS (
    SELECT split_part(result, '.', 1)::bigint AS customer_id, split_part(result, '.', 2)::bigint AS version
    FROM request_key WHERE operation IN ('pointsEarn', 'pointsSpend', 'pointsReverse', 'earning')
), broken (invariant, says, customer_id, version) AS (
    SELECT 'I1', 'debits = credits per transaction', t.customer_id, t.version
    FROM points_transaction t LEFT JOIN line l USING (customer_id, version)
    GROUP BY t.customer_id, t.version HAVING coalesce(sum(l.credit), 1) <> 0
  UNION ALL
    SELECT 'I2', 'balances = sums of entries', a.customer_id, a.version
    FROM points_account a LEFT JOIN summed s USING (customer_id)
    WHERE (a.active, a.pending, a.arrears, a.earned, a.spent, a.expired) IS DISTINCT FROM
          (coalesce(s.active, 0), coalesce(s.pending, 0), coalesce(s.arrears, 0), coalesce(s.earned, 0),
           coalesce(s.spent, 0), coalesce(s.expired, 0))
  UNION ALL
    SELECT 'I3', 'no overdraft at any point of the history', customer_id, version
    FROM step WHERE active < 0 OR pending < 0 OR arrears < 0
  UNION ALL
    SELECT 'I4', 'version chain dense, balance before + movement = balance after', s.customer_id, s.version
    FROM step s
    WHERE s.place <> s.version OR s.before_active + s.moved_active <> s.active
       OR s.before_pending + s.moved_pending <> s.pending OR s.before_arrears + s.moved_arrears <> s.arrears
  UNION ALL
    SELECT 'I4', 'version chain dense, balance before + movement = balance after', a.customer_id, a.version
    FROM points_account a
    WHERE a.version <> (SELECT coalesce(max(version), 0) FROM points_transaction t WHERE t.customer_id = a.customer_id)
  UNION ALL
    SELECT 'I5', 'each lot holds what its uses left, live lots hold the balances', l.customer_id, l.version
    FROM points_lot l LEFT JOIN used u USING (customer_id, version)
    WHERE l.remaining <> l.granted - coalesce(u.taken, 0) OR l.remaining < 0 OR l.remaining > l.granted
  UNION ALL
    SELECT 'I5', 'each lot holds what its uses left, live lots hold the balances', a.customer_id, a.version
    FROM points_account a
         LEFT JOIN (SELECT customer_id, sum(remaining) FILTER (WHERE active) AS active,
                           sum(remaining) FILTER (WHERE NOT active) AS pending
                    FROM points_lot GROUP BY customer_id) l USING (customer_id)
    WHERE (a.active, a.pending) IS DISTINCT FROM (coalesce(l.active, 0), coalesce(l.pending, 0))
  UNION ALL
    -- What an earlier-expiring lot held when the debit was made: granted, active by then, less its uses up to then.
    SELECT 'I6', 'no later lot spent while an earlier one had something left', u.customer_id, u.version
    FROM points_lot_use u
         JOIN points_transaction t ON t.customer_id = u.customer_id AND t.version = u.version
         JOIN points_lot l ON l.customer_id = u.customer_id AND l.version = u.lot_version
         JOIN points_lot e ON e.customer_id = u.customer_id AND e.version < u.version AND e.version <> l.version
              AND (e.expires_on, e.version) IS DISTINCT FROM (l.expires_on, l.version)
              AND (coalesce(e.expires_on, 'infinity'), e.version) < (coalesce(l.expires_on, 'infinity'), l.version)
              AND coalesce(e.expires_on, 'infinity') > t.business_day
    WHERE u.action = 'SPEND'
      AND (e.awaits_event IS NULL AND e.active_from = (SELECT b.business_day FROM points_transaction b
                WHERE b.customer_id = e.customer_id AND b.version = e.version)
           OR EXISTS (SELECT FROM points_lot_use a WHERE a.customer_id = e.customer_id AND a.lot_version = e.version
                      AND a.action = 'ACTIVATE' AND a.version < u.version))
      AND e.granted > (SELECT coalesce(sum(CASE WHEN b.action IN ('SPEND', 'EXPIRE', 'SETTLE', 'TAKE_BACK') THEN b.amount
                                                WHEN b.action = 'RESTORE' THEN -b.amount ELSE 0 END), 0)
                       FROM points_lot_use b
                       WHERE b.customer_id = e.customer_id AND b.lot_version = e.version AND b.version <= u.version)
  UNION ALL
    SELECT 'I7', 'at most one effect per key, and the effect is there', e.customer_id, e.version
    FROM effect e WHERE NOT EXISTS (SELECT FROM points_transaction t WHERE t.customer_id = e.customer_id AND t.version = e.version)
  UNION ALL
    SELECT 'I7', 'at most one effect per key, and the effect is there', customer_id, version
    FROM effect GROUP BY customer_id, version HAVING count(*) > 1
  UNION ALL
    SELECT 'I8', 'reversals sum to no more than the original', customer_id, version
    FROM reversal WHERE reversed > amount
  UNION ALL
    SELECT 'I8', 'a debit is given back to the lots it came from', r.customer_id, r.version
    FROM points_transaction r JOIN points_lot_use b ON b.customer_id = r.customer_id AND b.version = r.version
    WHERE b.action = 'RESTORE'
    GROUP BY r.customer_id, r.version, r.reverses, b.lot_version
    HAVING sum(b.amount) > (SELECT coalesce(sum(d.amount), 0) FROM points_lot_use d
                            WHERE d.customer_id = r.customer_id AND d.version = r.reverses
                              AND d.lot_version = b.lot_version AND d.action = 'SPEND')
  UNION ALL
    -- A referral's own newcomer counts against the budget, not against the caps, which are the referrer's.
    SELECT 'I10', 'what a customer used of a rule = what its transactions brought him', customer_id, NULL
    FROM (SELECT customer_id, rule_code, points FROM earning_use
          UNION ALL
          SELECT t.customer_id, t.source, -t.amount
          FROM points_transaction t JOIN earning_code c ON c.code = t.source
          WHERE t.kind = 'EARN'
            AND NOT EXISTS (SELECT FROM referral_reward w
                            WHERE w.newcomer_id = t.customer_id AND w.newcomer_version = t.version)) u
    GROUP BY customer_id, rule_code HAVING sum(points) <> 0
  UNION ALL
    -- A code that had no budget at times has given more than is counted.
    SELECT 'I10', 'granted of a budget = what its transactions brought, within the budget', NULL, NULL
    FROM earning_code c
         JOIN LATERAL (SELECT max(r.budget) AS budget, bool_or(r.budget IS NULL) AS without FROM earning_rule r
                       WHERE r.code = c.code AND r.state IN ('APPROVED', 'RETIRED')) r ON true
         LEFT JOIN earning_budget b ON b.rule_code = c.code
         LEFT JOIN (SELECT source, sum(amount) AS amount FROM points_transaction WHERE kind = 'EARN' GROUP BY source) t
              ON t.source = c.code
    WHERE b.granted > r.budget OR b.granted > coalesce(t.amount, 0)
       OR NOT r.without AND coalesce(b.granted, 0) <> coalesce(t.amount, 0)
  UNION ALL
    SELECT 'I12', 'entries, transactions and trace cannot be changed by the program', NULL, NULL
    FROM unnest(ARRAY ['points_transaction', 'points_entry', 'points_lot_use', 'request_key', 'audit_entry']) AS owned
         JOIN pg_class c ON c.oid = owned::regclass
         -- Whoever can log in and is no owner.
         JOIN pg_roles r ON r.rolcanlogin AND NOT r.rolsuper AND NOT pg_has_role(r.oid, c.relowner, 'MEMBER')
    WHERE has_table_privilege(r.oid, owned, 'UPDATE, DELETE, TRUNCATE')
  UNION ALL
    SELECT 'I14', 'a lot is active because it was granted so, or was activated', l.customer_id, l.version
    FROM points_lot l
         JOIN points_transaction t USING (customer_id, version)
         LEFT JOIN used u USING (customer_id, version)
    WHERE l.active <> (l.awaits_event IS NULL AND l.active_from = t.business_day OR coalesce(u.activated, false))
  UNION ALL
    SELECT 'I14', 'no lot activates or expires before its account says', l.customer_id, l.version
    FROM points_lot l JOIN points_account a USING (customer_id)
    WHERE l.remaining > 0
      AND least(l.expires_on, CASE WHEN l.active THEN NULL ELSE l.active_from END) < coalesce(a.next_due, 'infinity')
)
SELECT i.invariant, i.says, count(b.invariant) AS broken, nullif(min(concat_ws('.', b.customer_id, b.version)), '') AS example
FROM (VALUES ('I1', 'debits = credits per transaction'),
             ('I2', 'balances = sums of entries'),
             ('I3', 'no overdraft at any point of the history'),
             ('I4', 'version chain dense, balance before + movement = balance after'),
             ('I5', 'each lot holds what its uses left, live lots hold the balances'),
             ('I6', 'no later lot spent while an earlier one had something left'),
             ('I7', 'at most one effect per key, and the effect is there'),
             ('I8', 'reversals sum to no more than the original'),
             ('I8', 'a debit is given back to the lots it came from'),
             ('I10', 'what a customer used of a rule = what its transactions brought him'),
             ('I10', 'granted of a budget = what its transactions brought, within the budget'),
             ('I12', 'entries, transactions and trace cannot be changed by the program'),
             ('I14', 'a lot is active because it was granted so, or was activated'),
             ('I14', 'no lot activates or expires before its account says')) AS i (invariant, says)
     LEFT JOIN broken b ON b.invariant = i.invariant AND b.says = i.says
GROUP BY i.invariant, i.says
ORDER BY substr(i.invariant, 2)::int, i.says;
