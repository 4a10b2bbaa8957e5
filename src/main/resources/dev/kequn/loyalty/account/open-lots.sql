-- The lots that are open on ${day}, not before the business date ${today}, when nothing but time passes. Points that become
-- active pay arrears: the first to become active first, of one day those that expire first.
SELECT l.customer_id, l.version, l.granted, l.active OR coalesce(l.active_from <= ${day}, false) AS active,
       l.active_from, l.expires_on, l.awaits_event,
       CASE WHEN a.arrears > 0 AND NOT l.active AND l.active_from <= ${day} THEN
           greatest(0, least(l.remaining, (
               SELECT sum(o.remaining) FROM points_lot o
               WHERE o.customer_id = l.customer_id AND o.remaining > 0 AND NOT o.active AND o.active_from <= ${day}
                 AND coalesce(o.expires_on, 'infinity') > ${today}
                 AND (greatest(o.active_from, ${today}), coalesce(o.expires_on, 'infinity'), o.version)
                     <= (greatest(l.active_from, ${today}), coalesce(l.expires_on, 'infinity'), l.version))
               - a.arrears))::bigint
           ELSE l.remaining END AS remaining
FROM points_account a JOIN points_lot l ON l.customer_id = a.customer_id
WHERE l.remaining > 0 AND (l.expires_on IS NULL OR l.expires_on > ${day})
