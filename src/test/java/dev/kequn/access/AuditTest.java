package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One row per change, in the change's own transaction; none where nothing changed. */
@QuarkusTest
@WithTestResource(TestBank.class)
class AuditTest {
    private static final SampleBranch BRANCH = new SampleBranch("AU", 34000);
    private static final String SUBJECT = Long.toString(BRANCH.id(1));
    private static final String MANAGER = Tokens.manager(BRANCH.manager());
    private static final String OPERATIONS = Tokens.staff("olga", Role.OPERATIONS);

    private long last;

    @BeforeEach
    void aCustomerAndARunThatHoldsTheLine() {
        BRANCH.open(1);
        noRuns();
        Database.execute("insert into job_run (run_id, job, scheduled_for, resource, state, requested_by)"
                + " values (-34000, 'tier-assessment', '1980-01-01 00:00Z', 'daily-data', 'PAUSED', 'test')");
        last = Long.parseLong(Database.value("select coalesce(max(audit_id), 0) from audit_entry"));
    }

    @AfterEach
    void noRuns() {
        String mine = " where run_id in (select run_id from job_run where scheduled_for < '2000-01-01')";
        Database.execute(
                "delete from tier_run" + mine,
                "delete from job_chunk" + mine,
                "delete from job_run where scheduled_for between '1990-01-01' and '2000-01-01'",
                "delete from job_run where run_id = -34000");
    }

    @AfterEach
    void noCustomer() {
        BRANCH.close();
    }

    @Test
    void noteATag() {
        // When
        tag("likes", "gold leaf");

        // Then
        assertThat(entries())
                .containsExactly("manager-AUM|manager|customerTag|Customer|" + SUBJECT + "|{}|"
                        + "{\"tag\": \"likes\", \"value\": \"" + Change.hash("gold leaf") + "\"}");
        assertSameTransaction("customer_tag where tag = 'likes' and customer_id = " + SUBJECT);
    }

    @Test
    void noteWhatATagWasBefore() {
        // Given
        tag("likes", "gold leaf");

        // When
        tag("likes", "silver");

        // Then
        assertThat(entries())
                .hasSize(2)
                .last()
                .isEqualTo("manager-AUM|manager|customerTag|Customer|" + SUBJECT + "|{\"tag\": \"likes\", \"value\": \""
                        + Change.hash("gold leaf") + "\"}|{\"tag\": \"likes\", \"value\": \"" + Change.hash("silver")
                        + "\"}");
    }

    @Test
    void noteTheEndOfATag() {
        // When
        ask(MANAGER, "mutation { customerUntag(customerNo: \"AU001\", tag: \"VIP\") { errors { code } } }");

        // Then
        assertThat(entries())
                .containsExactly("manager-AUM|manager|customerUntag|Customer|" + SUBJECT
                        + "|{\"tag\": \"VIP\", \"value\": \"" + Change.hash("gold") + "\"}|{}");
        assertSameTransaction("customer_tag where tag = 'VIP' and customer_id = " + SUBJECT);
    }

    @Test
    void noteAConsent() {
        // When
        consent("MARKETING", false);

        // Then
        assertThat(entries())
                .containsExactly("customer-AU001|customer|consentSet|Customer|" + SUBJECT
                        + "|{\"granted\": true, \"purpose\": \"MARKETING\"}"
                        + "|{\"granted\": false, \"purpose\": \"MARKETING\"}");
        assertSameTransaction("customer_consent where not granted and customer_id = " + SUBJECT);
    }

    @Test
    void noteNothingWhereNothingChanged() {
        // When
        tag("VIP", "gold");
        consent("MARKETING", true);

        // Then
        assertThat(entries()).isEmpty();
    }

    @Test
    void noteNothingThatWasRefused() {
        // When
        JsonPath blank = tag(" ", "x");
        JsonPath tooLong = tag("likes", "x".repeat(201));
        JsonPath absent =
                ask(MANAGER, "mutation { customerUntag(customerNo: \"AU001\", tag: \"none\") { errors { code } } }");
        JsonPath unknown =
                ask(MANAGER, "mutation { customerTag(customerNo: \"NOBODY\", tag: \"x\") { errors { code } } }");

        // Then
        assertThat(blank.getList("data.customerTag.errors.code")).isEqualTo(List.of("INVALID_TAG"));
        assertThat(tooLong.getList("data.customerTag.errors.code")).isEqualTo(List.of("INVALID_TAG"));
        assertThat(absent.getList("data.customerUntag.errors.code")).isEqualTo(List.of("NOT_TAGGED"));
        assertThat(unknown.getList("data.customerTag.errors.code")).isEqualTo(List.of("UNKNOWN_CUSTOMER"));
        assertThat(entries()).isEmpty();
        assertThat(Database.value("select count(*) from customer_tag where customer_id = " + SUBJECT))
                .isEqualTo("2");
    }

