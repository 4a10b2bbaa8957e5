-- Active points of the customers from $2 to $3 that will be void within $4 days after day $1, by their last day.
SELECT l.customer_id, 'kequn:points' AS source,
       l.customer_id || ':' || to_char(l.expires_on - 1, 'YYYY-MM-DD') AS external_id, 'POINTS_EXPIRING' AS type,
       $5::timestamptz AS occurred_at,
       jsonb_build_object('points', sum(l.remaining), 'lastDay', l.expires_on - 1) AS attributes,
       row (l.customer_id, l.expires_on) AS place
FROM points_lot l
WHERE l.customer_id BETWEEN $2 AND $3 AND l.remaining > 0 AND l.active
  AND l.expires_on > $1::date AND l.expires_on <= $1 + $4::int
GROUP BY l.customer_id, l.expires_on
