WITH due AS MATERIALIZED (
    SELECT e.customer_id, e.round_id, e.entry, e.campaign_id, e.version_id, e.position, e.approaches + 1 AS approach,
           s.code AS step, s.time_limit, s.channels[least(e.approaches + 1, cardinality(s.channels))] AS channel,
           (e.step_entered_at AT TIME ZONE ${zone}::text)::date + s.time_limit AS limit_on, v.priority,
           r.budget - r.reserved - r.spent AS funds
    FROM unnest(${customers}::bigint[], ${rounds}::bigint[], ${entries}::smallint[]) AS w (customer_id, round_id, entry)
         JOIN enrolment e USING (customer_id, round_id, entry) JOIN campaign_version v USING (version_id)
         JOIN campaign_step s ON s.version_id = e.version_id AND s.position = e.position AND s.channels <> '{}'
         JOIN campaign_round r ON r.round_id = e.round_id AND r.state = 'LIVE'
    WHERE e.next_act = 'APPROACH' AND e.next_on <= ${today}::date),
looked AS (
    SELECT d.*, coalesce(p.cost, 0) AS cost, room.own, room.overall,
           CASE WHEN given.granted IS NOT TRUE THEN 'NO_CONSENT'
                WHEN t.suppressed_until > ${today}::date THEN 'REFUSED'
                WHEN c.closed_on <= ${today}::date OR c.phone IS NULL AND d.channel IN ('SMS', 'PHONE')
                    THEN 'UNREACHABLE' END AS fault
    FROM due d JOIN customer c USING (customer_id) JOIN contact_standing t USING (customer_id)
         LEFT JOIN unnest(${channels}::text[], ${costs}::bigint[]) AS p (channel, cost) USING (channel)
         LEFT JOIN LATERAL (SELECT granted FROM customer_consent k
                            WHERE k.customer_id = d.customer_id AND k.purpose = 'MARKETING'
                            ORDER BY given_at DESC LIMIT 1) given ON true
         CROSS JOIN LATERAL (SELECT count(*) AS slots, ${own} AS own, ${overall} AS overall FROM contact s
                             WHERE s.customer_id = d.customer_id AND s.slot_on BETWEEN ${first} AND ${last}) room),
-- Who would take a slot is counted for those behind him: first in his channel, then among those for whom it has room.
wanting AS (
    SELECT *, fault IS NULL AND (cost <= funds) IS NOT FALSE AS wants FROM looked),
in_channel AS (
    SELECT *, count(*) FILTER (WHERE wants) OVER (PARTITION BY customer_id, channel
        ORDER BY priority DESC, round_id, entry ROWS UNBOUNDED PRECEDING EXCLUDE CURRENT ROW) AS same_ahead
    FROM wanting),
in_all AS (
    SELECT *, count(*) FILTER (WHERE wants AND (same_ahead < own) IS NOT FALSE) OVER (PARTITION BY customer_id
        ORDER BY priority DESC, round_id, entry ROWS UNBOUNDED PRECEDING EXCLUDE CURRENT ROW) AS all_ahead
    FROM in_channel),
verdict AS (
    SELECT *, CASE WHEN fault IS NOT NULL THEN fault
                   WHEN same_ahead >= own OR all_ahead >= overall THEN 'CAP'
                   WHEN cost > funds THEN 'BUDGET_EXHAUSTED' END AS reason
    FROM in_all),
priced AS MATERIALIZED (
    SELECT *, reason IS NULL AND sum(cost) FILTER (WHERE reason IS NULL) OVER (
        PARTITION BY round_id ORDER BY customer_id ROWS UNBOUNDED PRECEDING) > funds AS unpaid
    FROM verdict),
-- The first whom his round cannot pay any more, and everyone behind him, is judged anew with what is left.
unpaid AS MATERIALIZED (
    SELECT min(customer_id) AS customer_id FROM priced WHERE unpaid),
judged AS MATERIALIZED (
    SELECT p.* FROM priced p, unpaid u WHERE (p.customer_id < u.customer_id) IS NOT FALSE),
made AS (
    INSERT INTO contact (customer_id, campaign_id, round_id, entry, version_id, step, position, approach, channel,
                         priority, policy, planned_on, due_at, slot_on, state, reason, cost)
    SELECT customer_id, campaign_id, round_id, entry, version_id, step, position, approach, channel, priority,
           ${policy}, ${today}::date, ${dueAt}, CASE WHEN reason IS NULL THEN ${day}::date END,
           CASE WHEN reason IS NULL THEN 'DUE' ELSE 'SUPPRESSED' END, reason,
           CASE WHEN reason IS NULL THEN cost ELSE 0 END
    FROM judged ORDER BY customer_id, priority DESC, round_id),
reserved AS (
    UPDATE campaign_round r SET reserved = r.reserved + j.cost
    FROM (SELECT round_id, sum(cost) AS cost FROM judged WHERE reason IS NULL AND cost > 0 GROUP BY round_id) j
    WHERE r.round_id = j.round_id),
moved AS (
    UPDATE enrolment e
    SET approaches = CASE WHEN j.reason IS NULL THEN j.approach ELSE e.approaches END,
        next_act = CASE WHEN j.reason = 'CAP' AND ${today}::date + 1 < j.limit_on THEN 'APPROACH' ELSE 'TIME_OUT' END,
        next_on = CASE WHEN j.reason IS NULL THEN ${today}::date + j.time_limit
                       WHEN j.reason = 'CAP' AND ${today}::date + 1 < j.limit_on THEN ${today}::date + 1
                       ELSE greatest(j.limit_on, ${today}::date + 1) END
    FROM judged j
    WHERE e.customer_id = j.customer_id AND e.round_id = j.round_id AND e.entry = j.entry)
SELECT customer_id IS NOT NULL AS goes_on,
       (SELECT coalesce(jsonb_object_agg(n.reason, n.contacts), '{}')
        FROM (SELECT coalesce(reason, 'PLANNED') AS reason, count(*) AS contacts FROM judged GROUP BY 1) n) AS by_reason
FROM unpaid
