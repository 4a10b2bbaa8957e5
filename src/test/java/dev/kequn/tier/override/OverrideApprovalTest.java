package dev.kequn.tier.override;

import static dev.kequn.tier.override.OverrideBank.BRANCH_MANAGER;
import static dev.kequn.tier.override.OverrideBank.MANAGER;
import static dev.kequn.tier.override.OverrideBank.OPERATIONS;
import static dev.kequn.tier.override.OverrideBank.OTHER_BRANCH_MANAGER;
import static dev.kequn.tier.override.OverrideBank.approve;
import static dev.kequn.tier.override.OverrideBank.override;
import static dev.kequn.tier.override.OverrideBank.reject;
import static dev.kequn.tier.override.OverrideBank.release;
import static dev.kequn.tier.override.OverrideBank.serviceTier;
import static dev.kequn.tier.override.OverrideBank.steps;
import static dev.kequn.tier.override.OverrideBank.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A large lift needs a second pair of eyes. */
@QuarkusTest
@TestProfile(OwnBank.class)
class OverrideApprovalTest {
    @BeforeEach
    void bank() {
        OverrideBank.open();
    }

    @Test
    void holdsOnceAnotherApproves() {
        // Given
        String id = waiting(MANAGER);

        // When
        JsonPath answer = approve(BRANCH_MANAGER, id);

        // Then
        assertThat(answer.getList("errors")).isEmpty();
        assertThat(answer.getString("override.state")).isEqualTo("ACTIVE");
        assertThat(answer.getString("override.approvedBy")).isEqualTo("branch_manager-OVB");
        assertThat(answer.getString("override.customer.serviceTier.source")).isEqualTo("OVERRIDE");
        assertThat(serviceTier("OV002")).isEqualTo("PRIVATE OVERRIDE");
        assertThat(steps("OV002")).containsExactly("PRIVATE|APPROVED|2026-07-15|branch_manager-OVB|null");
        assertThat(approvals()).containsExactly("manager-OVM|APPROVED|branch_manager-OVB|null");
        assertThat(Database.rows("select actor, action, before_values ->> 'state', after_values ->> 'state'"
                        + " from audit_entry order by audit_id desc limit 2"))
                .containsExactly(
                        "branch_manager-OVB|serviceTierApprove|PENDING|ACTIVE",
                        "manager-OVM|serviceTierOverride|null|PENDING");
    }

    @Test
    void theOlderOneHoldsUntilThen() {
        // Given
        override(MANAGER, "OV002", "PLATINUM", "older", "2026-12-31");
        String id = waiting(MANAGER);
        assertThat(serviceTier("OV002")).isEqualTo("PLATINUM OVERRIDE");

        // When
        approve(OPERATIONS, id);

        // Then
        assertThat(serviceTier("OV002")).isEqualTo("PRIVATE OVERRIDE");
        assertThat(steps("OV002"))
                .containsExactly("PLATINUM|REPLACED|2026-07-15|olga|null", "PRIVATE|APPROVED|2026-07-15|olga|null");
    }

    @Test
    void neverByWhoMadeIt() {
        for (String maker : List.of(BRANCH_MANAGER, OPERATIONS)) {
            // Given
            String id = waiting(maker);
            String before = written();

            // When
            JsonPath approved = approve(maker, id);
            JsonPath rejected = reject(maker, id, "no");

            // Then
            assertThat(approved.getList("errors.code")).isEqualTo(List.of("SELF_APPROVAL"));
            assertThat(rejected.getList("errors.code")).isEqualTo(List.of("SELF_APPROVAL"));
            assertThat(written()).isEqualTo(before);
            assertThat(serviceTier("OV002")).isEqualTo("GOLD COMPOSITE");
        }
    }

    @Test
    void aRejectedOneNeverHolds() {
        // Given
        String id = waiting(MANAGER);

        // When
        JsonPath answer = reject(BRANCH_MANAGER, id, "not this year");

        // Then
        assertThat(answer.getString("override.state")).isEqualTo("ENDED");
        assertThat(answer.getString("override.ending")).isEqualTo("REJECTED");
        assertThat(answer.getString("override.endReason")).isEqualTo("not this year");
        assertThat(serviceTier("OV002")).isEqualTo("GOLD COMPOSITE");
        assertThat(approvals()).containsExactly("manager-OVM|REJECTED|branch_manager-OVB|not this year");
        assertNotPending(id);
    }

