package dev.kequn.tier.override;

import static dev.kequn.tier.override.OverrideBank.BRANCH_MANAGER;
import static dev.kequn.tier.override.OverrideBank.MANAGER;
import static dev.kequn.tier.override.OverrideBank.OPERATIONS;
import static dev.kequn.tier.override.OverrideBank.OTHER_BRANCH_MANAGER;
import static dev.kequn.tier.override.OverrideBank.OTHER_MANAGER;
import static dev.kequn.tier.override.OverrideBank.override;
import static dev.kequn.tier.override.OverrideBank.release;
import static dev.kequn.tier.override.OverrideBank.serviceTier;
import static dev.kequn.tier.override.OverrideBank.steps;
import static dev.kequn.tier.override.OverrideBank.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service tier set by hand: it holds, gives way, and lets the rules' value back. */
@QuarkusTest
@TestProfile(OwnBank.class)
class ServiceOverrideTest {
    @BeforeEach
    void bank() {
        OverrideBank.open();
    }

    @Test
    void holdsFromTodayOn() {
        // When
        JsonPath answer = override(MANAGER, "OV001", "GOLD", "家人是私行客户", "2026-12-31");

        // Then
        assertThat(answer.getList("errors")).isEmpty();
        Map<String, Object> made = answer.getMap("override");
        assertThat(made)
                .containsEntry("state", "ACTIVE")
                .containsEntry("level", Map.of("code", "GOLD"))
                .containsEntry("ruleLevel", Map.of("code", "MASS"))
                .containsEntry("from", "2026-07-15")
                .containsEntry("until", "2026-12-31")
                .containsEntry("actor", "manager-OVM")
                .containsEntry("needsApproval", false)
                .containsEntry("approvedBy", null)
                .containsEntry("ending", null)
                .containsEntry("endedBy", null);
        assertThat(made.get("customer"))
                .isEqualTo(Map.of(
                        "customerNo",
                        "OV001",
                        "name",
                        "客户1",
                        "serviceTier",
                        Map.of("level", Map.of("code", "GOLD"), "source", "OVERRIDE")));
        assertThat(serviceTier("OV001")).isEqualTo("GOLD OVERRIDE");
        assertThat(serviceTier("OV009")).isEqualTo("MASS COMPOSITE");
    }

    @Test
    void isOnTheAuditTrailWithoutItsFreeText() {
        // When
        override(MANAGER, "OV001", "GOLD", "秘密", "2026-12-31");

        // Then
        assertThat(Database.rows("select actor, subject_type, subject_id, before_values, after_values ->> 'level',"
                        + " after_values ->> 'state', after_values::text like '%秘密%' from audit_entry"
                        + " where action = 'serviceTierOverride' order by audit_id desc limit 1"))
                .containsExactly("manager-OVM|Customer|1|{}|GOLD|ACTIVE|false");
    }

    @ParameterizedTest
    @CsvSource({"MASS,false,ACTIVE", "GOLD,false,ACTIVE", "PLATINUM,false,ACTIVE", "DIAMOND,true,PENDING"})
    void waitsWhenItLiftsByMoreThanOneLevel(String level, boolean needsApproval, String state) {
        // When: the rules say GOLD
        JsonPath answer = override(MANAGER, "OV002", level, "x", "2026-12-31");

        // Then
        assertThat(answer.getBoolean("override.needsApproval")).isEqualTo(needsApproval);
        assertThat(answer.getString("override.state")).isEqualTo(state);
        assertThat(serviceTier("OV002")).isEqualTo(needsApproval ? "GOLD COMPOSITE" : level + " OVERRIDE");
    }

    @Test
    void theSameAgainChangesNothing() {
        // Given
        String first = override(MANAGER, "OV001", "GOLD", "x", "2026-12-31").getString("override.id");
        String waiting =
                override(MANAGER, "OV002", "PRIVATE", "x", "2026-12-31").getString("override.id");
        String before = written();

        // When
        String again = override(MANAGER, "OV001", "GOLD", "x", "2026-12-31").getString("override.id");
        String waitingAgain =
                override(MANAGER, "OV002", "PRIVATE", "x", "2026-12-31").getString("override.id");

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(waitingAgain).isEqualTo(waiting);
        assertThat(written()).isEqualTo(before);
        assertThat(override(OPERATIONS, "OV001", "GOLD", "x", "2026-12-31").getString("override.id"))
                .isNotEqualTo(first);
    }

    @Test
    void aNewerOneTakesItsPlace() {
        // Given
        override(MANAGER, "OV003", "GOLD", "first", "2026-12-31");

        // When
        override(BRANCH_MANAGER, "OV003", "DIAMOND", "second", "2026-09-30");

        // Then
        assertThat(serviceTier("OV003")).isEqualTo("DIAMOND OVERRIDE");
        assertThat(steps("OV003"))
                .containsExactly("GOLD|REPLACED|2026-07-15|branch_manager-OVB|null", "DIAMOND|null|null|null|null");
        assertThat(Database.value("select before_values -> 'ACTIVE' ->> 'level' from audit_entry"
                        + " order by audit_id desc limit 1"))
                .isEqualTo("GOLD");
    }

