SELECT r.round_id, r.campaign_id, c.code, v.version_id, c.rolled_out, coalesce(v.pilot_share, 0) AS pilot_share,
       v.control_share, s.most_approaches > 0 AS approached, s.time_limit,
       ARRAY(SELECT g.segment_id FROM unnest(v.audience) WITH ORDINALITY AS a (code, place) JOIN segment g USING (code)
             ORDER BY a.place) AS audience,
       ARRAY(SELECT g.segment_id FROM segment g WHERE g.code = ANY (v.exclusions)) AS exclusions,
       (SELECT p.universal_control FROM contact_policy p ORDER BY p.version DESC LIMIT 1) AS universal_control,
       ${assessment} AS assessment
FROM campaign_round r JOIN campaign c USING (campaign_id) JOIN campaign_version v ON v.version_id = c.in_force
     JOIN campaign_step s ON s.version_id = v.version_id AND s.position = 0
WHERE r.state = 'LIVE' AND c.state = 'LIVE' AND $1 BETWEEN r.starts_on AND r.ends_on
  AND ($2::text IS NULL OR c.code = $2)
ORDER BY r.round_id
