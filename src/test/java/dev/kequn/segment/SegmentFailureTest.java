package dev.kequn.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.Leaks;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule that cannot be answered for somebody: the others go on, what it gave stays, and everyone is told. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentFailureTest {
    private static final SampleBranch BRANCH = new SampleBranch("SX", 63_000_000);
    private static final String DOUBLED = "branch == \"SXB\" && aum + aum > money(\"0\")";
    /** Twice that is no number of PostgreSQL any more; no file brings so much. */
    private static final long TOO_MUCH = 5_000_000_000_000_000_000L;

    @Inject
    MeterRegistry metrics;

    private String last = "0";

    @BeforeEach
    void open() {
        Segmenting.forget();
        BRANCH.open(3);
        Segmenting.inForce(Segmenting.rule("SX_BAD", DOUBLED));
        Segmenting.inForce(Segmenting.rule("SX_GOOD", "branch == \"SXB\" && hasTag(\"SX\")"));
        Segmenting.inForce(Segmenting.rule("SX_UPON", "inSegment(\"SX_BAD\") && !hasTag(\"SX\")"));
        Segmenting.inForce(Segmenting.rule("SX_BESIDE", "inSegment(\"SX_GOOD\") || branch == \"SXX\""));
        assertThat(Segmenting.members("SX_UPON")).containsExactly("SX001", "SX002", "SX003");
        last = Database.value("select max(run_id) from job_run where job = 'segment-refresh'");
    }

    @AfterEach
    void close() {
        List<String> broken = Checks.broken("segments");
        Segmenting.forget();
        BRANCH.close();
        assertThat(broken).isEmpty();
    }

    @Test
    void changesAreFollowedAsFarAsRulesCanBeAnswered() {
        // When
        tag(2);
        spoil();

        // Then
        Eventually.holds("the failure is noted", () -> failing().equals(List.of("SX_BAD", "SX_UPON")));
        Eventually.holds(
                "the others are followed", () -> Segmenting.members("SX_BESIDE").equals(List.of("SX002")));
        assertThat(Segmenting.members("SX_GOOD")).containsExactly("SX002");
        assertThat(Segmenting.members("SX_BAD")).containsExactly("SX001", "SX002", "SX003");
        Eventually.holds("a refresh was tried by itself, and rests", () -> runs("FAILED") == 1 && runs("RUNNING") == 0);
        assertThat(Database.value(
                        "select parameters ->> 'scope' from job_run where state = 'FAILED' and run_id > " + last))
                .isEqualTo("STALE");

        // When
        tag(3);

        // Then
        Eventually.holds("other segments are followed", () -> Segmenting.members("SX_BESIDE")
                .equals(List.of("SX002", "SX003")));
        assertThat(runs("FAILED")).isEqualTo(1);
    }

    @Test
    void aRefreshThatFailsForOneDoesTheOthersAndSaysSo() {
        // Given
        spoil();
        Eventually.holds("the failure is noted", () -> failing().equals(List.of("SX_BAD", "SX_UPON")));
        Eventually.holds("its refresh is over", () -> runs("FAILED") == 1);

        // When
        Segmenting.inForce(Segmenting.rule("SX_LATER", "branch == \"SXB\" && aum == money(\"4000\")"));

        // Then: one that has failed keeps nobody waiting
        assertThat(Segmenting.members("SX_LATER")).containsExactly("SX002");
        assertThat(Segmenting.members("SX_UPON")).containsExactly("SX001", "SX002", "SX003");

        // When
        String run = refresh("SX_BAD");

        // Then
        Eventually.holds("the run has failed", () -> state(run).equals("FAILED"));
        String answer = Graphql.as(
                        Segmenting.CHECKER,
                        """
                        { jobs(state: FAILED, first: 1) { edges { node { id failure finishedAt } } }
                          bad: segment(code: "SX_BAD") { failure failedAt size }
                          upon: segment(code: "SX_UPON") { failure }
                          good: segment(code: "SX_GOOD") { failure failedAt } }""")
                .body("data.jobs.edges[0].node.id", equalTo(run))
                .body(
                        "data.jobs.edges[0].node.failure",
                        equalTo("Segments that keep the members they had: SX_BAD, SX_UPON"))
                .body("data.jobs.edges[0].node.finishedAt", nullValue())
                .body("data.bad.failure", equalTo("The rule cannot be answered for some customers (SQL state 22003)"))
                .body("data.bad.failedAt", matchesPattern("20.*Z"))
                .body("data.bad.size", equalTo(3))
                .body("data.upon.failure", equalTo("It builds on SX_BAD, which cannot be answered for some customers"))
                .body("data.good.failure", nullValue())
                .extract()
                .asString();
        Leaks.assertNone(answer);

        // When
        Database.execute("update balance_state set aum = 0 where aum = " + TOO_MUCH);
        String mended = refresh("SX_BAD");

        // Then
        Eventually.holds("the run has succeeded", () -> state(mended).equals("SUCCEEDED"));
        assertThat(failing()).isEmpty();
        assertThat(Segmenting.members("SX_UPON")).containsExactly("SX002", "SX003");
    }

    /** Nothing is wrong with the rules: whatever was noted waits until the database can take it. */
    @Test
    void whatCannotBeWrittenNowIsFollowedLater() {
        // Given
        Database.execute(
                "create function refused_by_a_test() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'not now' using errcode = '55P03'; end $$",
                "create trigger refused_by_a_test before insert or update on segment_member"
                        + " for each row execute function refused_by_a_test()");
        try {
            // When
            tag(1);
            tag(2);
            double failures = failures();

            // Then
            Eventually.holds("it was tried again and again", () -> failures() > failures + 2);
            assertThat(Database.rows("select from customer_change where customer_id = " + BRANCH.id(1)))
                    .isNotEmpty();
            assertThat(Segmenting.members("SX_GOOD")).isEmpty();
        } finally {
            Database.execute("drop function refused_by_a_test() cascade");
        }
        Eventually.holds("the changes are followed", () -> Segmenting.members("SX_BESIDE")
                .equals(List.of("SX001", "SX002")));
        assertThat(failing()).isEmpty();
        assertThat(Segmenting.members("SX_UPON")).containsExactly("SX003");
    }

    private double failures() {
        return metrics.counter("kequn.segment.failures").count();
    }

    /** Refreshes since the segments are in force. */
    private int runs(String state) {
        return Database.rows("select from job_run where job = 'segment-refresh' and run_id > %s and state = '%s'"
                        .formatted(last, state))
                .size();
    }

    private static List<String> failing() {
        return Database.rows("select code from segment where failed_at is not null order by code");
    }

    private static String state(String run) {
        return Database.value("select state from job_run where run_id = " + run);
    }

    private static String refresh(String code) {
        return Graphql.as(
                        Segmenting.CHECKER,
                        "mutation { segmentRefresh(code: \"%s\") { run { id } errors { code } } }".formatted(code))
                .body("data.segmentRefresh.errors", equalTo(List.of()))
                .extract()
                .path("data.segmentRefresh.run.id");
    }

    private static void tag(int customer) {
        Database.execute("insert into customer_tag values (%d, 'SX', '2026-07-01', null, null, 'test')"
                .formatted(BRANCH.id(customer)));
    }

    /** Customer 1 has more than can be added. */
    private static void spoil() {
        Database.execute("update balance_state set aum = %d where customer_id = %d and from_day = '2026-01-11'"
                .formatted(TOO_MUCH, BRANCH.id(1)));
    }
}
