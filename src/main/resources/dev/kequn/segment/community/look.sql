-- Counts the members of the communities of segment $1, and those of whom nothing was heard since $2. What the program
-- itself noted is no sign of life.
UPDATE segment_community k SET size = counted.size, silent = counted.size - coalesce(heard.count, 0)
FROM (SELECT cm.community_id, count(*) AS size
      FROM segment_community_member cm JOIN segment_community k USING (community_id)
      WHERE k.segment_id = $1 GROUP BY cm.community_id) counted
     LEFT JOIN (SELECT cm.community_id, count(*) AS count
                FROM segment_community_member cm JOIN segment_community k USING (community_id)
                WHERE k.segment_id = $1
                  AND EXISTS (SELECT FROM customer_event e
                              WHERE e.customer_id = cm.customer_id AND e.occurred_at >= $2
                                AND e.source NOT LIKE 'kequn:%')
                GROUP BY cm.community_id) heard USING (community_id)
WHERE k.community_id = counted.community_id
  AND (k.size, k.silent) IS DISTINCT FROM (counted.size, counted.size - coalesce(heard.count, 0))
