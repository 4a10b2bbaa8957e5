-- What must hold of points granted by hand, whatever happened: a row for each promise, with how many times it is broken
-- and one example (customer.grant, or customer.version of a transaction). Reads only; a live database may be asked, it
-- sees one moment.
--
--   psql -X -v ON_ERROR_STOP=1 -f k8s/checks/grants.sql "$DATABASE_URL"
WITH broken (says, example) AS (
    SELECT 'what was posted is one transaction of that customer and amount', s.customer_id || '.' || s.grant_id
    FROM points_grant_step s
         JOIN points_grant g USING (customer_id, grant_id)
         LEFT JOIN points_transaction t ON t.customer_id = s.customer_id AND t.version = s.version
    WHERE s.step = 'POSTED' AND (t.kind, t.amount, t.source, t.reference)
                                IS DISTINCT FROM ('GRANT', g.amount, 'grant', g.grant_id::text)
  UNION ALL
    SELECT 'every transaction by hand has its grant', t.customer_id || '.' || t.version
    FROM points_transaction t
         LEFT JOIN points_grant_step s ON s.customer_id = t.customer_id AND s.version = t.version
    WHERE t.kind = 'GRANT' AND t.source = 'grant' AND s.grant_id IS NULL
  UNION ALL
    SELECT 'what needs a second person was decided by one', g.customer_id || '.' || g.grant_id
    FROM points_grant g
         JOIN points_grant_step s USING (customer_id, grant_id)
         LEFT JOIN approval a ON a.subject_type = 'PointsGrant' AND a.subject_id = g.grant_id::text
    WHERE g.needs_approval AND (s.actor = g.actor OR a.decided_by IS DISTINCT FROM s.actor
                                OR (a.decision = 'APPROVED') IS DISTINCT FROM (s.step = 'POSTED'))
  UNION ALL
    SELECT 'what waits waits for an approval', g.customer_id || '.' || g.grant_id
    FROM points_grant g
         LEFT JOIN points_grant_step s USING (customer_id, grant_id)
         LEFT JOIN approval a ON a.subject_type = 'PointsGrant' AND a.subject_id = g.grant_id::text
                             AND a.decision IS NULL
    WHERE (s.grant_id IS NULL) <> (a.approval_id IS NOT NULL)
  UNION ALL
    SELECT 'grants cannot be changed by the program', NULL
    FROM unnest(ARRAY ['points_grant', 'points_grant_step']) AS owned
         JOIN pg_class c ON c.oid = owned::regclass
         JOIN pg_roles r ON r.rolcanlogin AND NOT r.rolsuper AND NOT pg_has_role(r.oid, c.relowner, 'MEMBER')
    WHERE has_table_privilege(r.oid, owned, 'UPDATE, DELETE, TRUNCATE')
)
SELECT i.says, count(b.says) AS broken, min(b.example) AS example
FROM (VALUES ('what was posted is one transaction of that customer and amount'),
             ('every transaction by hand has its grant'), ('what needs a second person was decided by one'),
             ('what waits waits for an approval'), ('grants cannot be changed by the program')) AS i (says)
     LEFT JOIN broken b ON b.says = i.says
GROUP BY i.says
ORDER BY i.says;