    @Test
    void aReleaseGivesTheRulesValueBack() {
        // Given
        override(MANAGER, "OV008", "MASS", "x", "2026-12-31");
        assertThat(serviceTier("OV008")).isEqualTo("MASS OVERRIDE");

        // When
        JsonPath answer = release(OPERATIONS, "OV008", "no longer needed");

        // Then
        assertThat(answer.getString("override.state")).isEqualTo("ENDED");
        assertThat(answer.getString("override.ending")).isEqualTo("RELEASED");
        assertThat(answer.getString("override.endedBy")).isEqualTo("olga");
        assertThat(answer.getString("override.endReason")).isEqualTo("no longer needed");
        assertThat(serviceTier("OV008")).isEqualTo("PLATINUM RULE");
        assertThat(steps("OV008")).containsExactly("MASS|RELEASED|2026-07-15|olga|no longer needed");
        String before = written();
        assertThat(release(OPERATIONS, "OV008", "again").getList("errors.code")).isEqualTo(List.of("NOT_OVERRIDDEN"));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void theMutationsOfOneRequestSeeEachOther() {
        // Given
        String both =
                """
                mutation {
                  set: serviceTierOverride(customerNo: "OV001", level: "GOLD", reason: "x", until: "2026-12-31") {
                    override { customer { serviceTier { source } quadrant { code } } } }
                  let: serviceTierRelease(customerNo: "OV001", reason: "x") {
                    override { customer { serviceTier { source } quadrant { code } } } } }""";

        // When
        JsonPath answer = Graphql.as(MANAGER, both).extract().jsonPath();

        // Then
        assertThat(answer.getString("data.set.override.customer.serviceTier.source"))
                .isEqualTo("OVERRIDE");
        assertThat(answer.getString("data.let.override.customer.serviceTier.source"))
                .isEqualTo("COMPOSITE");
    }

    @ParameterizedTest
    @CsvSource({
        "OV001,NICKEL,x,2026-12-31,UNKNOWN_LEVEL,level",
        "OV010,GOLD,x,2026-12-31,NOT_ASSESSED,customerNo",
        "OV001,GOLD,x,2026-07-14,UNTIL_PAST,until",
        "OV001,GOLD,x,2031-07-16,UNTIL_TOO_FAR,until",
        "OV001,GOLD,'  ',2026-12-31,INVALID_REASON,reason",
        "OV001,GOLD,'',2026-12-31,INVALID_REASON,reason",
        "NOBODY,GOLD,x,2026-12-31,UNKNOWN_CUSTOMER,customerNo"
    })
    void refusesWhatCannotBe(String no, String level, String reason, String until, String code, String field) {
        // Given
        String before = written();

        // When
        JsonPath answer = override(MANAGER, no, level, reason, until);

        // Then
        assertThat(answer.getMap("")).containsEntry("override", null);
        assertThat(answer.getList("errors")).isEqualTo(List.of(Map.of("code", code, "field", field)));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void aReasonHasFiveHundredCharactersAtMost() {
        assertThat(override(MANAGER, "OV001", "GOLD", "好".repeat(501), "2026-07-15")
                        .getList("errors.code"))
                .isEqualTo(List.of("INVALID_REASON"));
        assertThat(override(MANAGER, "OV001", "GOLD", "𠀀".repeat(500), "2026-07-15")
                        .getString("override.state"))
                .isEqualTo("ACTIVE");
        assertThat(release(MANAGER, "OV001", " ").getList("errors.code")).isEqualTo(List.of("INVALID_REASON"));
        assertThat(serviceTier("OV001")).isEqualTo("GOLD OVERRIDE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "branch", "claims", "marketing"})
    void anothersCustomerIsExactlyAsAMissingOne(String who) {
        // Given
        String token =
                switch (who) {
                    case "manager" -> OTHER_MANAGER;
                    case "branch" -> OTHER_BRANCH_MANAGER;
                    case "claims" ->
                        Tokens.sign(Tokens.token("x", Role.MANAGER, Role.BRANCH_STAFF)
                                .claim("branch_code", "OVB")
                                .claim("manager_no", "OVN"));
                    default ->
                        Tokens.sign(
                                Tokens.token("x", Role.MANAGER, Role.MARKETING).claim("manager_no", "OVN"));
                };
        override(MANAGER, "OV002", "PLATINUM", "x", "2026-12-31");
        String before = written();

        // Then
        assertThat(override(token, "OV001", "GOLD", "x", "2026-12-31").prettify())
                .isEqualTo(override(token, "NOBODY", "GOLD", "x", "2026-12-31").prettify())
                .contains("UNKNOWN_CUSTOMER");
        assertThat(release(token, "OV002", "x").prettify())
                .isEqualTo(release(token, "NOBODY", "x").prettify())
                .contains("UNKNOWN_CUSTOMER");
        assertThat(written()).isEqualTo(before);
    }
}
