-- What all customers hold on day $1, by the month of the last day on which it can be spent (null for never), and in a
-- row without a month what they owe. What is due by then counts as settled: points that have become active have paid
-- arrears, those that expire first before the others.
WITH paid AS (
    SELECT r.customer_id, r.version, greatest(0, least(r.remaining, r.arrears - r.before))::bigint AS amount
    FROM (SELECT l.customer_id, l.version, l.remaining, a.arrears,
                 sum(l.remaining) OVER (PARTITION BY l.customer_id ORDER BY l.expires_on, l.version) - l.remaining
                     AS before
          FROM points_account a JOIN points_lot l USING (customer_id)
          WHERE a.arrears > 0 AND a.next_due <= $1 AND l.remaining > 0 AND NOT l.active AND l.active_from <= $1
            AND (l.expires_on IS NULL OR l.expires_on > $1)) r
)
SELECT date_trunc('month', l.expires_on - 1)::date AS month,
       coalesce(sum(l.remaining - coalesce(p.amount, 0)) FILTER (WHERE l.active OR l.active_from <= $1), 0)::bigint
           AS active,
       coalesce(sum(l.remaining) FILTER (WHERE (l.active OR l.active_from <= $1) IS NOT TRUE), 0)::bigint AS pending,
       NULL::bigint AS arrears
FROM points_lot l LEFT JOIN paid p ON p.customer_id = l.customer_id AND p.version = l.version
WHERE l.remaining > 0 AND (l.expires_on IS NULL OR l.expires_on > $1)
GROUP BY 1
UNION ALL
SELECT NULL, 0, 0,
       ((SELECT coalesce(sum(arrears), 0) FROM points_account) - (SELECT coalesce(sum(amount), 0) FROM paid))::bigint
ORDER BY 1
