-- What must hold of offers and what customers said to them, whatever happened: a row for each invariant, with how many
-- times it is broken and one example (offer, customer or customer.offer, impression). Reads only; a live database may be
-- asked, it sees one moment.
--
--   psql -X -v ON_ERROR_STOP=1 -f k8s/checks/offers.sql "$DATABASE_URL"
WITH said AS (
    SELECT customer_id, offer_id, count(*) FILTER (WHERE response = 'SHOWN') AS shown,
           count(*) FILTER (WHERE response = 'ACCEPTED') AS accepted,
           count(*) FILTER (WHERE response = 'DECLINED') AS declined
    FROM offer_response GROUP BY customer_id, offer_id
), gathered AS (
    SELECT r.offer_id, r.peer_group, r.explored, count(*) FILTER (WHERE response = 'SHOWN') AS shown,
           count(*) FILTER (WHERE response = 'OPENED') AS opened, count(*) FILTER (WHERE response = 'ACCEPTED') AS accepted,
           count(*) FILTER (WHERE response = 'DECLINED') AS declined,
           count(*) FILTER (WHERE response = 'DISMISSED') AS dismissed
    FROM offer_response r JOIN offer_evidence_cursor c
         ON (r.transaction_id, r.response_id) <= (c.transaction_id, c.response_id)
    GROUP BY r.offer_id, r.peer_group, r.explored
), broken (invariant, example) AS (
    SELECT 'F1', o.code
    FROM offer_stock s JOIN offer o USING (offer_id)
    WHERE s.taken <> (SELECT count(*) FROM offer_exposure e WHERE e.offer_id = s.offer_id AND e.accepted_on IS NOT NULL)
  UNION ALL
    SELECT 'F2', coalesce(s.customer_id, e.customer_id) || '.' || coalesce(s.offer_id, e.offer_id)
    FROM said s FULL JOIN offer_exposure e USING (customer_id, offer_id)
    WHERE coalesce(s.shown, 0) <> coalesce(e.shown, -1) OR e.unanswered > e.shown
  UNION ALL
    SELECT 'F3', e.customer_id || '.' || e.offer_id
    FROM offer_exposure e LEFT JOIN said s USING (customer_id, offer_id)
    WHERE coalesce(s.accepted, 0) <> CASE WHEN e.accepted_on IS NULL THEN 0 ELSE 1 END
       OR (coalesce(s.declined, 0) > 0) <> (e.declined_on IS NOT NULL)
  UNION ALL
    SELECT 'F4', coalesce(s.customer_id, l.customer_id) || '.' || coalesce(s.offer_id, l.offer_id)
    FROM (SELECT * FROM said WHERE accepted > 0) s FULL JOIN offer_lead l USING (customer_id, offer_id)
    WHERE s.customer_id IS NULL OR l.customer_id IS NULL
  UNION ALL
    SELECT 'F5', r.customer_id || '.' || r.impression_id
    FROM offer_response r
    WHERE r.response <> 'SHOWN'
      AND NOT EXISTS (SELECT FROM customer_event_key k
                      WHERE k.source = 'kequn' AND k.customer_id = r.customer_id
                        AND k.external_id = format('offer:%s:%s:%s', r.customer_id, r.impression_id, r.response))
  UNION ALL
    SELECT 'F6', r.customer_id || '.' || r.impression_id
    FROM offer_response r
    WHERE r.response <> 'SHOWN'
      AND NOT EXISTS (SELECT FROM offer_response seen
                      WHERE (seen.customer_id, seen.impression_id) = (r.customer_id, r.impression_id)
                        AND seen.response = 'SHOWN')
  UNION ALL
    SELECT 'F7', coalesce(g.offer_id, e.offer_id)::text
    FROM gathered g FULL JOIN offer_evidence e USING (offer_id, peer_group, explored)
    WHERE (coalesce(g.shown, 0), coalesce(g.opened, 0), coalesce(g.accepted, 0), coalesce(g.declined, 0),
           coalesce(g.dismissed, 0))
          IS DISTINCT FROM (e.shown, e.opened, e.accepted, e.declined, e.dismissed)
  UNION ALL
    SELECT 'F8', r.customer_id || '.' || r.impression_id
    FROM offer_response r JOIN offer o USING (offer_id) JOIN offer_version v USING (version_id)
    WHERE r.response = 'ACCEPTED' AND v.reward_code IS NOT NULL
      AND 1 <> (SELECT count(*) FROM redemption d
                WHERE d.customer_id = r.customer_id AND d.reward_code = v.reward_code AND d.source = 'offer:' || o.code)
  UNION ALL
    SELECT 'F9', r.customer_id || '.' || r.impression_id
    FROM offer_response r LEFT JOIN offer_version v USING (version_id)
    WHERE v.offer_id IS DISTINCT FROM r.offer_id
       OR NOT EXISTS (SELECT FROM customer c WHERE c.customer_id = r.customer_id)
  UNION ALL
    SELECT 'F10', o.code
    FROM offer o LEFT JOIN offer_version v USING (offer_id)
    GROUP BY o.offer_id
    HAVING o.versions <> count(v.version) OR o.versions <> coalesce(max(v.version), 0)
        OR count(*) FILTER (WHERE v.state IN ('DRAFT', 'SUBMITTED')) > 1
        OR o.in_force IS DISTINCT FROM max(v.version_id) FILTER (WHERE v.state = 'APPROVED')
  UNION ALL
    SELECT 'F11', o.code
    FROM offer o JOIN offer_version v ON v.version_id = o.in_force LEFT JOIN offer_stock s ON s.offer_id = o.offer_id
    WHERE s.offer_id IS NULL OR s.put_in IS DISTINCT FROM v.stock
)
SELECT i.invariant, i.says, count(b.invariant) AS broken, min(b.example) AS example
FROM (VALUES ('F1', 'a stock has lost what was accepted'),
             ('F2', 'where a customer and an offer stand counts how often it was shown'),
             ('F3', 'an offer is accepted once; who accepted or declined it has said so'),
             ('F4', 'an acceptance is a lead, and a lead an acceptance'),
             ('F5', 'whatever was done with an offer is in the event log'),
             ('F6', 'whatever was done with an offer, it was shown before'),
             ('F7', 'evidence is what was said up to its cursor'),
             ('F8', 'whoever accepted a reward was given it once'),
             ('F9', 'a response names a customer, an offer and a version of it'),
             ('F10', 'versions have no gaps; one is open at most, and the approved one in force'),
             ('F11', 'an offer has as many acceptances in stock as its version in force says'))
         AS i (invariant, says)
     LEFT JOIN broken b ON b.invariant = i.invariant
GROUP BY i.invariant, i.says
ORDER BY length(i.invariant), i.invariant;