    @Test
    void noteEveryStepOfARun() {
        // When
        JsonPath started =
                ask(OPERATIONS, "mutation { tierRunStart(period: \"1995-Q1\") { run { id } errors { code } } }");
        String run = started.getString("data.tierRunStart.run.id");
        String paused = step("jobPause", run).getString("data.jobPause.run.state");
        String resumed = step("jobResume", run).getString("data.jobResume.run.state");
        String cancelled = step("jobCancel", run).getString("data.jobCancel.run.state");

        // Then
        assertThat(List.of(paused, resumed, cancelled)).containsExactly("PAUSED", "QUEUED", "CANCELLED");
        String who = "olga|operations|";
        assertThat(entries())
                .containsExactly(
                        who + "tierRunStart|TierRun|" + run + "|null|{\"period\": \"1995-Q1\"}",
                        who + "jobPause|JobRun|" + run + "|{\"state\": \"QUEUED\"}|{\"state\": \"PAUSED\"}",
                        who + "jobResume|JobRun|" + run + "|{\"state\": \"PAUSED\"}|{\"state\": \"QUEUED\"}",
                        who + "jobCancel|JobRun|" + run + "|{\"state\": \"QUEUED\"}|{\"state\": \"CANCELLED\"}");
        assertSameTransaction("job_run where run_id = " + run);
    }

    @Test
    void noteNoStepThatWasRefused() {
        // Given
        String run = ask(OPERATIONS, "mutation { tierRunStart(period: \"1995-Q2\") { run { id } } }")
                .getString("data.tierRunStart.run.id");

        // When
        JsonPath resumed = step("jobResume", run);
        JsonPath retried = step("jobRetry", run);
        JsonPath unknown = step("jobPause", "999999999");
        JsonPath again = ask(OPERATIONS, "mutation { tierRunStart(period: \"1995-Q2\") { errors { code } } }");
        JsonPath noPeriod = ask(OPERATIONS, "mutation { tierRunStart(period: \"1995-H1\") { errors { code } } }");
        JsonPath future = ask(OPERATIONS, "mutation { tierRunStart(period: \"2026-Q3\") { errors { code } } }");

        // Then
        assertThat(resumed.getList("data.jobResume.errors.code")).isEqualTo(List.of("WRONG_STATE"));
        assertThat(retried.getList("data.jobRetry.errors.code")).isEqualTo(List.of("WRONG_STATE"));
        assertThat(unknown.getList("data.jobPause.errors.code")).isEqualTo(List.of("UNKNOWN_RUN"));
        assertThat(again.getList("data.tierRunStart.errors.code")).isEqualTo(List.of("RUN_IN_PROGRESS"));
        assertThat(noPeriod.getList("data.tierRunStart.errors.code")).isEqualTo(List.of("INVALID_PERIOD"));
        assertThat(future.getList("data.tierRunStart.errors.code")).isEqualTo(List.of("PERIOD_NOT_OVER"));
        assertThat(entries()).hasSize(1);
        assertThat(Database.value("select state from job_run where run_id = " + run))
                .isEqualTo("QUEUED");
    }

    @Test
    void showTheTrailToAuditorsNewestFirst() {
        // Given
        tag("likes", "gold leaf");
        consent("PROFILING", true);

        // When
        JsonPath trail = ask(
                Tokens.staff("ada", Role.AUDITOR),
                "{ auditTrail(subjectType: \"Customer\", subjectId: \"" + SUBJECT
                        + "\", first: 2) { edges { node { actor actorRoles action subjectType subjectId after } } } }");
        JsonPath others = ask(OPERATIONS, "{ auditTrail { edges { node { action } } } }");

        // Then
        assertThat(trail.getList("data.auditTrail.edges.node.action")).isEqualTo(List.of("consentSet", "customerTag"));
        assertThat(trail.getList("data.auditTrail.edges.node.actor"))
                .isEqualTo(List.of("customer-AU001", "manager-AUM"));
        assertThat(trail.prettify()).doesNotContain("gold leaf").contains(Change.hash("gold leaf"));
        assertThat(others.getList("errors.extensions.code")).isEqualTo(List.of("FORBIDDEN"));
    }

    private List<String> entries() {
        return Database.rows("select actor, actor_roles, action, subject_type, subject_id, before_values, after_values"
                + " from audit_entry where audit_id > " + last + " order by audit_id");
    }

    /** The changed row was written by the transaction that wrote the newest entry. */
    private static void assertSameTransaction(String changed) {
        assertThat(Database.value("select xmin::text from " + changed))
                .isEqualTo(Database.value("select (transaction_id::text::numeric % 4294967296)::text from audit_entry"
                        + " order by audit_id desc limit 1"));
    }

    private static JsonPath tag(String tag, String value) {
        return Graphql.as(
                        MANAGER,
                        "mutation($t: String!, $v: String) { customerTag(customerNo: \"AU001\", tag: $t, value: $v)"
                                + " { errors { code } } }",
                        Map.of("t", tag, "v", value))
                .extract()
                .jsonPath();
    }

    private static void consent(String purpose, boolean granted) {
        ask(
                Tokens.customer("AU001"),
                "mutation { consentSet(customerNo: \"AU001\", purpose: " + purpose + ", granted: " + granted
                        + ") { errors { code } } }");
    }

    private static JsonPath step(String mutation, String run) {
        return ask(OPERATIONS, "mutation { " + mutation + "(id: \"" + run + "\") { run { state } errors { code } } }");
    }

    private static JsonPath ask(String token, String query) {
        return Graphql.as(token, query).extract().jsonPath();
    }
}
