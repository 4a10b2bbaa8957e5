-- Removes idempotency keys that nobody repeats any more, in short transactions; tells only how many where retention.apply
-- is not 'yes'.
--
--   PGOPTIONS='-c retention.keep_days=400 -c retention.apply=yes' \
--     psql -X -v ON_ERROR_STOP=1 -f k8s/components/retention/request-keys.sql "$DATABASE_URL"
--
-- As the owner. A request that comes with a key that is gone is done again: so none goes before 400 days, and those of
-- points earned by rules never, for a rule may be asked about the same month again.
DO $retention$
DECLARE
    least_days CONSTANT integer := 400;
    batch_size CONSTANT integer := 5000;
    keep_days  integer := nullif(current_setting('retention.keep_days', true), '')::integer;
    apply      boolean := coalesce(current_setting('retention.apply', true), '') = 'yes';
    before     timestamptz;
    at_subject text := '';
    at_key     text := '';
    next_subject text;
    next_key   text;
    counted       bigint;
    total      bigint := 0;
BEGIN
    PERFORM set_config('lock_timeout', '2s', false);
    IF keep_days IS NULL OR keep_days < least_days THEN
        RAISE EXCEPTION 'retention.keep_days is at least %', least_days;
    END IF;
    before := clock_timestamp() - make_interval(days => keep_days);
    LOOP
        SELECT subject, key INTO next_subject, next_key
        FROM (SELECT subject, key FROM request_key WHERE (subject, key) > (at_subject, at_key)
              ORDER BY subject, key LIMIT batch_size) b
        ORDER BY subject DESC, key DESC LIMIT 1;
        EXIT WHEN next_subject IS NULL;
        IF apply THEN
            DELETE FROM request_key
            WHERE (subject, key) > (at_subject, at_key) AND (subject, key) <= (next_subject, next_key)
              AND recorded_at < before AND operation <> 'earning';
            GET DIAGNOSTICS counted = ROW_COUNT;
        ELSE
            SELECT count(*) INTO counted FROM request_key
            WHERE (subject, key) > (at_subject, at_key) AND (subject, key) <= (next_subject, next_key)
              AND recorded_at < before AND operation <> 'earning';
        END IF;
        total := total + counted;
        at_subject := next_subject;
        at_key := next_key;
        COMMIT;
    END LOOP;
    PERFORM set_config('retention.removed', total::text, false);
    RAISE NOTICE '% % keys kept before %', CASE WHEN apply THEN 'removed' ELSE 'would remove' END, total, before;
END
$retention$;
