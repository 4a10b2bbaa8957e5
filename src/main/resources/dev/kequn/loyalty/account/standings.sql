-- What the accounts of the customers $1 hold on day $2. Lots are looked at only where something was due by then: points
-- that have become active pay arrears first.
SELECT a.customer_id,
       (a.active + d.activating - least(d.activating, a.arrears) - d.lapsed_active)::bigint AS active,
       (a.pending - d.activating - d.lapsed_pending)::bigint AS pending,
       (a.arrears - least(d.activating, a.arrears))::bigint AS arrears,
       a.earned, a.spent, (a.expired + d.lapsed_active + d.lapsed_pending)::bigint AS expired
FROM points_account a
     CROSS JOIN LATERAL (
         SELECT coalesce(sum(l.remaining) FILTER (WHERE l.active), 0) AS lapsed_active,
                coalesce(sum(l.remaining) FILTER (WHERE NOT l.active AND l.expires_on <= $2), 0) AS lapsed_pending,
                coalesce(sum(l.remaining) FILTER (WHERE NOT l.active AND (l.expires_on <= $2) IS NOT TRUE), 0)
                    AS activating
         FROM points_lot l
         WHERE a.next_due <= $2 AND l.customer_id = a.customer_id AND l.remaining > 0
           AND (l.expires_on <= $2 OR NOT l.active AND l.active_from <= $2)) d
WHERE a.customer_id = ANY ($1)
