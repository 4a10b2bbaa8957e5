package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
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
              aumWeight: 100, loanWeight: 50, compositeHighFrom: "B", serviceHighFrom: "B",
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
        String mine = "(select policy_id from tier_policy where name = 'ApprovalTest')";
        Database.execute(
                "delete from approval where subject_type = 'TierPolicy' and subject_id in"
                        + " (select policy_id::text from tier_policy where name = 'ApprovalTest')",
                "delete from tier_policy_level where policy_id in " + mine,
                "delete from tier_policy where name = 'ApprovalTest'");
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
        return ask(token, "mutation { tierPolicyApprove(id: \"" + id + "\") { policy { state } errors { code } } }");
    }

    private static JsonPath ask(String token, String query) {
        return Graphql.as(token, query).extract().jsonPath();
    }
}
