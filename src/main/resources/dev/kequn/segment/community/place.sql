-- Members of segment $1 without a community, by $2, get the $4 free places of communities $3, both in their order. Each
-- group has as many of these as of those; should it not, the nulls refuse all. A full join is never a nested loop, however
-- few the planner expects.
WITH present AS (
    SELECT m.customer_id, c.branch_code, c.manager_no,
           CASE WHEN $2 = 'MANAGER' AND c.manager_no IS NOT NULL THEN 'M' || c.manager_no ELSE 'B' || c.branch_code END
               AS group_key
    FROM segment_member m JOIN customer c USING (customer_id)
    WHERE m.segment_id = $1 AND m.left_at IS NULL)
INSERT INTO segment_community_member (customer_id, segment_id, community_id)
SELECT waiting.customer_id, $1, CASE WHEN waiting.group_key = free.group_key THEN free.community_id END
FROM (SELECT p.customer_id, p.group_key, row_number() OVER (ORDER BY p.group_key, p.customer_id) AS place
      FROM present p
      WHERE NOT EXISTS (SELECT FROM segment_community_member cm
                        WHERE cm.customer_id = p.customer_id AND cm.segment_id = $1)) waiting
     FULL JOIN (SELECT k.group_key, k.community_id, row_number() OVER (ORDER BY k.group_key, k.number) AS place
                FROM unnest($3::bigint[], $4::int[]) AS f (community_id, places) JOIN segment_community k USING (community_id)
                CROSS JOIN generate_series(1, f.places)) free USING (place)
