-- What must hold of campaigns, whatever happened: a row for each invariant, with how many times it is broken and one
-- example (campaign, round, round.customer or customer). Reads only; a live database may be asked, it sees one moment.
--
--   psql -X -v ON_ERROR_STOP=1 -f k8s/checks/campaigns.sql "$DATABASE_URL"
WITH crowded AS (
    -- A window is judged by the most generous of the policies under which its slots were taken: the last counted the others.
    SELECT a.customer_id
    FROM contact a JOIN contact_cap cap ON cap.version = a.policy AND (cap.channel IS NULL OR cap.channel = a.channel)
         CROSS JOIN LATERAL (
             SELECT count(*) AS slots, max(coalesce(own.times, 2147483647)) AS most
             FROM contact b LEFT JOIN contact_cap own ON own.version = b.policy AND own.days = cap.days
                                                   AND own.channel IS NOT DISTINCT FROM cap.channel
             WHERE b.customer_id = a.customer_id AND (cap.channel IS NULL OR b.channel = cap.channel)
               AND b.slot_on BETWEEN a.slot_on - cap.days + 1 AND a.slot_on) in_window
    WHERE a.slot_on IS NOT NULL AND in_window.slots > in_window.most
    GROUP BY a.customer_id
), money AS (
    SELECT round_id, sum(spent) AS spent, sum(reserved) AS reserved
    FROM (SELECT round_id, cost AS spent, 0 AS reserved FROM enrolment_step WHERE cost > 0
          UNION ALL
          SELECT round_id, CASE WHEN state = 'DELIVERED' THEN cost ELSE 0 END,
                 CASE WHEN state IN ('DUE', 'LEASED') THEN cost ELSE 0 END
          FROM contact WHERE cost > 0) paid
    GROUP BY round_id
), walked AS (
    SELECT customer_id, round_id, entry, count(*) AS steps, min(position) AS first, max(position) AS last,
           (array_agg(outcome ORDER BY position DESC))[1] AS outcome,
           count(*) FILTER (WHERE outcome IN ('DROPPED', 'ENDED')) AS given_up
    FROM enrolment_step GROUP BY customer_id, round_id, entry
), approached AS (
    SELECT customer_id, round_id, entry, position, count(*) AS contacts, max(approach) AS last
    FROM contact WHERE state <> 'SUPPRESSED' GROUP BY customer_id, round_id, entry, position
), bucketed AS (
    SELECT e.*, v.control_share,
           ('x' || substr(md5(c.code || ':' || e.customer_id), 1, 8))::bit(32)::bigint % 10000 AS own_bucket
    FROM enrolment e JOIN campaign c USING (campaign_id) JOIN campaign_version v ON v.version_id = e.version_id
), broken (invariant, says, example) AS (
    SELECT 'C1', 'in no window a customer is approached more often than the caps allow', customer_id::text
    FROM crowded
  UNION ALL
    SELECT 'C2', 'a round has spent what its contacts and gifts cost', r.round_id::text
    FROM campaign_round r LEFT JOIN money m USING (round_id) WHERE r.spent <> coalesce(m.spent, 0)
  UNION ALL
    SELECT 'C3', 'a round has reserved what contacts under way cost', r.round_id::text
    FROM campaign_round r LEFT JOIN money m USING (round_id) WHERE r.reserved <> coalesce(m.reserved, 0)
  UNION ALL
    SELECT 'C4', 'a stock has lost what was given', s.round_id || '.' || s.step
    FROM campaign_stock s
    WHERE s.taken <> (SELECT count(*) FROM enrolment_step e
                      WHERE e.round_id = s.round_id AND e.step = s.step AND num_nonnulls(e.points, e.reward) > 0)
  UNION ALL
    SELECT 'C5', 'the approaches to a step are counted from 1, each of them once', a.round_id || '.' || a.customer_id
    FROM approached a JOIN enrolment e USING (customer_id, round_id, entry)
         LEFT JOIN enrolment_step s ON s.customer_id = a.customer_id AND s.round_id = a.round_id AND s.entry = a.entry
                                   AND s.position = a.position
    WHERE a.contacts <> a.last OR a.last <> CASE WHEN a.position = e.position AND e.state = 'ACTIVE' THEN e.approaches
                                                 ELSE coalesce(s.approaches, a.last) END
  UNION ALL
    SELECT 'C6', 'the steps behind an enrolment have no gaps and lead to where it is', e.round_id || '.' || e.customer_id
    FROM enrolment e LEFT JOIN walked w USING (customer_id, round_id, entry)
    WHERE e.arm = 'TREATED'
      AND (coalesce(w.first, 0) <> 0 OR coalesce(w.last + 1, 0) <> coalesce(w.steps, 0)
        OR coalesce(w.steps, 0) <> e.position + CASE e.state WHEN 'ACTIVE' THEN 0 ELSE 1 END
        OR coalesce(w.given_up, 0) <> CASE WHEN e.state IN ('DROPPED', 'ENDED') THEN 1 ELSE 0 END
        OR e.state IN ('DROPPED', 'ENDED') AND w.outcome <> e.state)
  UNION ALL
    SELECT 'C7', 'who is not treated is left alone', e.round_id || '.' || e.customer_id
    FROM enrolment e
    WHERE e.arm <> 'TREATED'
      AND (e.position <> 0 OR e.next_act IS NOT NULL OR e.approaches <> 0
        OR EXISTS (SELECT FROM contact k WHERE (k.customer_id, k.round_id, k.entry) = (e.customer_id, e.round_id, e.entry))
        OR EXISTS (SELECT FROM enrolment_step s
                   WHERE (s.customer_id, s.round_id, s.entry) = (e.customer_id, e.round_id, e.entry)))
  UNION ALL
    SELECT 'C8', 'a campaign has one live round at most, and rounds without gaps', c.code
    FROM campaign c JOIN campaign_round r USING (campaign_id)
    GROUP BY c.campaign_id
    HAVING count(*) FILTER (WHERE r.state = 'LIVE') > 1 OR max(r.number) <> count(*)
        OR c.state = 'DRAFT' OR c.state = 'APPROVED'
  UNION ALL
    SELECT 'C9', 'whoever is treated and not through waits for something', e.round_id || '.' || e.customer_id
    FROM enrolment e WHERE (e.state = 'ACTIVE' AND e.arm = 'TREATED') <> (e.next_act IS NOT NULL)
  UNION ALL
    SELECT 'C10', 'the arm follows from the bucket, the bucket from campaign and customer', round_id || '.' || customer_id
    FROM bucketed
    WHERE bucket <> own_bucket
       OR arm <> 'UNIVERSAL_CONTROL' AND (arm = 'CONTROL') <> (bucket >= 10000 - control_share)
  UNION ALL
    SELECT 'C11', 'a customer is in a round once at a time, the times counted from 1', round_id || '.' || customer_id
    FROM enrolment GROUP BY round_id, customer_id
    HAVING max(entry) <> count(*) OR count(*) FILTER (WHERE state = 'ACTIVE') > 1
  UNION ALL
    SELECT 'C12', 'versions have no gaps; one is open at most, and the approved one in force', c.code
    FROM campaign c LEFT JOIN campaign_version v USING (campaign_id)
    GROUP BY c.campaign_id
    HAVING c.versions <> count(v.version) OR c.versions <> coalesce(max(v.version), 0)
        OR count(*) FILTER (WHERE v.state IN ('DRAFT', 'SUBMITTED')) > 1
        OR c.in_force IS DISTINCT FROM max(v.version_id) FILTER (WHERE v.state = 'APPROVED')
  UNION ALL
    SELECT 'C13', 'an enrolment names a customer, a round of its campaign and a version of it', e.round_id || '.' || e.customer_id
    FROM enrolment e LEFT JOIN campaign_round r USING (round_id) LEFT JOIN campaign_version v USING (version_id)
    WHERE r.campaign_id IS DISTINCT FROM e.campaign_id OR v.campaign_id IS DISTINCT FROM e.campaign_id
       OR NOT EXISTS (SELECT FROM customer c WHERE c.customer_id = e.customer_id)
  UNION ALL
    SELECT 'C14', 'steps and contacts belong to an enrolment', s.round_id || '.' || s.customer_id
    FROM (SELECT customer_id, round_id, entry FROM enrolment_step UNION SELECT customer_id, round_id, entry FROM contact) s
    WHERE NOT EXISTS (SELECT FROM enrolment e
                      WHERE (e.customer_id, e.round_id, e.entry) = (s.customer_id, s.round_id, s.entry))
)
SELECT i.invariant, i.says, count(b.invariant) AS broken, min(b.example) AS example
FROM (VALUES ('C1', 'in no window a customer is approached more often than the caps allow'),
             ('C2', 'a round has spent what its contacts and gifts cost'),
             ('C3', 'a round has reserved what contacts under way cost'),
             ('C4', 'a stock has lost what was given'),
             ('C5', 'the approaches to a step are counted from 1, each of them once'),
             ('C6', 'the steps behind an enrolment have no gaps and lead to where it is'),
             ('C7', 'who is not treated is left alone'),
             ('C8', 'a campaign has one live round at most, and rounds without gaps'),
             ('C9', 'whoever is treated and not through waits for something'),
             ('C10', 'the arm follows from the bucket, the bucket from campaign and customer'),
             ('C11', 'a customer is in a round once at a time, the times counted from 1'),
             ('C12', 'versions have no gaps; one is open at most, and the approved one in force'),
             ('C13', 'an enrolment names a customer, a round of its campaign and a version of it'),
             ('C14', 'steps and contacts belong to an enrolment'))
         AS i (invariant, says)
     LEFT JOIN broken b ON b.invariant = i.invariant
GROUP BY i.invariant, i.says
ORDER BY length(i.invariant), i.invariant;
