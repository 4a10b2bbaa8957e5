-- How many members of segment $1 each group has, by $2: those who stay by community, the others without one.
WITH present AS (
    SELECT m.customer_id, c.branch_code, c.manager_no,
           CASE WHEN $2 = 'MANAGER' AND c.manager_no IS NOT NULL THEN 'M' || c.manager_no ELSE 'B' || c.branch_code END
               AS group_key
    FROM segment_member m JOIN customer c USING (customer_id)
    WHERE m.segment_id = $1 AND m.left_at IS NULL)
SELECT p.group_key, CASE WHEN p.group_key LIKE 'B%' THEN min(p.branch_code) END AS branch_code,
       CASE WHEN p.group_key LIKE 'M%' THEN min(p.manager_no) END AS manager_no,
       cm.community_id, k.number, count(*)::int AS members
FROM present p
     LEFT JOIN segment_community_member cm ON cm.customer_id = p.customer_id AND cm.segment_id = $1
     LEFT JOIN segment_community k ON k.community_id = cm.community_id
GROUP BY p.group_key, cm.community_id, k.number
ORDER BY p.group_key, k.number
