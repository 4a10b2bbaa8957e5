-- $1 attribute of the device, $2 most newcomers within seven days, $3 to $5 the last one seen, $6 how many.
WITH shared AS (
    SELECT r.referrer_id, s.kind, s.value, min(r.newcomer_id) AS place, count(*) AS newcomers,
           min(r.registered_on) AS first_day, max(r.registered_on) AS last_day,
           coalesce(bool_or(s.value = s.of_referrer), false) AS referrer_too
    FROM referral r
    JOIN customer n ON n.customer_id = r.newcomer_id
    JOIN customer h ON h.customer_id = r.referrer_id
    CROSS JOIN LATERAL (VALUES ('SHARED_PHONE' COLLATE "C", n.phone, h.phone),
        ('SHARED_DEVICE', n.attributes ->> $1, h.attributes ->> $1)) s (kind, value, of_referrer)
    WHERE s.value <> '' AND r.referrer_id >= $3
    GROUP BY r.referrer_id, s.kind, s.value
    HAVING count(*) > 1 OR bool_or(s.value = s.of_referrer)),
week AS (
    SELECT referrer_id, registered_on, count(*) OVER seven AS newcomers, min(registered_on) OVER seven AS first_day
    FROM referral WHERE referrer_id >= $3
    WINDOW seven AS (PARTITION BY referrer_id ORDER BY registered_on RANGE '6 days' PRECEDING)),
burst AS (
    SELECT DISTINCT ON (referrer_id) * FROM week WHERE newcomers > $2
    ORDER BY referrer_id, newcomers DESC, registered_on),
found AS (
    SELECT referrer_id, kind, value, place, newcomers, first_day, last_day, referrer_too FROM shared
    UNION ALL
    SELECT referrer_id, 'BURST', NULL, 0, newcomers, first_day, registered_on, false FROM burst),
page AS (
    SELECT * FROM found WHERE (referrer_id, kind, place) > ($3, $4 COLLATE "C", $5)
    ORDER BY referrer_id, kind, place LIMIT $6)
SELECT p.*, ARRAY(
    SELECT r.newcomer_id FROM referral r JOIN customer n ON n.customer_id = r.newcomer_id
    WHERE r.referrer_id = p.referrer_id AND r.registered_on BETWEEN p.first_day AND p.last_day
      AND CASE p.kind WHEN 'SHARED_PHONE' THEN n.phone = p.value
          WHEN 'SHARED_DEVICE' THEN n.attributes ->> $1 = p.value ELSE true END
    ORDER BY r.registered_on, r.newcomer_id LIMIT 10) AS sample
FROM page p ORDER BY p.referrer_id, p.kind, p.place
