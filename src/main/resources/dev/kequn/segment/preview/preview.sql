WITH looked AS MATERIALIZED (
    SELECT c.customer_id, ${condition} IS TRUE AS chosen
    FROM ${customers} CROSS JOIN (SELECT ${day}::date) AS asked_on),
compared AS MATERIALIZED (
    SELECT customer_id, row_number() OVER () AS place
    FROM (SELECT customer_id FROM looked WHERE chosen
          ORDER BY hashint8extended(customer_id, 1) LIMIT ${compared}::bigint) chosen),
overlap AS (
    SELECT stay.segment_id, count(*) AS members
    FROM compared
         -- Customer by customer: a join would read the membership of the whole bank.
         CROSS JOIN LATERAL (SELECT m.segment_id FROM segment_member m
                             WHERE m.customer_id = compared.customer_id AND m.left_at IS NULL OFFSET 0) stay
    GROUP BY stay.segment_id)
SELECT (SELECT count(*) FROM looked) AS looked,
       (SELECT count(*) FROM looked WHERE chosen) AS chosen,
       (SELECT count(*) FROM compared) AS compared,
       ARRAY(SELECT customer_id FROM compared WHERE place <= ${shown} ORDER BY place) AS sample,
       coalesce((SELECT jsonb_object_agg(segment_id::text, members) FROM overlap), '{}') AS overlap
