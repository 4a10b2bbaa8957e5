-- What must hold of referrals, whatever happened: a row for each promise of I11, with how many times it is broken and one
-- example (the newcomer's customer_id). Reads only; a live database may be asked, it sees one moment.
--
--   psql -X -v ON_ERROR_STOP=1 -f k8s/checks/referral.sql "$DATABASE_URL"
WITH RECURSIVE up (newcomer_id, ancestor_id) AS (
    SELECT newcomer_id, referrer_id FROM referral
  UNION
    SELECT u.newcomer_id, r.referrer_id FROM up u JOIN referral r ON r.newcomer_id = u.ancestor_id
), broken (says, newcomer_id) AS (
    SELECT 'one referrer per newcomer', newcomer_id FROM referral GROUP BY newcomer_id HAVING count(*) > 1
  UNION ALL
    SELECT 'nobody brings himself', newcomer_id FROM referral WHERE referrer_id = newcomer_id
  UNION ALL
    SELECT 'nobody brings one who brought him, himself or through others', newcomer_id FROM up
    WHERE ancestor_id = newcomer_id
  UNION ALL
    SELECT 'referrals cannot be changed by the program', NULL FROM pg_roles r
    WHERE r.rolname = 'kequn_app' AND has_table_privilege(r.oid, 'referral', 'UPDATE, DELETE, TRUNCATE')
)
SELECT 'I11' AS invariant, i.says, count(b.says) AS broken, min(b.newcomer_id) AS example
FROM (VALUES ('one referrer per newcomer'), ('nobody brings himself'),
             ('nobody brings one who brought him, himself or through others'),
             ('referrals cannot be changed by the program')) AS i (says)
     LEFT JOIN broken b ON b.says = i.says
GROUP BY i.says
ORDER BY i.says;
