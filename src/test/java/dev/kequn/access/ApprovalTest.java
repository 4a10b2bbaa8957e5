package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Policies;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one submits another approves, exactly as it was submitted. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ApprovalTest {
    private static final String MAKER = Tokens.staff("maker", Role.ADMIN);
    private static final String CHECKER = Tokens.staff("checker", Role.ADMIN);
    private static final String DRAFT =
            """
            mutation { tierPolicyDraft(policy: {name: "ApprovalTest", validFrom: "2305-01-01", period: QUARTER,
              aumWeight: 100, loanWeight: 50, compositeHighFrom: "B", serviceHighFrom: "B", serviceRules: [],
              levels: [{code: "A", threshold: "0", nameZh: "一", nameEn: "One"},
                       {code: "B", threshold: "1000.00", nameZh: "二", nameEn: "Two"}]})
              { policy { id state } errors { code } } }""";

    private long last;

    @BeforeEach
    void remember() {
        last = Long.parseLong(Database.value("select coalesce(max(audit_id), 0) from audit_entry"));
    }

    @AfterEach
    void noPolicies() {
        Policies.forget("ApprovalTest");
    }

    @Test
    void putsInForceWhatTwoAgreedOn() {
        // Given
        String id = draft();

        // When
        JsonPath submitted = submit(MAKER, id);
        JsonPath approved = approve(CHECKER, id);

        // Then
        assertThat(submitted.getString("data.tierPolicySubmit.policy.state")).isEqualTo("SUBMITTED");
        assertThat(approved.getString("data.tierPolicyApprove.policy.state")).isEqualTo("APPROVED");
        assertThat(state(id)).isEqualTo("APPROVED|maker|checker|APPROVED");
        assertThat(entries())
                .containsExactly(
                        "maker|admin|tierPolicyDraft|TierPolicy|" + id + "|null|DRAFT",
                        "maker|admin|tierPolicySubmit|TierPolicy|" + id + "|DRAFT|SUBMITTED",
                        "checker|admin|tierPolicyApprove|TierPolicy|" + id + "|SUBMITTED|APPROVED");
        assertThat(Database.value("select xmin::text from tier_policy where policy_id = " + id))
                .isEqualTo(Database.value("select (transaction_id::text::numeric % 4294967296)::text"
                        + " from audit_entry order by audit_id desc limit 1"));
    }

    @Test
    void refusesTheMakersOwnApproval() {
        // Given
        String id = submitted();

        // When
        JsonPath answer = approve(MAKER, id);

        // Then
        assertRefused(answer, "SELF_APPROVAL");
        assertThat(state(id)).isEqualTo("SUBMITTED|maker|null|null");
        assertThat(entries()).hasSize(2);
    }

    @Test
    void refusesASecondApproval() {
        // Given
        String id = submitted();
        approve(CHECKER, id);

        // When
        JsonPath answer = approve(Tokens.staff("third", Role.ADMIN), id);

        // Then
        assertRefused(answer, "WRONG_STATE");
        assertThat(state(id)).isEqualTo("APPROVED|maker|checker|APPROVED");
        assertThat(entries()).hasSize(3);
    }

    @Test
    void refusesWhatWasNotSubmitted() {
        // Given
        String id = draft();

        // When
        JsonPath answer = approve(CHECKER, id);

        // Then
        assertRefused(answer, "WRONG_STATE");
        assertThat(Database.value("select state from tier_policy where policy_id = " + id))
                .isEqualTo("DRAFT");
        assertThat(entries()).hasSize(1);
    }

    @Test
    void refusesASecondSubmission() {
        // Given
        String id = submitted();

        // When
        JsonPath answer = submit(CHECKER, id);

        // Then
        assertThat(answer.getList("data.tierPolicySubmit.errors.code")).isEqualTo(List.of("WRONG_STATE"));
        assertThat(state(id)).isEqualTo("SUBMITTED|maker|null|null");
        assertThat(entries()).hasSize(2);
    }

    @Test
    void refusesAContentChangedBehindItsBack() {
        // Given
        String id = submitted();
        Database.execute("update tier_policy_level set threshold = 1 where code = 'B' and policy_id = " + id);

        // When
        JsonPath answer = approve(CHECKER, id);

        // Then
        assertRefused(answer, "CHANGED_SINCE_SUBMISSION");
        assertThat(state(id)).isEqualTo("SUBMITTED|maker|null|null");
        assertThat(entries()).hasSize(2);
    }

    @Test
    void refusesAnotherVersionThanTheOneThatWasRead() {
        // Given
        String id = submitted();
        reject(CHECKER, id, "Thresholds too low");
        ask(MAKER, DRAFT.replace("(policy:", "(id: \"" + id + "\", policy:").replace("1000.00", "2000.00"));
        submit(MAKER, id);

        // When
        JsonPath answer = approve(CHECKER, id, 1);

        // Then
        assertRefused(answer, "CHANGED_SINCE_SUBMISSION");
        assertThat(Database.value("select state || version from tier_policy where policy_id = " + id))
                .isEqualTo("SUBMITTED2");
        assertThat(entries()).hasSize(5);
        assertThat(approve(CHECKER, id, 2).getString("data.tierPolicyApprove.policy.state"))
                .isEqualTo("APPROVED");
    }

    @Test
    void anotherSendsItBackOrItsMakerTakesItBack() {
        // Given
        String id = submitted();

        // When
        JsonPath rejected = reject(CHECKER, id, "Thresholds too low");
        submit(MAKER, id);
        JsonPath withdrawn = reject(MAKER, id, "Not yet");

        // Then
        assertThat(rejected.getString("data.tierPolicyReject.policy.state")).isEqualTo("DRAFT");
        assertThat(withdrawn.getString("data.tierPolicyReject.policy.state")).isEqualTo("DRAFT");
        assertThat(Database.rows("select decision, decided_by, reason from approval where subject_type = 'TierPolicy'"
                        + " and subject_id = '" + id + "' order by approval_id"))
                .containsExactly("REJECTED|checker|Thresholds too low", "WITHDRAWN|maker|Not yet");
        assertRefused(approve(CHECKER, id), "WRONG_STATE");
    }

    @Test
    void refusesARejectionWithoutAReason() {
        // Given
        String id = submitted();

        // When
        JsonPath answer = reject(CHECKER, id, " ");

        // Then
        assertThat(answer.getList("data.tierPolicyReject.errors.code")).isEqualTo(List.of("INVALID_REASON"));
        assertThat(state(id)).isEqualTo("SUBMITTED|maker|null|null");
        assertThat(entries()).hasSize(2);
    }

    @Test
    void letsOneOfTwoApprovalsForTheSameDayThrough() {
        // Given
        String one = submitted();
        String two = submitted();

        // When
        List<List<String>> answers = Stream.of(one, two)
                .map(id -> CompletableFuture.supplyAsync(
                        () -> approve(CHECKER, id).<String>getList("data.tierPolicyApprove.errors.code")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        assertThat(answers).containsExactlyInAnyOrder(List.of(), List.of("VALID_FROM_TAKEN"));
        assertThat(Database.value(
                        "select count(*) from tier_policy where state = 'APPROVED' and valid_from = '2305-01-01'"))
                .isEqualTo("1");
    }

    @Test
    void theDatabaseKeepsWhatWasApproved() {
        // Given
        String id = submitted();
        approve(CHECKER, id);

        for (String change : List.of(
                "update tier_policy set name = 'x' where policy_id = " + id,
                "delete from tier_policy where policy_id = " + id,
                "update tier_policy_level set threshold = 2 where code = 'B' and policy_id = " + id,
                "insert into tier_policy_floor values (" + id + ", 0, 'true', 'B')",
                "delete from tier_policy_strategy where policy_id = " + id)) {
            // When, then
            assertThatThrownBy(() -> Database.execute(change))
                    .as(change)
                    .hasMessageContaining("An approved policy does not change");
        }
    }

    @Test
    void refusesWhatNobodyAskedFor() {
        // Given
        String id = submitted();
        Database.execute("delete from approval where subject_type = 'TierPolicy' and subject_id = '" + id + "'");

        // When
        JsonPath answer = approve(CHECKER, id);

        // Then
        assertRefused(answer, "NOT_SUBMITTED");
        assertThat(Database.value("select state from tier_policy where policy_id = " + id))
                .isEqualTo("SUBMITTED");
        assertThat(entries()).hasSize(2);
    }

    @Test
    void refusesAPolicyThatIsNone() {
        for (String id : List.of("0", "-1", "x", "999999999", "99999999999999999999")) {
            assertRefused(approve(CHECKER, id), "UNKNOWN_POLICY");
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void refusesASecondPolicyOfTheSameDay() {
        // Given
        approve(CHECKER, submitted());
        String second = submitted();

        // When
        JsonPath answer = approve(CHECKER, second);

        // Then
        assertRefused(answer, "VALID_FROM_TAKEN");
        assertThat(state(second)).isEqualTo("SUBMITTED|maker|null|null");
    }

    private static void assertRefused(JsonPath answer, String code) {
        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getList("data.tierPolicyApprove.errors.code")).isEqualTo(List.of(code));
        assertThat(answer.getMap("data.tierPolicyApprove")).containsEntry("policy", null);
    }

    private List<String> entries() {
        return Database.rows("select actor, actor_roles, action, subject_type, subject_id, before_values ->> 'state',"
                + " after_values ->> 'state' from audit_entry where audit_id > " + last + " order by audit_id");
    }

    private static String state(String id) {
        return Database.value("select state, requested_by, decided_by, decision from tier_policy p join approval a"
                + " on a.subject_type = 'TierPolicy' and a.subject_id = p.policy_id::text where policy_id = " + id);
    }

    private static String draft() {
        return ask(MAKER, DRAFT).getString("data.tierPolicyDraft.policy.id");
    }

    private static String submitted() {
        String id = draft();
        submit(MAKER, id);
        return id;
    }

    private static JsonPath submit(String token, String id) {
        return ask(token, "mutation { tierPolicySubmit(id: \"" + id + "\") { policy { state } errors { code } } }");
    }

    private static JsonPath approve(String token, String id) {
        return approve(token, id, 1);
    }

    private static JsonPath approve(String token, String id, int version) {
        return ask(
                token,
                "mutation { tierPolicyApprove(id: \"" + id + "\", version: " + version
                        + ") { policy { state } errors { code } } }");
    }

    private static JsonPath reject(String token, String id, String reason) {
        return ask(
                token,
                "mutation { tierPolicyReject(id: \"" + id + "\", reason: \"" + reason
                        + "\") { policy { state } errors { code } } }");
    }

    private static JsonPath ask(String token, String query) {
        return Graphql.as(token, query).extract().jsonPath();
    }
}
