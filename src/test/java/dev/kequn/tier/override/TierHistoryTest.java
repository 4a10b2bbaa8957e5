package dev.kequn.tier.override;

import static dev.kequn.tier.override.OverrideBank.MANAGER;
import static dev.kequn.tier.override.OverrideBank.override;
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
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a customer's tiers were, why, and who may read the why. */
@QuarkusTest
@TestProfile(OwnBank.class)
class TierHistoryTest {
    private static final String STEPS =
            "serviceTierHistory { level { code } from to source ruleName reason actor until ending endedBy }";
    private static final String SERVICE =
            "serviceTier { level { code } source ruleLevel { code } ruleName override { reason from until actor } }";

    @BeforeEach
    void bank() {
        OverrideBank.open();
    }

    @Test
    void theStepsOfAServiceTierAreToldToStaff() {
        // Given
        insert(1, "DIAMOND", "2026-05-01", "2026-05-31");
        insert(2, "GOLD", "2026-06-15", "2026-12-31");
        Database.execute("insert into service_override_step values (8, 2, 'RELEASED', '2026-07-03', 'boris', 'y')");
        override(MANAGER, "OV008", "DIAMOND", "now", "2026-12-31");

        // Then
        assertThat(steps(MANAGER))
                .containsExactly(
                        "DIAMOND 2026-07-15 null OVERRIDE null now manager-OVM 2026-12-31 null null",
                        "PLATINUM 2026-07-03 2026-07-14 RULE Merchants and payroll companies null null null null null",
                        "GOLD 2026-06-15 2026-07-02 OVERRIDE null why2 anna 2026-12-31 RELEASED boris",
                        "GOLD 2026-06-01 2026-06-14 COMPOSITE null null null null null null",
                        "DIAMOND 2026-05-01 2026-05-31 OVERRIDE null why1 anna 2026-05-31 UNTIL null",
                        "GOLD 2026-04-01 2026-04-30 COMPOSITE null null null null null null");
    }

    @Test
    void aCustomerSeesLevelsDaysAndSourcesOnly() {
        // Given
        insert(1, "DIAMOND", "2026-05-01", "2026-05-31");
        override(MANAGER, "OV008", "DIAMOND", "internal", "2026-12-31");
        String himself = Tokens.customer("OV008");
        String alsoStaff =
                Tokens.sign(Tokens.token("both", Role.CUSTOMER, Role.OPERATIONS).claim("customer_no", "OV008"));

        for (String token : List.of(himself, alsoStaff)) {
            // When
            JsonPath answer = ask(token, SERVICE + STEPS);

            // Then
            assertThat(answer.prettify()).doesNotContain("internal", "manager-OVM", "anna", "why1", "Merchants");
            Map<String, Object> seen = answer.getMap("serviceTier");
            assertThat(seen)
                    .containsEntry("level", Map.of("code", "DIAMOND"))
                    .containsEntry("source", "OVERRIDE")
                    .containsEntry("ruleLevel", null)
                    .containsEntry("ruleName", null)
                    .containsEntry("override", null);
            assertThat(steps(token).get(0)).isEqualTo("DIAMOND 2026-07-15 null OVERRIDE null null null null null null");
            assertThat(steps(token)).hasSize(5);
        }
    }

    @Test
    void staffSeeWhatTheRulesSayBesideTheOverride() {
        // Given
        override(MANAGER, "OV008", "DIAMOND", "internal", "2026-12-31");

        // When
        JsonPath answer = ask(MANAGER, SERVICE);

        // Then
        Map<String, Object> seen = answer.getMap("serviceTier");
        assertThat(seen)
                .containsEntry("level", Map.of("code", "DIAMOND"))
                .containsEntry("ruleLevel", Map.of("code", "PLATINUM"))
                .containsEntry("ruleName", "Merchants and payroll companies")
                .containsEntry(
                        "override",
                        Map.of(
                                "reason",
                                "internal",
                                "from",
                                "2026-07-15",
                                "until",
                                "2026-12-31",
                                "actor",
                                "manager-OVM"));
    }

    @Test
    void aCompositeTierSaysWhyAndShowsWindowDressing() {
        // When
        List<Map<String, Object>> history = ask(
                        MANAGER,
                        "tierHistory { period level { code } changeReason calculatedLevel { code } missedPeriods"
                                + " averageAum lastDayAum lastDayLoan windowDressing }")
                .getList("tierHistory");

        // Then: 2,500.00 on the last day, 8,000.00 on the average day
        assertThat(history.get(0))
                .containsEntry("period", "2026-Q2")
                .containsEntry("changeReason", "GRACE")
                .containsEntry("calculatedLevel", Map.of("code", "MASS"))
                .containsEntry("missedPeriods", 8)
                .containsEntry("averageAum", "8000.00")
                .containsEntry("lastDayAum", "2500.00")
                .containsEntry("lastDayLoan", "5.00")
                .containsEntry("windowDressing", "-5500.00");
        assertThat(history.get(1))
                .containsEntry("period", "2026-Q1")
                .containsEntry("changeReason", null)
                .containsEntry("calculatedLevel", Map.of("code", "GOLD"))
                .containsEntry("missedPeriods", 0)
                .containsEntry("lastDayAum", null)
                .containsEntry("windowDressing", null);
    }

    private static void insert(long id, String level, String from, String until) {
        Database.execute(("insert into service_override (customer_id, override_id, level, reason, from_day, until_day,"
                        + " policy_id, rule_level, needs_approval, actor) select 8, %d, '%s', 'why%d', '%s', '%s',"
                        + " policy_id, 'GOLD', false, 'anna' from tier_policy where name = 'Default policy'")
                .formatted(id, level, id, from, until));
    }

    private static List<String> steps(String token) {
        List<Map<String, Object>> steps = ask(token, STEPS).getList("serviceTierHistory");
        return steps.stream().map(TierHistoryTest::line).toList();
    }

    private static String line(Map<String, Object> step) {
        return step.entrySet().stream()
                .map(entry ->
                        entry.getKey().equals("level") ? ((Map<?, ?>) entry.getValue()).get("code") : entry.getValue())
                .map(Objects::toString)
                .collect(Collectors.joining(" "));
    }

    private static JsonPath ask(String token, String fields) {
        JsonPath answer = Graphql.as(token, "{ customer(customerNo: \"OV008\") { " + fields + " } }")
                .extract()
                .jsonPath();
        assertThat(answer.getList("errors")).isNull();
        return answer.setRootPath("data.customer");
    }
}
