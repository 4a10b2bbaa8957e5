package dev.kequn.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Assessments;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.Hold;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees of a run and what his requests do to it; four customers make three chunks. */
@QuarkusTest
@TestProfile(JobControlApiTest.Bank.class)
class JobControlApiTest {
    public static class Bank extends OwnBank {
        /** One chunk at a time, so that it can be said which one is at work. */
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kequn.job.workers", "1");
        }
    }

    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String RUN =
            "{ id state failure waitingFor progress { chunksDone chunksTotal unitsDone " + "unitsTotal secondsLeft } }";

    @BeforeEach
    void customersAndTheirBalances() {
        Database.execute(
                "insert into branch values ('JB1', 'Branch') on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, opened_on) select i, 'J' || i, 'x', "
                        + "'JB1', '2020-01-01' from unnest('{1,2,20001,40001}'::bigint[]) i "
                        + "where not exists (select from customer)",
                "insert into balance_watermark (taken_through) values ('2026-06-30') on conflict do nothing");
        Eventually.holds("the quarter's own run is over", () -> Database.value(
                        "select coalesce(bool_or(job = 'tier-assessment'), false)"
                                + " and bool_and(state in ('SUCCEEDED', 'CANCELLED')) from job_run")
                .equals("true"));
    }

    @Test
    void aRunWhoseChunksFailIsHaltedAndARetryCompletesIt() {
        // Given
        Database.execute("revoke insert on tier_assessment from kequn_app");
        String run = assess();
        awaitState(run, "FAILED");
        shown("FAILED")
                .body("data.jobs.edges", hasSize(1))
                .body("data.jobs.edges[0].node.id", equalTo(run))
                .body("data.jobs.edges[0].node.failure", matchesPattern("PgException in chunk [012]"))
                .body("data.jobs.edges[0].node.progress", equalTo(progress(0, 3, "0", "4", null)));

        // When
        Database.execute("grant insert on tier_assessment to kequn_app");
        ask("jobRetry", run)
                .body("errors", hasSize(0))
                .body("run.state", equalTo("RUNNING"))
                .body("run.failure", nullValue());

        // Then
        awaitState(run, "SUCCEEDED");
        shown("SUCCEEDED")
                .body("data.jobs.edges[0].node.id", equalTo(run))
                .body("data.jobs.edges[0].node.progress", equalTo(progress(3, 3, "4", "4", 0f)));
        assertThat(assessed(run)).isEqualTo("4");
        assertThat(audited(run)).containsExactly("tierRunStart", "jobRetry");
    }

    @Test
    void aPausedRunFinishesTheChunkAtWorkAndGoesOnWhenResumed() throws SQLException {
        // Given
        String run;
        try (Connection hold = hold()) {
            run = assess();
            awaitHeld();

            // When
            ask("jobPause", run).body("errors", hasSize(0)).body("run.state", equalTo("PAUSED"));
        }

        // Then
        Eventually.holds("the chunk at work is done", () -> chunks(run).equals(List.of("DONE", "OPEN", "OPEN")));
        shown("PAUSED").body("data.jobs.edges[0].node.progress.unitsDone", equalTo("2"));
        assertThat(assessed(run)).isEqualTo("2");
        ask("jobPause", run).body("errors.code", contains("WRONG_STATE")).body("run", nullValue());

        // When
        ask("jobResume", run).body("run.state", equalTo("RUNNING"));

        // Then
        awaitState(run, "SUCCEEDED");
        assertThat(chunks(run)).containsOnly("DONE");
        assertThat(audited(run)).containsExactly("tierRunStart", "jobPause", "jobResume");
    }

    @Test
    void aCancelledRunHasNoChunkAtWorkAnyMore() throws SQLException {
        // Given
        String run;
        CompletableFuture<ValidatableResponse> cancelled;
        try (Connection hold = hold()) {
            run = assess();
            awaitHeld();

            // When
            cancelled = CompletableFuture.supplyAsync(() -> ask("jobCancel", run));
            Eventually.holds("the request waits for the chunk", () -> held(2));
        }

        // Then
        cancelled.join().body("errors", hasSize(0)).body("run.state", equalTo("CANCELLED"));
        assertThat(chunks(run)).containsExactly("DONE", "OPEN", "OPEN");
        assertThat(assessed(run)).isEqualTo("2");
        for (String request : List.of("jobCancel", "jobRetry", "jobPause", "jobResume")) {
            ask(request, run).body("errors.code", contains("WRONG_STATE"));
        }
        ask("jobCancel", "999999").body("errors.code", contains("UNKNOWN_RUN"));
        assertThat(audited(run)).containsExactly("tierRunStart", "jobCancel");
        assertThat(Database.value("select completed_at from tier_run where run_id = " + run))
                .isEqualTo("null");

        // When
        awaitState(assess(), "SUCCEEDED");

        // Then: the next one sweeps what it left
        assertThat(assessed(run)).isEqualTo("0");
    }

    @Test
    void aQueuedRunThatIsPausedReturnsIntoLine() throws SQLException {
        // Given
        String first;
        String queued;
        try (Connection hold = hold()) {
            first = assess();
            awaitHeld();
            queued = acceptFile();

            // When
            ask("jobCancel", queued).body("errors.code", contains("NOT_CANCELLABLE"));
            ask("jobPause", queued).body("run.state", equalTo("PAUSED"));
            ask("jobResume", queued).body("run.state", equalTo("QUEUED"));
        }

        // Then
        awaitState(first, "SUCCEEDED");
        awaitState(queued, "SUCCEEDED");
        assertThat(Database.value(
                        "select (select finished_at from job_run where run_id = %s) <= started_at from job_run "
                                        .formatted(first)
                                + "where run_id = " + queued))
                .isEqualTo("true");
    }

    private static String acceptFile() {
        String intake = given().auth()
                .oauth2(Tokens.staff("batch", "service"))
                .contentType("text/csv")
                .body("branch_code,name\nJB1,Branch\n")
                .post("/intake/branches")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Database.value("select run_id from intake where intake_id = " + intake);
    }

    private static String assess() {
        Database.execute(Assessments.PUT_ASIDE);
        return Graphql.as(OPERATIONS, "mutation { tierRunStart(period: \"2026-Q2\") { run { id } errors { code } } }")
                .extract()
                .path("data.tierRunStart.run.id");
    }

    /** The payload of an operator's request, as the root of what is asserted. */
    private static ValidatableResponse ask(String request, String run) {
        return Graphql.as(
                        OPERATIONS,
                        "mutation($id: ID!) { %s(id: $id) { run %s errors { code } } }".formatted(request, RUN),
                        Map.of("id", run))
                .rootPath("data." + request);
    }

    private static ValidatableResponse shown(String state) {
        return Graphql.as(OPERATIONS, "{ jobs(state: %s, first: 1) { edges { node %s } } }".formatted(state, RUN));
    }

    private static Map<String, Object> progress(
            int chunksDone, int chunksTotal, String unitsDone, String unitsTotal, Float secondsLeft) {
        Map<String, Object> progress = new HashMap<>();
        progress.put("chunksDone", chunksDone);
        progress.put("chunksTotal", chunksTotal);
        progress.put("unitsDone", unitsDone);
        progress.put("unitsTotal", unitsTotal);
        progress.put("secondsLeft", secondsLeft);
        return progress;
    }

    private static void awaitState(String run, String state) {
        Eventually.holds(
                "run " + run + " is " + state, () -> Database.value("select state from job_run where run_id = " + run)
                        .equals(state));
    }

    private static List<String> chunks(String run) {
        return Database.rows("select state from job_chunk where run_id = " + run + " order by chunk_no");
    }

    private static String assessed(String run) {
        return Database.value("select count(*) from tier_assessment where run_id = " + run);
    }

    private static List<String> audited(String run) {
        return Database.rows("select action from audit_entry where subject_id = '" + run
                + "' and subject_type in ('JobRun', 'TierRun') order by audit_id");
    }

    /** Who has written assessments does not go on until this is closed. */
    private static Connection hold() throws SQLException {
        return Hold.writers(Database.connect(EmbeddedDatabase.OWNER), "tier_assessment");
    }

    private static void awaitHeld() {
        Eventually.holds("a chunk is at work", () -> held(1));
    }

    private static boolean held(int waiting) {
        return Database.value("select count(*) from pg_locks where not granted").equals(Integer.toString(waiting));
    }
}
