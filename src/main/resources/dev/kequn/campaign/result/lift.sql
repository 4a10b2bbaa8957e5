-- $1: rounds, $2: the last day whose balances count, $3: days of an average.
-- Who came in a second time is the same customer of the same wave: his first entry stands for him.
-- "before" a day is the sum of balance × days up to, but without it, as averages are made of.
WITH enrolled AS (
    SELECT e.customer_id, e.round_id, e.pilot, e.newcomer, e.arm, e.converted_at, e.enrolled_on,
           CASE WHEN e.enrolled_on <= least($2::date, r.ends_on) THEN least($2::date, r.ends_on) + 1 END AS until
    FROM enrolment e JOIN campaign_round r USING (round_id)
    WHERE e.round_id = ANY ($1::bigint[]) AND e.entry = 1)
SELECT e.round_id, e.pilot, e.newcomer, e.arm, count(*) AS customers, count(e.converted_at) AS conversions,
       count(e.until) AS measured, coalesce(sum(m.change), 0) AS aum,
       coalesce(sum(m.change::numeric * m.change), 0) AS aum_squares,
       coalesce(sum(h.change), 0) AS holdings, coalesce(sum(h.change * h.change), 0) AS holdings_squares
FROM enrolled e
     LEFT JOIN LATERAL (
         SELECT (round((b.until - coalesce(b.since, b.enrolled))::numeric / least(e.until - e.enrolled_on, $3::int))
                 - round((b.enrolled - b.before)::numeric / $3::int))::bigint AS change
         FROM (SELECT ${before_until} AS until, ${before_enrolled} AS enrolled, ${before_before} AS before,
                      CASE WHEN e.until - $3::int > e.enrolled_on THEN ${before_since} END AS since
               OFFSET 0) b) m ON e.until IS NOT NULL
     LEFT JOIN LATERAL (
         SELECT count(*) FILTER (WHERE k.opened_on < e.until AND (k.closed_on IS NULL OR k.closed_on >= e.until))
                - count(*) FILTER (WHERE k.opened_on < e.enrolled_on
                                     AND (k.closed_on IS NULL OR k.closed_on >= e.enrolled_on)) AS change
         FROM holding k WHERE k.customer_id = e.customer_id) h ON e.until IS NOT NULL
GROUP BY e.round_id, e.pilot, e.newcomer, e.arm
ORDER BY e.round_id, e.pilot, e.newcomer, e.arm
