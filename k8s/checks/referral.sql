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
    SELECT 'at most one reward per newcomer', newcomer_id FROM referral_reward GROUP BY newcomer_id HAVING count(*) > 1
  UNION ALL
    SELECT 'both sides of a reward are there, once', w.newcomer_id
    FROM referral_reward w
         LEFT JOIN referral r ON r.newcomer_id = w.newcomer_id AND r.referrer_id = w.referrer_id
         LEFT JOIN points_transaction n ON n.customer_id = w.newcomer_id AND n.version = w.newcomer_version
              AND n.kind = 'EARN' AND n.source = w.rule_code AND n.reference = w.reference
         LEFT JOIN points_transaction f ON f.customer_id = w.referrer_id AND f.version = w.referrer_version
              AND f.kind = 'EARN' AND f.source = w.rule_code AND f.reference = w.reference
    WHERE r.newcomer_id IS NULL OR n.version IS DISTINCT FROM w.newcomer_version
       OR f.version IS DISTINCT FROM w.referrer_version
       OR EXISTS (SELECT FROM referral_reward o WHERE o.newcomer_id <> w.newcomer_id
                  AND (o.referrer_id, o.referrer_version) = (w.referrer_id, w.referrer_version))
  UNION ALL
    SELECT 'points of a referral rule are those of a reward', t.customer_id
    FROM points_transaction t
    WHERE t.kind = 'EARN'
      AND t.source IN (SELECT code FROM earning_rule GROUP BY code HAVING bool_and(referral_days IS NOT NULL))
      AND NOT EXISTS (SELECT FROM referral_reward w
                      WHERE (w.newcomer_id, w.newcomer_version) = (t.customer_id, t.version)
                         OR (w.referrer_id, w.referrer_version) = (t.customer_id, t.version))
  UNION ALL
    SELECT 'rewards of referrals cannot be changed by the program', NULL FROM pg_roles r JOIN pg_class c ON c.oid = 'referral_reward'::regclass
    WHERE r.rolcanlogin AND NOT r.rolsuper AND NOT pg_has_role(r.oid, c.relowner, 'MEMBER')
      AND has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE')
  UNION ALL
    SELECT 'referrals cannot be changed by the program', NULL FROM pg_roles r JOIN pg_class c ON c.oid = 'referral'::regclass
    WHERE r.rolcanlogin AND NOT r.rolsuper AND NOT pg_has_role(r.oid, c.relowner, 'MEMBER')
      AND has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE')
)
SELECT 'I11' AS invariant, i.says, count(b.says) AS broken, min(b.newcomer_id) AS example
FROM (VALUES ('one referrer per newcomer'), ('nobody brings himself'),
             ('nobody brings one who brought him, himself or through others'),
             ('at most one reward per newcomer'), ('both sides of a reward are there, once'),
             ('points of a referral rule are those of a reward'),
             ('rewards of referrals cannot be changed by the program'),
             ('referrals cannot be changed by the program')) AS i (says)
     LEFT JOIN broken b ON b.says = i.says
GROUP BY i.says
ORDER BY i.says;
