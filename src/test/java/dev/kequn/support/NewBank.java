package dev.kequn.support;

import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;

/** Gives every class of tests with a bank of its own that bank as it was when its application started. */
public final class NewBank implements QuarkusTestBeforeClassCallback {
    /** What migrations and the first tick of the schedules have written. */
    private static final String KEEP =
            """
            do $$
            declare kept text;
            begin
                create schema as_new;
                for kept in select relname from pg_class
                    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                      and relname <> 'flyway_schema_history'
                loop
                    execute format('create table as_new.%I as table public.%I', kept, kept);
                end loop;
            end $$""";

    /** Sequences go on, so that nothing in the program's memory is taken for something else; neither triggers nor foreign keys act. */
    private static final String GIVE_BACK =
            """
            do $$
            declare kept text; columns text;
            begin
                set local session_replication_role = replica;
                execute (select 'truncate ' || string_agg(format('public.%I', relname), ', ')
                         from pg_class where relnamespace = 'as_new'::regnamespace and relkind = 'r');
                for kept, columns in
                    select relname, string_agg(quote_ident(attname), ', ')
                    from pg_class join pg_attribute on attrelid = pg_class.oid
                    where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
                      and attgenerated = '' and to_regclass('as_new.' || quote_ident(relname)) is not null
                    group by relname
                loop
                    execute format('insert into public.%I (%s) overriding system value select %s from as_new.%I',
                                   kept, columns, columns, kept);
                end loop;
            end $$""";

    @Override
    public void beforeClass(Class<?> testClass) {
        TestProfile profile = testClass.getAnnotation(TestProfile.class);
        if (profile == null || !OwnBank.class.isAssignableFrom(profile.value())) {
            return;
        }
        if (Database.rows("select 1 where to_regnamespace('as_new') is not null")
                .isEmpty()) {
            Eventually.holds("the first tick is over", () -> Database.value(
                            "select count(*) > 0 and bool_and(state <> 'RUNNING') from job_run")
                    .equals("true"));
            Database.inOneTransactionOf("postgres", KEEP);
        } else {
            Database.inOneTransactionOf("postgres", GIVE_BACK);
        }
    }
}
