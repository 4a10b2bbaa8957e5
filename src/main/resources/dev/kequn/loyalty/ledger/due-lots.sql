-- The open lots of the customers $1 that become active or expire by day $2, and when that next happens to their others;
-- a row without a lot for a customer none of whose lots is due.
SELECT o.customer_id, o.later, l.version, l.granted, l.remaining, l.active, l.active_from, l.expires_on, l.awaits_event,
       l.then_kind, l.then_number, l.then_day, l.on_spent
FROM (SELECT w.customer_id,
             (SELECT min(CASE WHEN n.active OR n.active_from IS NULL OR n.expires_on < n.active_from THEN n.expires_on
                              ELSE n.active_from END)
              FROM points_lot n
              WHERE n.customer_id = w.customer_id AND n.remaining > 0
                AND (n.expires_on <= $2 OR NOT n.active AND n.active_from <= $2) IS NOT TRUE) AS later
      FROM unnest($1::bigint[]) AS w (customer_id)) o
     LEFT JOIN points_lot l ON l.customer_id = o.customer_id AND l.remaining > 0
                           AND (l.expires_on <= $2 OR NOT l.active AND l.active_from <= $2)
