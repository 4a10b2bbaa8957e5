-- What must hold of rewards and redemptions, whatever happened: a row for each invariant, with how many times it is broken
-- and one example (a reward's code, or customer.redemption). Reads only; a live database may be asked, it sees one moment.
--
--   psql -X -v ON_ERROR_STOP=1 -f k8s/checks/rewards.sql "$DATABASE_URL"
WITH broken (invariant, says, example) AS (
    SELECT 'I7', 'at most one redemption per key, and it is there', k.result
    FROM request_key k
    WHERE k.operation = 'rewardRedeem'
      AND (NOT EXISTS (SELECT FROM redemption r
                       WHERE r.customer_id = split_part(k.result, '.', 1)::bigint
                         AND r.redemption_id = split_part(k.result, '.', 2)::bigint)
           OR EXISTS (SELECT FROM request_key o WHERE o.result = k.result AND o.operation = k.operation
                      AND (o.subject, o.key) <> (k.subject, k.key)))
  UNION ALL
    SELECT 'I9', 'stock put in = stock left + live redemptions', s.reward_code
    FROM reward_stock s
    WHERE s.taken <> CASE WHEN s.put_in IS NULL THEN 0 ELSE
              (SELECT count(*) FROM redemption r
               WHERE r.reward_code = s.reward_code AND r.counted AND r.state <> 'CANCELLED') END
       OR s.taken > s.put_in
  UNION ALL
    SELECT 'I9', 'a redemption with a cost has spent it', r.customer_id || '.' || r.redemption_id
    FROM redemption r LEFT JOIN points_transaction t ON t.customer_id = r.customer_id AND t.version = r.spent_version
    WHERE r.cost > 0 AND (t.kind, t.amount) IS DISTINCT FROM ('SPEND', r.cost)
  UNION ALL
    SELECT 'I9', 'what a live redemption has spent is not given back', r.customer_id || '.' || r.redemption_id
    FROM redemption r JOIN points_transaction t ON t.customer_id = r.customer_id AND t.reverses = r.spent_version
    WHERE r.state <> 'CANCELLED'
  UNION ALL
    SELECT 'I9', 'what a cancelled redemption has spent is given back', r.customer_id || '.' || r.redemption_id
    FROM redemption r
    WHERE r.state = 'CANCELLED'
      AND r.cost <> (SELECT coalesce(sum(t.amount), 0) FROM points_transaction t
                     WHERE t.customer_id = r.customer_id AND t.reverses = r.spent_version)
)
SELECT i.invariant, i.says, count(b.invariant) AS broken, min(b.example) AS example
FROM (VALUES ('I7', 'at most one redemption per key, and it is there'),
             ('I9', 'stock put in = stock left + live redemptions'),
             ('I9', 'a redemption with a cost has spent it'),
             ('I9', 'what a live redemption has spent is not given back'),
             ('I9', 'what a cancelled redemption has spent is given back')) AS i (invariant, says)
     LEFT JOIN broken b ON b.invariant = i.invariant AND b.says = i.says
GROUP BY i.invariant, i.says
ORDER BY i.invariant, i.says;
