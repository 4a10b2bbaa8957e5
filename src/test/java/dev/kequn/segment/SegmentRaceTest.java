package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.Hold;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh and who follows changes meet at one customer. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentRaceTest {
    private static final SampleBranch BRANCH = new SampleBranch("SY", 65_000_000);

    @BeforeEach
    void open() {
        Segmenting.forget();
        BRANCH.open(2);
        Segmenting.inForce(Segmenting.rule("SY_RICH", "branch == \"SYB\" && aum >= money(\"4000\")"));
        assertThat(Segmenting.members("SY_RICH")).containsExactly("SY002");
    }

    @AfterEach
    void close() {
        Database.execute("drop trigger if exists held_by_a_test on segment_member");
        Segmenting.forget();
        BRANCH.close();
    }

    @Test
    void anOlderLookDoesNotOverwriteANewerOne() throws SQLException {
        // Given: a refresh that has found him rich, and has not committed
        Eventually.holds("what was before is followed", SegmentRaceTest::followed);
        Database.execute("truncate segment_member, segment_day");
        try (Connection hold = Hold.writers(Database.connect(EmbeddedDatabase.OWNER), "segment_member")) {
            Graphql.as(
                            Segmenting.CHECKER,
                            "mutation { segmentRefresh(code: \"SY_RICH\") { run { id } errors { code } } }")
                    .body("data.segmentRefresh.errors", empty());
            Eventually.holds("the refresh is held", () -> waiting() > 0);
            int held = waiting();

            // When
            Database.execute("update balance_state set aum = 0 where customer_id = " + BRANCH.id(2));
            Eventually.holds("who follows waits too, or has gone on", () -> waiting() > held || followed());
        }

        // Then
        Eventually.holds(
                "both are done",
                () -> followed()
                        && Database.value(
                                        "select state from job_run where job = 'segment-refresh' order by run_id desc limit 1")
                                .equals("SUCCEEDED"));
        assertThat(Segmenting.members("SY_RICH")).isEmpty();
        assertThat(Checks.broken("segments")).isEmpty();
    }

    /** How many of the program's connections wait for a lock; what else they do, the owner does not see. */
    private static int waiting() {
        return Database.rows("select distinct pid from pg_locks where not granted and database ="
                        + " (select oid from pg_database where datname = current_database())")
                .size();
    }

    private static boolean followed() {
        return Database.rows("select from customer_change").isEmpty();
    }
}
