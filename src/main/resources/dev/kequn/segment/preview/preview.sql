WITH looked AS MATERIALIZED (
    SELECT c.customer_id, ${condition} IS TRUE AS chosen
    FROM ${customers} CROSS JOIN (SELECT ${day}::date) AS asked_on),
overlap AS (
    SELECT m.segment_id, count(*) AS members
    FROM looked l JOIN segment_member m USING (customer_id)
    WHERE l.chosen AND m.left_at IS NULL
    GROUP BY m.segment_id)
SELECT (SELECT count(*) FROM looked) AS looked,
       (SELECT count(*) FROM looked WHERE chosen) AS chosen,
       ARRAY(SELECT customer_id FROM looked WHERE chosen
             ORDER BY hashint8extended(customer_id, 1) LIMIT ${shown}) AS sample,
       coalesce((SELECT jsonb_object_agg(segment_id::text, members) FROM overlap), '{}') AS overlap
