WITH d AS MATERIALIZED (
    SELECT DISTINCT ON (k.customer_id) k.*
    FROM unnest(${customers}::bigint[], ${contacts}::bigint[]) WITH ORDINALITY AS w (customer_id, contact_id, place)
         JOIN contact k ON k.customer_id = w.customer_id AND k.contact_id = w.contact_id
    WHERE k.state = 'DUE' OR k.state = 'LEASED' AND k.leased_until < clock_timestamp()
    ORDER BY k.customer_id, w.place),
judged AS MATERIALIZED (
    SELECT d.customer_id, d.contact_id, c.customer_no, c.name, c.phone, a.code AS campaign, r.number, r.season,
           CASE WHEN a.state = 'PAUSED' THEN 'PAUSED'
                WHEN a.state <> 'LIVE' THEN 'CAMPAIGN_NOT_LIVE'
                WHEN r.state <> 'LIVE' THEN 'ROUND_ENDED'
                WHEN e.state <> 'ACTIVE' OR e.position <> d.position THEN 'MOVED_ON'
                WHEN d.due_at < ${patience}::timestamptz THEN 'NOT_FETCHED'
                WHEN given.granted IS NOT TRUE THEN 'NO_CONSENT'
                WHEN t.suppressed_until > ${today}::date THEN 'REFUSED'
                WHEN c.closed_on <= ${today}::date OR c.phone IS NULL AND d.channel IN ('SMS', 'PHONE')
                    THEN 'UNREACHABLE'
                WHEN d.slot_on < ${today}::date AND (room.own <= 0 OR room.overall <= 0) THEN 'CAP' END AS reason
    FROM d JOIN campaign a USING (campaign_id) JOIN campaign_round r USING (round_id)
         JOIN enrolment e USING (customer_id, round_id, entry)
         JOIN customer c USING (customer_id) JOIN contact_standing t USING (customer_id)
         LEFT JOIN LATERAL (SELECT granted FROM customer_consent g
                            WHERE g.customer_id = d.customer_id AND g.purpose = 'MARKETING'
                            ORDER BY given_at DESC LIMIT 1) given ON true
         CROSS JOIN LATERAL (SELECT count(*) AS slots, ${own} AS own, ${overall} AS overall FROM contact s
                             WHERE s.customer_id = d.customer_id AND s.contact_id <> d.contact_id
                               AND s.slot_on BETWEEN ${first} AND ${last}) room)
UPDATE contact k
SET state = CASE WHEN j.reason IS NULL THEN 'LEASED' WHEN j.reason = 'NOT_FETCHED' THEN 'EXPIRED' ELSE 'CANCELLED' END,
    reason = j.reason,
    policy = CASE WHEN j.reason IS NULL AND k.slot_on < ${today}::date THEN ${policy} ELSE k.policy END,
    slot_on = CASE WHEN j.reason IS NULL THEN greatest(k.slot_on, ${today}::date) END,
    lease = CASE WHEN j.reason IS NULL THEN k.lease + 1 ELSE k.lease END,
    leased_by = CASE WHEN j.reason IS NULL THEN ${gateway} ELSE k.leased_by END,
    leased_until = CASE WHEN j.reason IS NULL THEN clock_timestamp() + ${seconds}::bigint * interval '1 second' END
FROM judged j
WHERE k.customer_id = j.customer_id AND k.contact_id = j.contact_id AND j.reason IS DISTINCT FROM 'PAUSED'
RETURNING k.*, j.customer_no, j.name, j.phone, j.campaign, j.number, j.season
