-- Removes old events of the types named, in short transactions; tells only how many where retention.apply is not 'yes'.
--
--   PGOPTIONS='-c retention.keep_days=730 -c retention.types=LOGIN,PAGE_VIEW -c retention.apply=yes' \
--     psql -X -v ON_ERROR_STOP=1 -f k8s/components/retention/events.sql "$DATABASE_URL"
--
-- As the owner. It keeps what the program wrote itself, what a consumer has not had, and the keys of what it removes, so
-- that a file that is sent again still changes nothing. It refuses types that a rule in use looks for further back.
DO $retention$
DECLARE
    least_days CONSTANT integer := 400;
    -- Rules are asked about the last month and the last quarter too.
    margin     CONSTANT integer := 100;
    batch_size CONSTANT integer := 5000;
    keep_days  integer := nullif(current_setting('retention.keep_days', true), '')::integer;
    types      text[]  := string_to_array(nullif(current_setting('retention.types', true), ''), ',');
    apply      boolean := coalesce(current_setting('retention.apply', true), '') = 'yes';
    before     timestamptz;
    at_transaction xid8 := '0';
    at_event   bigint := 0;
    to_transaction xid8;
    to_event   bigint;
    latest     timestamptz;
    blocking   text;
    counted       bigint;
    total      bigint := 0;
BEGIN
    PERFORM set_config('lock_timeout', '2s', false);
    IF keep_days IS NULL OR keep_days < least_days THEN
        RAISE EXCEPTION 'retention.keep_days is at least %', least_days;
    END IF;
    IF types IS NULL THEN
        RAISE EXCEPTION 'retention.types names the types of events to remove: LOGIN,PAGE_VIEW';
    END IF;
    before := clock_timestamp() - make_interval(days => keep_days);

    -- last("X"); count("X", days); sum("X", "attribute", days); what is written in another way is not understood.
    WITH rule (place, text) AS (
        SELECT 'segment ' || s.code, d.rule FROM segment_definition d JOIN segment s USING (segment_id)
        WHERE d.state <> 'REPLACED' AND s.retired_at IS NULL
      UNION ALL
        SELECT 'earning rule ' || code, condition FROM earning_rule WHERE state <> 'RETIRED'
      UNION ALL
        SELECT 'earning rule ' || r.code, m.condition FROM earning_rule_multiplier m JOIN earning_rule r USING (rule_id)
        WHERE r.state <> 'RETIRED'
      UNION ALL
        SELECT 'campaign ' || c.code, v.entry_condition FROM campaign_version v JOIN campaign c USING (campaign_id)
        WHERE c.state <> 'ENDED'
      UNION ALL
        SELECT 'campaign ' || c.code, s.condition
        FROM campaign_step s JOIN campaign_version v USING (version_id) JOIN campaign c USING (campaign_id)
        WHERE c.state <> 'ENDED'
      UNION ALL
        SELECT 'offer ' || o.code, v.eligibility FROM offer_version v JOIN offer o USING (offer_id)
        WHERE v.state <> 'REPLACED' AND o.state <> 'RETIRED'
      UNION ALL
        SELECT 'offer ' || o.code, x.condition
        FROM offer_context x JOIN offer_version v USING (version_id) JOIN offer o USING (offer_id)
        WHERE v.state <> 'REPLACED' AND o.state <> 'RETIRED'
      UNION ALL
        SELECT 'tier policy ' || policy_id, condition FROM tier_policy_service_rule
    ), named (place, text, quoted) AS (
        SELECT r.place, r.text, '["'']' || regexp_replace(t.type, '([^A-Za-z0-9_])', '\\\1', 'g') || '["'']'
        FROM rule r CROSS JOIN unnest(types) AS t (type)
    ), windows (place, quoted, uses, days) AS (
        SELECT n.place, n.quoted, regexp_count(n.text, n.quoted),
               ARRAY (SELECT window_of[1]::numeric
                      FROM regexp_matches(n.text, '\mcount\s*\(\s*' || n.quoted || '\s*,\s*(\d+)\s*\)', 'g') AS window_of
                    UNION ALL
                      SELECT window_of[1]::numeric
                      FROM regexp_matches(n.text, '\msum\s*\(\s*' || n.quoted || '\s*,\s*["''][^"'']*["'']\s*,\s*(\d+)\s*\)',
                                          'g') AS window_of)
        FROM named n WHERE n.text ~ n.quoted
    )
    SELECT string_agg(DISTINCT place, ', ') INTO blocking
    FROM windows WHERE uses > cardinality(days) OR keep_days - margin < ANY (days);
    IF blocking IS NOT NULL THEN
        RAISE EXCEPTION 'older events of these types are looked for by: %', blocking;
    END IF;
    SELECT max(silent_after_days) INTO counted FROM segment_split;
    IF counted > keep_days - margin THEN
        RAISE EXCEPTION 'communities look for signs of life within % days', counted;
    END IF;

    SELECT transaction_id, event_id INTO to_transaction, to_event
    FROM event_cursor ORDER BY transaction_id, event_id LIMIT 1;
    IF to_transaction IS NULL THEN
        RAISE EXCEPTION 'no consumer has read the events yet';
    END IF;

    CREATE TEMPORARY TABLE retention_batch
        (customer_id bigint, event_id bigint, transaction_id xid8, old boolean, recorded_at timestamptz);
    LOOP
        TRUNCATE retention_batch;
        INSERT INTO retention_batch
        SELECT customer_id, event_id, transaction_id,
               type = ANY (types) AND occurred_at < before AND recorded_at < before
                   AND source <> 'kequn' AND source NOT LIKE 'kequn:%',
               recorded_at
        FROM customer_event
        WHERE (transaction_id, event_id) > (at_transaction, at_event)
          AND (transaction_id, event_id) <= (to_transaction, to_event)
        ORDER BY transaction_id, event_id LIMIT batch_size;
        GET DIAGNOSTICS counted = ROW_COUNT;
        EXIT WHEN counted = 0;
        SELECT transaction_id, event_id INTO at_transaction, at_event
        FROM retention_batch ORDER BY transaction_id DESC, event_id DESC LIMIT 1;
        SELECT count(*) FILTER (WHERE old), min(recorded_at) INTO counted, latest FROM retention_batch;
        IF apply THEN
            DELETE FROM customer_event e USING retention_batch b
            WHERE b.old AND e.customer_id = b.customer_id AND e.event_id = b.event_id;
            GET DIAGNOSTICS counted = ROW_COUNT;
        END IF;
        total := total + counted;
        COMMIT;
        -- The log is in the order of time, but for transactions that took long.
        EXIT WHEN latest > before + interval '2 days';
    END LOOP;
    DROP TABLE retention_batch;
    PERFORM set_config('retention.removed', total::text, false);
    RAISE NOTICE '% % events of % recorded and occurred before %',
        CASE WHEN apply THEN 'removed' ELSE 'would remove' END, total, array_to_string(types, ', '), before;
END
$retention$;
