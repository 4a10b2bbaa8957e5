-- Takes those away who left segment $1, or their branch or manager, by $2.
WITH present AS (
    SELECT m.customer_id, c.branch_code, c.manager_no,
           CASE WHEN $2 = 'MANAGER' AND c.manager_no IS NOT NULL THEN 'M' || c.manager_no ELSE 'B' || c.branch_code END
               AS group_key
    FROM segment_member m JOIN customer c USING (customer_id)
    WHERE m.segment_id = $1 AND m.left_at IS NULL)
DELETE FROM segment_community_member cm USING segment_community k
WHERE k.community_id = cm.community_id AND k.segment_id = $1
  AND NOT EXISTS (SELECT FROM present p WHERE p.customer_id = cm.customer_id AND p.group_key = k.group_key)
