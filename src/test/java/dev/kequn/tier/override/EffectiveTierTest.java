package dev.kequn.tier.override;

import static dev.kequn.tier.override.OverrideBank.MANAGER;
import static dev.kequn.tier.override.OverrideBank.OPERATIONS;
import static dev.kequn.tier.override.OverrideBank.approve;
import static dev.kequn.tier.override.OverrideBank.override;
import static dev.kequn.tier.override.OverrideBank.release;
import static dev.kequn.tier.override.OverrideBank.serviceTier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.TierInvariants;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wherever a service tier is read, the override of the day is over what the rules say. */
@QuarkusTest
@TestProfile(OwnBank.class)
class EffectiveTierTest {
    @BeforeEach
    void bank() {
        OverrideBank.open();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01, 2026-07-14, false, , , , , GOLD COMPOSITE",
        "2026-07-01, 2026-07-15, false, , , , , MASS OVERRIDE",
        "2026-07-15, 2026-07-15, false, , , , , MASS OVERRIDE",
        "2026-07-16, 2026-07-20, false, , , , , GOLD COMPOSITE",
        "2026-07-01, 2026-07-20, false, , , RELEASED, 2026-07-15, GOLD COMPOSITE",
        "2026-07-01, 2026-07-20, false, , , RELEASED, 2026-07-16, MASS OVERRIDE",
        "2026-07-01, 2026-07-20, true, , , , , GOLD COMPOSITE",
        "2026-07-01, 2026-07-20, true, APPROVED, 2026-07-15, , , MASS OVERRIDE",
        "2026-07-01, 2026-07-20, true, APPROVED, 2026-07-16, , , GOLD COMPOSITE",
        "2026-07-01, 2026-07-20, true, , , REJECTED, 2026-07-02, GOLD COMPOSITE",
        "2026-07-01, 2026-07-20, true, APPROVED, 2026-07-05, REPLACED, 2026-07-10, GOLD COMPOSITE"
    })
    void holdsOnItsDaysOnly(
            String from,
            String until,
            boolean needsApproval,
            String approved,
            String approvedOn,
            String ended,
            String endedOn,
            String expected) {
        // When
        insert(2, 1, "MASS", from, until, needsApproval);
        if (approved != null) {
            step(2, 1, approved, approvedOn);
        }
        if (ended != null) {
            step(2, 1, ended, endedOn);
        }

        // Then
        assertThat(serviceTier("OV002")).isEqualTo(expected);
        assertMatrixIsTrue("2026-07-15");
    }

    @Test
    void theMatrixMovesTheFewAndKeepsTheSum() {
        // Given
        override(MANAGER, "OV001", "GOLD", "x", "2026-12-31");
        override(MANAGER, "OV003", "MASS", "x", "2026-12-31");
        approve(
                OPERATIONS,
                override(MANAGER, "OV006", "PRIVATE", "x", "2026-12-31").getString("override.id"));
        override(MANAGER, "OV007", "PRIVATE", "waits", "2026-12-31");
        override(MANAGER, "OV004", "PRIVATE", "x", "2026-12-31");
        release(MANAGER, "OV004", "x");

        // Then
        assertMatrixIsTrue("2026-07-15");
        assertThat(cells("2026-07-15"))
                .containsExactly(
                        "DIAMOND|DIAMOND|1|400000|4000",
                        "GOLD|GOLD|3|2000000|20000",
                        "GOLD|PRIVATE|1|600000|6000",
                        "MASS|GOLD|1|100000|1000",
                        "MASS|MASS|1|900000|9000",
                        "MASS|PLATINUM|1|800000|8000",
                        "PLATINUM|MASS|1|300000|3000",
                        "PRIVATE|PRIVATE|1|500000|5000");
    }

    @Test
    void theMatrixOfAnotherDayKnowsTheOverridesOfThatDay() {
        // Given
        insert(2, 1, "MASS", "2026-05-01", "2026-07-03", false);
        insert(3, 2, "DIAMOND", "2026-07-04", "2026-08-31", false);

        for (String day : List.of("2026-04-30", "2026-05-01", "2026-07-03", "2026-07-04", "2026-08-31", "2026-09-01")) {
            assertMatrixIsTrue(day);
        }
        assertThat(cells("2026-05-01")).contains("GOLD|MASS|1|5000000|0", "GOLD|GOLD|9|45000000|0");
        assertThat(cells("2026-04-30")).containsExactly("GOLD|GOLD|10|50000000|0");
        assertThat(cells("2026-07-04")).contains("PLATINUM|DIAMOND|1|300000|3000");
    }

    @Test
    void theListKnowsTheQuadrantOfTheDay() {
        // Given
        override(MANAGER, "OV003", "GOLD", "x", "2026-12-31");
        override(MANAGER, "OV002", "PLATINUM", "x", "2026-12-31");

        // Then
        assertThat(inQuadrant("VALUE")).containsExactly("OV003");
        assertThat(inQuadrant("POTENTIAL")).containsExactly("OV002", "OV008");
        assertThat(inQuadrant("KEY")).containsExactly("OV004", "OV005");
        assertThat(inQuadrant("ORDINARY")).containsExactly("OV001", "OV006", "OV007", "OV009", "OW001");
        assertThat(ask("OV003", "quadrant { code }").getString("quadrant.code")).isEqualTo("VALUE");
    }

    @Test
    void aLevelThatThePolicyDoesNotKnowAnyMoreGivesWayToTheRules() {
        // Given
        override(MANAGER, "OV002", "PLATINUM", "x", "2026-12-31");
        assertThat(serviceTier("OV002")).isEqualTo("PLATINUM OVERRIDE");

        // When: another policy has no such level
        Database.execute(
                "insert into tier_policy (policy_id, name, state, valid_from, period, aum_weight, loan_weight,"
                        + " composite_high_from, service_high_from, created_by) values (777, 'Two levels', 'DRAFT',"
                        + " '2300-01-01', 'QUARTER', 100, 100, 'GOLD', 'GOLD', 'test') on conflict do nothing",
                "insert into tier_policy_level values (777, 'MASS', 1, 0, '一', 'One'), (777, 'GOLD', 2, 9, '二', 'Two')"
                        + " on conflict do nothing",
                "delete from tier_assessment where run_id = 9002 and customer_id not in (1, 2)",
                "update tier_run set policy_id = 777 where run_id = 9002");

        // Then
        assertThat(serviceTier("OV002")).isEqualTo("GOLD COMPOSITE");
        assertThat(cells("2026-07-15")).containsExactly("GOLD|GOLD|1|200000|2000", "MASS|MASS|1|100000|1000");
        assertMatrixIsTrue("2026-07-15");
        assertThat(inQuadrant("KEY")).containsExactly("OV002");
    }

    private static void insert(long customer, long id, String level, String from, String until, boolean needsApproval) {
        Database.execute(("insert into service_override (customer_id, override_id, level, reason, from_day, until_day,"
                        + " policy_id, rule_level, needs_approval, actor) select %d, %d, '%s', 'x', '%s', '%s', policy_id,"
                        + " 'GOLD', %s, 'anna' from tier_policy where name = 'Default policy'")
                .formatted(customer, id, level, from, until, needsApproval));
    }

    private static void step(long customer, long id, String step, String day) {
        Database.execute("insert into service_override_step values (%d, %d, '%s', '%s', 'boris', 'x')"
                .formatted(customer, id, step, day));
    }

    /** I15, and the cells over HTTP are those that the tables say. */
    private static void assertMatrixIsTrue(String day) {
        assertThat(TierInvariants.notInOneCell(day)).isEmpty();
        assertThat(cells(day)).isEqualTo(TierInvariants.cells(day));
    }

    private static List<String> cells(String day) {
        JsonPath answer = Graphql.as(
                        OPERATIONS,
                        "query($on: Date) { tierMatrix(on: $on) { population cells { composite { code } service { code }"
                                + " customers aum loan } } }",
                        Map.of("on", day))
                .extract()
                .jsonPath();
        List<Map<String, Object>> cells = answer.getList("data.tierMatrix.cells");
        TreeSet<String> filled = new TreeSet<>();
        int sum = 0;
        for (Map<String, Object> cell : cells) {
            int customers = (int) cell.get("customers");
            sum += customers;
            if (customers > 0) {
                filled.add(code(cell, "composite") + "|" + code(cell, "service") + "|" + customers + "|"
                        + minor(cell, "aum") + "|" + minor(cell, "loan"));
            }
        }
        assertThat(sum).isEqualTo(answer.getInt("data.tierMatrix.population"));
        return new ArrayList<>(filled);
    }

    private static Object code(Map<String, Object> cell, String axis) {
        return ((Map<?, ?>) cell.get(axis)).get("code");
    }

    private static long minor(Map<String, Object> cell, String amount) {
        return new BigDecimal((String) cell.get(amount)).movePointRight(2).longValueExact();
    }

    private static List<String> inQuadrant(String quadrant) {
        return Graphql.as(
                        OPERATIONS,
                        "query($f: CustomerFilter) { customers(filter: $f) { edges { node { customerNo } } } }",
                        Map.of("f", Map.of("quadrant", quadrant)))
                .extract()
                .jsonPath()
                .getList("data.customers.edges.node.customerNo");
    }

    private static JsonPath ask(String customerNo, String fields) {
        return Graphql.as(MANAGER, "{ customer(customerNo: \"" + customerNo + "\") { " + fields + " } }")
                .extract()
                .jsonPath()
                .setRootPath("data.customer");
    }
}
