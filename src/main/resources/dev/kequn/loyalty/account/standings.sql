-- What accounts hold on ${day}; to be followed by a condition on a. Lots are looked at only where something was due by then:
-- points that have become active pay arrears first.
SELECT a.customer_id, a.next_due,
       (a.active + d.activating - least(d.activating, a.arrears) - d.lapsed_active)::bigint AS active,
       (a.pending - d.activating - d.lapsed_pending)::bigint AS pending,
       (a.arrears - least(d.activating, a.arrears))::bigint AS arrears,
       a.earned, a.spent, (a.expired + d.lapsed_active + d.lapsed_pending)::bigint AS expired
FROM points_account a
     CROSS JOIN LATERAL (
         SELECT coalesce(sum(l.remaining) FILTER (WHERE l.active), 0) AS lapsed_active,
                coalesce(sum(l.remaining) FILTER (WHERE NOT l.active AND l.expires_on <= ${day}), 0) AS lapsed_pending,
                coalesce(sum(l.remaining) FILTER (WHERE NOT l.active AND (l.expires_on <= ${day}) IS NOT TRUE), 0)
                    AS activating
         FROM points_lot l
         WHERE a.next_due <= ${day} AND l.customer_id = a.customer_id AND l.remaining > 0
           AND (l.expires_on <= ${day} OR NOT l.active AND l.active_from <= ${day})) d
