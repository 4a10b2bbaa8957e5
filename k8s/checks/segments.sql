-- What must hold of segments, whatever happened: a row for each invariant, with how many times it is broken and one
-- example (segment, segment.customer or segment.day). Reads only; a live database may be asked, it sees one moment.
--
--   psql -X -v ON_ERROR_STOP=1 -f k8s/checks/segments.sql "$DATABASE_URL"
WITH RECURSIVE moved AS (
    SELECT segment_id, day, sum(came) AS came, sum(gone) AS gone
    FROM (SELECT segment_id, entered_on AS day, 1 AS came, 0 AS gone FROM segment_member
          UNION ALL
          SELECT segment_id, left_on, 0, 1 FROM segment_member WHERE left_at IS NOT NULL) stay
    GROUP BY segment_id, day
), follows AS (
    SELECT s.code AS upper, named.code AS lower
    FROM segment s JOIN segment_definition d ON d.definition_id = s.in_force
         CROSS JOIN LATERAL (SELECT unnest(d.every_of || d.any_of || d.none_of) AS code
                             UNION
                             SELECT (regexp_matches(d.rule, 'inSegment\(\s*["'']([A-Z][A-Z0-9_]*)["'']', 'g'))[1]
                             WHERE d.kind <> 'LIST') named
), below AS (
    SELECT upper, lower FROM follows
    UNION
    SELECT b.upper, f.lower FROM below b JOIN follows f ON f.upper = b.lower
), stay AS (
    SELECT m.*, lag(left_at, 1, '-infinity') OVER stays AS left_before, lag(left_on, 1, '-infinity') OVER stays AS left_before_on
    FROM segment_member m
    WINDOW stays AS (PARTITION BY customer_id, segment_id ORDER BY entered_at)
), broken (invariant, says, example) AS (
    SELECT 'G1', 'who came and went on a day is counted', s.code || '.' || day
    FROM moved FULL JOIN segment_day d USING (segment_id, day) JOIN segment s USING (segment_id)
    WHERE (coalesce(moved.came, 0), coalesce(moved.gone, 0)) <> (coalesce(d.came, 0), coalesce(d.gone, 0))
  UNION ALL
    SELECT 'G2', 'a customer is in a segment once at a time', s.code || '.' || customer_id
    FROM stay JOIN segment s USING (segment_id)
    WHERE left_before IS NULL OR left_before > entered_at OR left_before_on > entered_on
  UNION ALL
    SELECT 'G3', 'nobody is left in a segment whose end was followed', s.code || '.' || m.customer_id
    FROM segment s JOIN segment_member m ON m.segment_id = s.segment_id AND m.left_at IS NULL
    WHERE s.retired_at IS NOT NULL
      AND EXISTS (SELECT FROM segment_refresh r JOIN job_run j USING (run_id)
                  WHERE r.segment_id = s.segment_id AND r.definition_id IS NULL AND j.state = 'SUCCEEDED')
  UNION ALL
    SELECT 'G4', 'who is in a refreshed list is named by it', s.code || '.' || wrong.customer_id
    FROM segment s
         CROSS JOIN LATERAL (
             SELECT customer_id
             FROM (SELECT customer_id, true AS is_in FROM segment_member m
                   WHERE m.segment_id = s.segment_id AND m.left_at IS NULL) m
                  FULL JOIN (SELECT customer_id, true AS is_named FROM segment_entry e
                             WHERE e.definition_id = s.in_force) e USING (customer_id)
             WHERE is_in IS NULL OR is_named IS NULL) wrong
    WHERE s.kind = 'LIST' AND s.in_force = s.refreshed AND s.failed_at IS NULL
  UNION ALL
    SELECT 'G5', 'what is in force, was refreshed or brought a member is a definition of the segment', s.code
    FROM segment s
    WHERE EXISTS (SELECT FROM segment_definition d WHERE d.definition_id IN (s.in_force, s.refreshed)
                  AND (d.segment_id, d.kind) <> (s.segment_id, s.kind))
       OR EXISTS (SELECT FROM segment_definition d WHERE d.definition_id = s.in_force AND d.state <> 'APPROVED')
       OR EXISTS (SELECT FROM segment_member m JOIN segment_definition d USING (definition_id)
                  WHERE m.segment_id = s.segment_id AND d.segment_id <> s.segment_id)
  UNION ALL
    SELECT 'G6', 'versions have no gaps; one is open at most, one approved', s.code
    FROM segment s LEFT JOIN segment_definition d USING (segment_id)
    GROUP BY s.segment_id
    HAVING s.versions <> count(d.version) OR s.versions <> coalesce(max(d.version), 0)
        OR count(*) FILTER (WHERE d.state IN ('DRAFT', 'SUBMITTED')) > 1
        OR count(*) FILTER (WHERE d.state = 'APPROVED') > 1
  UNION ALL
    SELECT 'G7', 'no segment builds on itself', upper FROM below WHERE upper = lower
  UNION ALL
    SELECT 'G8', 'what a segment builds on is in force', f.upper || '.' || f.lower
    FROM follows f WHERE NOT EXISTS (SELECT FROM segment s WHERE s.code = f.lower AND s.in_force IS NOT NULL)
  UNION ALL
    SELECT 'G9', 'a stay names a customer, a segment and a definition', m.segment_id || '.' || m.customer_id
    FROM segment_member m
    WHERE NOT EXISTS (SELECT FROM customer c WHERE c.customer_id = m.customer_id)
       OR NOT EXISTS (SELECT FROM segment s WHERE s.segment_id = m.segment_id)
       OR NOT EXISTS (SELECT FROM segment_definition d WHERE d.definition_id = m.definition_id)
)
SELECT i.invariant, i.says, count(b.invariant) AS broken, min(b.example) AS example
FROM (VALUES ('G1', 'who came and went on a day is counted'),
             ('G2', 'a customer is in a segment once at a time'),
             ('G3', 'nobody is left in a segment whose end was followed'),
             ('G4', 'who is in a refreshed list is named by it'),
             ('G5', 'what is in force, was refreshed or brought a member is a definition of the segment'),
             ('G6', 'versions have no gaps; one is open at most, one approved'),
             ('G7', 'no segment builds on itself'),
             ('G8', 'what a segment builds on is in force'),
             ('G9', 'a stay names a customer, a segment and a definition')) AS i (invariant, says)
     LEFT JOIN broken b ON b.invariant = i.invariant
GROUP BY i.invariant, i.says
ORDER BY i.invariant;