    @Test
    void whatWaitsCanBeTakenBack() {
        // Given
        String id = waiting(MANAGER);

        // When
        JsonPath answer = release(MANAGER, "OV002", "a mistake");

        // Then
        assertThat(answer.getString("override.id")).isEqualTo(id);
        assertThat(answer.getString("override.ending")).isEqualTo("RELEASED");
        assertThat(approvals()).containsExactly("manager-OVM|WITHDRAWN|manager-OVM|null");
        assertNotPending(id);
    }

    @Test
    void aReleaseEndsWhatHoldsAndWhatWaits() {
        // Given
        String held =
                override(MANAGER, "OV002", "PLATINUM", "older", "2026-12-31").getString("override.id");
        String id = waiting(MANAGER);

        // When
        JsonPath answer = release(MANAGER, "OV002", "both");

        // Then
        assertThat(answer.getString("override.id")).isEqualTo(held);
        assertThat(serviceTier("OV002")).isEqualTo("GOLD COMPOSITE");
        assertNotPending(id);
    }

    @Test
    void theNewestThatWaitsTakesTheOldersPlace() {
        // Given
        String older = waiting(MANAGER);

        // When
        String newer = override(MANAGER, "OV002", "DIAMOND", "x", "2026-12-31").getString("override.id");

        // Then
        assertNotPending(older);
        assertThat(approvals()).containsExactly("manager-OVM|WITHDRAWN|manager-OVM|null", "manager-OVM|null|null|null");
        assertThat(approve(OPERATIONS, newer).getString("override.level.code")).isEqualTo("DIAMOND");
        assertThat(steps("OV002"))
                .containsExactly(
                        "PRIVATE|REPLACED|2026-07-15|manager-OVM|null", "DIAMOND|APPROVED|2026-07-15|olga|null");
    }

    @Test
    void notAfterItsLastDay() {
        // Given
        String id = waiting(MANAGER);
        Database.execute("update service_override set from_day = '2026-07-01', until_day = '2026-07-14'");
        String before = written();

        // When
        JsonPath approved = approve(OPERATIONS, id);
        JsonPath rejected = reject(OPERATIONS, id, "late");

        // Then
        assertThat(approved.getList("errors.code")).isEqualTo(List.of("UNTIL_PAST"));
        assertThat(rejected.getList("errors.code")).isEqualTo(List.of("UNTIL_PAST"));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void notWhatWasChangedBehindItsBack() {
        // Given
        String id = waiting(MANAGER);
        Database.execute("update service_override set level = 'DIAMOND'");
        String before = written();

        // When
        JsonPath answer = approve(OPERATIONS, id);

        // Then
        assertThat(answer.getList("errors.code")).isEqualTo(List.of("CHANGED_SINCE_SUBMISSION"));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void anothersIsExactlyAsAMissingOne() {
        // Given
        String id = waiting(MANAGER);
        String before = written();
        String manages = Tokens.sign(Tokens.token("x", Role.MANAGER, Role.BRANCH_MANAGER)
                .claim("manager_no", "OVM")
                .claim("branch_code", "OVC"));

        for (String token : List.of(OTHER_BRANCH_MANAGER, manages)) {
            // Then
            assertThat(approve(token, id).prettify())
                    .isEqualTo(approve(token, "0").prettify())
                    .contains("UNKNOWN_OVERRIDE");
            assertThat(reject(token, id, "x").prettify())
                    .isEqualTo(reject(token, "999999", "x").prettify())
                    .contains("UNKNOWN_OVERRIDE");
        }
        assertThat(written()).isEqualTo(before);
    }

    private static String waiting(String maker) {
        return override(maker, "OV002", "PRIVATE", "a large lift", "2026-12-31").getString("override.id");
    }

    private static void assertNotPending(String id) {
        String before = written();
        assertThat(approve(OPERATIONS, id).getList("errors.code")).isEqualTo(List.of("NOT_PENDING"));
        assertThat(written()).isEqualTo(before);
    }

    private static List<String> approvals() {
        return Database.rows("select requested_by, decision, decided_by, reason from approval"
                + " where subject_type = 'ServiceOverride' order by approval_id");
    }
}
