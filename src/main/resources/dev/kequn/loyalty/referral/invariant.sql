-- Invariant I11: one referrer per newcomer, nobody brings himself, no circle. Each row is a violation.
WITH RECURSIVE up (newcomer_id, ancestor_id) AS (
    SELECT newcomer_id, referrer_id FROM referral
    UNION
    SELECT u.newcomer_id, r.referrer_id FROM up u JOIN referral r ON r.newcomer_id = u.ancestor_id)
SELECT 'brought twice' AS violation, newcomer_id FROM referral GROUP BY newcomer_id HAVING count(*) > 1
UNION ALL
SELECT 'brought himself', newcomer_id FROM referral WHERE newcomer_id = referrer_id
UNION ALL
SELECT 'in a circle', newcomer_id FROM up WHERE newcomer_id = ancestor_id
ORDER BY 1, 2
