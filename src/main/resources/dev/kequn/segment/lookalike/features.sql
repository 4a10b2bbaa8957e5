-- $1, $2 first and last id, $3 day, $4 seed segment, $5, $6 window of events, $7 one customer of so many
SELECT c.customer_id,
       coalesce((SELECT true FROM segment_member stay
                 WHERE stay.segment_id = $4 AND stay.customer_id = c.customer_id AND stay.left_at IS NULL
                 LIMIT 1), false) AS seed,
       c.attributes,
       ARRAY(SELECT DISTINCT held.product_code FROM holding held
             WHERE held.customer_id = c.customer_id AND held.opened_on <= $3::date
               AND (held.closed_on IS NULL OR held.closed_on > $3::date)) AS products,
       (SELECT jsonb_object_agg(held.tag, held.value ORDER BY held.valid_from) FROM customer_tag held
        WHERE held.customer_id = c.customer_id AND held.valid_from <= $3::date
          AND (held.valid_to IS NULL OR held.valid_to > $3::date)) AS tags,
       (SELECT jsonb_object_agg(counted.type, counted.times)
        FROM (SELECT seen.type, count(*) AS times FROM customer_event seen
              WHERE seen.customer_id = c.customer_id AND seen.occurred_at >= $5 AND seen.occurred_at < $6
              GROUP BY seen.type) counted) AS events
       ${facts}
FROM ${customers}
WHERE ${condition}
ORDER BY c.customer_id
