-- Removes the rejected rows of old files, which hold customers' data as the bank sent them; tells only how many where
-- retention.apply is not 'yes'.
--
--   PGOPTIONS='-c retention.keep_days=90 -c retention.apply=yes' \
--     psql -X -v ON_ERROR_STOP=1 -f k8s/components/retention/rejects.sql "$DATABASE_URL"
--
-- As the owner. The file itself stays on record with how many rows of it were rejected; one that is not merged keeps all.
DO $retention$
DECLARE
    least_days CONSTANT integer := 30;
    batch_size CONSTANT integer := 5000;
    keep_days  integer := nullif(current_setting('retention.keep_days', true), '')::integer;
    apply      boolean := coalesce(current_setting('retention.apply', true), '') = 'yes';
    before     timestamptz;
    file       record;
    counted       bigint;
    total      bigint := 0;
BEGIN
    PERFORM set_config('lock_timeout', '2s', false);
    IF keep_days IS NULL OR keep_days < least_days THEN
        RAISE EXCEPTION 'retention.keep_days is at least %', least_days;
    END IF;
    before := clock_timestamp() - make_interval(days => keep_days);
    FOR file IN SELECT intake_id FROM intake WHERE merged_at < before ORDER BY intake_id LOOP
        IF NOT apply THEN
            SELECT count(*) INTO counted FROM intake_reject WHERE intake_id = file.intake_id;
            total := total + counted;
            CONTINUE;
        END IF;
        LOOP
            DELETE FROM intake_reject r
            USING (SELECT intake_id, line_no, column_name FROM intake_reject
                   WHERE intake_id = file.intake_id LIMIT batch_size) b
            WHERE r.intake_id = b.intake_id AND r.line_no = b.line_no AND r.column_name = b.column_name;
            GET DIAGNOSTICS counted = ROW_COUNT;
            total := total + counted;
            COMMIT;
            EXIT WHEN counted < batch_size;
        END LOOP;
    END LOOP;
    PERFORM set_config('retention.removed', total::text, false);
    RAISE NOTICE '% % rejected rows of files merged before %',
        CASE WHEN apply THEN 'removed' ELSE 'would remove' END, total, before;
END
$retention$;
