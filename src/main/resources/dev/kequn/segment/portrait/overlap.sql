WITH population AS MATERIALIZED (
    SELECT c.customer_id, one.customer_id IS NOT NULL AS member
    FROM customer c
         LEFT JOIN segment_member one
           ON one.segment_id = $2::bigint AND one.left_at IS NULL AND one.customer_id = c.customer_id
    ${people}),
sized AS (SELECT count(*) AS population, count(*) FILTER (WHERE member) AS members FROM population)
SELECT o.segment_id, o.common, sized.members, o.others, sized.population
FROM sized
     CROSS JOIN (SELECT m.segment_id, count(*) FILTER (WHERE p.member) AS common, count(*) AS others
                 FROM segment_member m JOIN segment s USING (segment_id) JOIN population p USING (customer_id)
                 WHERE m.left_at IS NULL AND s.in_force IS NOT NULL AND s.segment_id <> $2::bigint
                   AND ($3::text[] IS NULL OR s.code = ANY ($3::text[]))
                 GROUP BY m.segment_id) o
WHERE o.common > 0
