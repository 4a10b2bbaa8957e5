-- Customers on ${day}, each in one row with everything that a home page, or the ranking of offers, asks about him. ${whose}
-- says who, ${facts} is what the conditions of live offers ask. Every part is looked up by the customer's id.
SELECT c.customer_id, c.customer_no, c.name, c.birth_date, ${with_the_bank}, (SELECT version FROM offer_catalogue),
       ${upcoming}, t.composite_level, t.composite_zh, t.composite_en, t.service_level, t.service_zh, t.service_en,
       coalesce(p.active, 0), coalesce(${expiring}, 0),
       coalesce(${consent:MARKETING}, false), coalesce(${consent:PROFILING}, false),
       (SELECT w.suppressed_until FROM contact_standing w WHERE w.customer_id = c.customer_id),
       c.risk_tolerance, c.risk_assessed_on,
       ARRAY(SELECT h.product_code FROM holding h WHERE h.customer_id = c.customer_id AND h.opened_on <= ${day}
               AND (h.closed_on IS NULL OR h.closed_on > ${day})),
       x.offers, x.products, x.rests, x.declined, x.accepted, n.entries${facts}
FROM customer c
     LEFT JOIN LATERAL (
         SELECT composite.code AS composite_level, composite.name_zh AS composite_zh, composite.name_en AS composite_en,
                service.code AS service_level, service.name_zh AS service_zh, service.name_en AS service_en
         FROM tier_assessment assessed JOIN tier_run run USING (run_id)${override}
              JOIN tier_policy_level composite
                ON composite.policy_id = run.policy_id AND composite.code = assessed.composite_level
              JOIN tier_policy_level service ON service.policy_id = run.policy_id AND service.code = ${service_level}
         WHERE assessed.customer_id = c.customer_id AND assessed.run_id = ${assessment}) t ON true
     LEFT JOIN LATERAL (${points} WHERE a.customer_id = c.customer_id) p ON true
     LEFT JOIN LATERAL (
         SELECT array_agg(o.offer_id) AS offers, array_agg(o.product_code) AS products, array_agg(o.rests_until) AS rests,
                array_agg(o.declined_on) AS declined, array_agg(o.accepted_on) AS accepted
         FROM offer_exposure o
         WHERE o.customer_id = c.customer_id
           AND (o.accepted_on IS NOT NULL OR o.rests_until > ${day} OR o.declined_on > ${day} - 366)) x ON true
     LEFT JOIN LATERAL (
         SELECT json_agg(json_build_array(k.code, v.name_zh, v.name_en, r.number, g.name_zh, g.name_en,
                    e.arm = 'TREATED', e.state = 'ACTIVE', s.code, s.name_zh, s.name_en,
                    (extract(epoch FROM e.step_entered_at) * 1000000)::bigint, s.points, s.reward)
                    ORDER BY e.round_id, e.entry) AS entries
         FROM (SELECT * FROM enrolment WHERE customer_id = c.customer_id OFFSET 0) e
              JOIN campaign_round r USING (round_id) JOIN campaign k ON k.campaign_id = r.campaign_id
              JOIN campaign_version v ON v.version_id = e.version_id
              JOIN campaign_step s ON s.version_id = e.version_id AND s.position = e.position
              LEFT JOIN campaign_season g ON g.version_id = e.version_id AND g.code = r.season
         WHERE r.state = 'LIVE' AND k.state = 'LIVE') n ON true
WHERE ${whose}
