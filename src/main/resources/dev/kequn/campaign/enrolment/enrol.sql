INSERT INTO enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source, segment_id, level,
                       branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, next_act, next_on)
SELECT customer_id, $1, entry, $2::bigint, $3::bigint, bucket, arm, pilot, '${source}', segment_id, composite_level,
       branch_code, newcomer, came_on, came_at, 'ACTIVE', came_at, CASE arm WHEN 'TREATED' THEN $5::text END,
       CASE arm WHEN 'TREATED' THEN CASE $5 WHEN 'APPROACH' THEN $4 ELSE came_on + $6::int END END
-- OFFSET 0: what is drawn is drawn once.
FROM (SELECT *, coalesce(kept, CASE WHEN universal < $7::int THEN 'UNIVERSAL_CONTROL'
                                    WHEN bucket >= $8::int THEN 'CONTROL' ELSE 'TREATED' END) AS arm
      FROM (SELECT m.*, a.composite_level, c.branch_code,
                   c.customer_no IS NULL OR c.opened_on IS NOT NULL AND c.opened_on > $4::date - 365 AS newcomer,
                   ${bucket} AS bucket, ${universal} AS universal, ${pilot} < $11::int AS pilot
            FROM (${candidates}) m JOIN customer c USING (customer_id)
                 LEFT JOIN tier_assessment a
                   ON a.customer_id = c.customer_id AND a.run_id = $13::bigint${assessed}
            WHERE c.customer_id ${population}
              AND (c.customer_no IS NULL OR c.closed_on IS NULL OR c.closed_on > $4)
              AND ($12::boolean OR m.kept IS NOT NULL OR ${pilot} < $11)
              AND NOT EXISTS (SELECT FROM segment_member x WHERE x.customer_id = m.customer_id AND x.left_at IS NULL
                                AND x.segment_id = ANY ($14::bigint[])${excluded})
            OFFSET 0) seen
      OFFSET 0) drawn
ORDER BY customer_id
ON CONFLICT DO NOTHING
