package dev.kequn.support;

import dev.kequn.dev.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The statements the program sent, as PostgreSQL counted them; the polls of durable jobs, of the event log, of what
 * membership follows and of live offers are left out. */
public final class Statements {
    private Statements() {}

    /** Once what was done before has reached everybody who follows it. */
    public static void startCounting() {
        Eventually.holds("every consumer has had every event", () -> Database.value(
                        "select count(*) from event_cursor c join customer_event e"
                                + " on (e.transaction_id, e.event_id) > (c.transaction_id, c.event_id)")
                .equals("0"));
        superuser("create extension if not exists pg_stat_statements");
        superuser("grant pg_read_all_stats to " + EmbeddedDatabase.OWNER);
    }

    public static void reset() {
        superuser("select pg_stat_statements_reset()");
    }

    /** Each with how often it was sent; lists of values, which grow with a page, are cut short. */
    public static List<String> sent() {
        return Database.rows("select sum(calls), text from (select calls,"
                // Constants are shown or not, as the server happens to remember; lists of values are cut to one.
                + " regexp_replace(regexp_replace(query, '(\\$\\d+|\\mtrue\\M|\\mfalse\\M|\\mNULL\\M|''[^'']*''|\\m\\d+\\M|\\mepoch\\M)', '?', 'g'),"
                + " '\\?(,\\s*\\?)+', '?', 'g') as text"
                + " from pg_stat_statements s join pg_roles r on r.oid = s.userid"
                + " where rolname = '" + EmbeddedDatabase.APP
                + "' and query !~* '^(begin|commit|rollback|set|start|listen)'"
                + " and query !~ 'job_run|job_chunk|event_cursor|pg_try_advisory_xact_lock|^SELECT taken_through|offer_evidence|offer_key|offers_version|FROM tier_run WHERE run_id"
                + "|customer_change|in_force AS definition_id|pg_advisory_xact_lock|looked_at|segment_day"
                + "') sent group by text order by text");
    }

    private static void superuser(String sql) {
        try (Connection connection = Database.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
