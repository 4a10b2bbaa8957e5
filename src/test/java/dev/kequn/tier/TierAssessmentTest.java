package dev.kequn.tier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.Daily;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One small bank through two quarters; the steps build on each other. The business date is 2026-07-15. */
@QuarkusTest
@TestProfile(OwnBank.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TierAssessmentTest {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String MARKETING = Tokens.staff("mark", "marketing");
    private static final String START =
            "mutation($p: String!) { tierRunStart(period: $p) { run { period revision periodLastDay job { state waitingFor requestedBy } } errors { code field } } }";
    private static final String MATRIX =
            "query($on: Date) { tierMatrix(on: $on) { period population cells { composite { code } service { code } quadrant customers aum loan } } }";

    @Test
    @Order(1)
    void thereIsNoMatrixBeforeTheFirstAssessment() {
        Graphql.as(OPERATIONS, MATRIX).body("errors", nullValue()).body("data.tierMatrix", nullValue());
    }

    @Test
    @Order(2)
    void aRunWaitsForTheBalancesOfItsPeriod() {
        // Given
        Daily.take("branches", "branch_code,name", "B1,One");
        Daily.take("managers", "manager_no,name,branch_code,post", "M1,Manager,B1,WEALTH");
        Daily.take(
                "customers",
                "customer_no,name,branch_code,manager_no,opened_on,closed_on,kind",
                // half the quarter 100,000: average 50,549.45 -> GOLD
                "C1,甲,B1,M1,2020-01-01,,PERSON",
                // on the threshold of PLATINUM exactly, AUM and loan together
                "C2,乙,B1,M1,2020-01-01,,PERSON",
                // a cent below it
                "C3,丙,B1,,2020-01-01,,PERSON",
                // no balance at all: MASS
                "C4,丁,B1,,2026-03-31,,PERSON",
                // opened after the period, closed by its end, closed after it
                "C5,戊,B1,,2026-04-01,,PERSON",
                "C6,己,B1,,2020-01-01,2026-03-31,PERSON",
                "C7,庚,B1,,2020-01-01,2026-04-01,PERSON",
                // unknown opening day: counts from the first balance, and not at all without one
                "C8,辛,B1,,,,MERCHANT",
                "C9,壬,B1,,,,COMPANY");
        Daily.take(
                "balances",
                "customer_no,as_of,aum,loan",
                "C1,2026-01-01,100000,0",
                "C1,2026-02-16,0,0",
                "C1,2026-02-17,1.00,0",
                "C2,2025-12-01,150000,50000",
                "C3,2025-11-11,199999.99,0",
                "C7,2026-01-01,6000000,0",
                "C8,2026-02-01,3000000,0",
                "C3,2026-03-30,199999.99,0");

        // When
        Graphql.as(OPERATIONS, START, Map.of("p", "2026-Q1"))
                .body("errors", nullValue())
                .body("data.tierRunStart.errors", hasSize(0))
                .body("data.tierRunStart.run.revision", nullValue())
                .body("data.tierRunStart.run.periodLastDay", equalTo("2026-03-31"))
                .body("data.tierRunStart.run.job.requestedBy", equalTo("olga"));

        // Then
        Eventually.holds("the gate says what it waits for", () -> Database.rows(
                        "select waiting_for from job_run where requested_by = 'olga'")
                .equals(java.util.List.of("balances up to 2026-03-31; taken up to 2026-03-30")));
        Graphql.as(OPERATIONS, MATRIX).body("data.tierMatrix", nullValue());
    }

    @Test
    @Order(3)
    void aBalanceOfTomorrowDoesNotOpenTheGate() {
        // When: the business date is 2026-07-15
        String id = given().auth()
                .oauth2(Tokens.staff("batch", "service"))
                .contentType("text/csv")
                .body("customer_no,as_of,aum,loan\nC1,2026-07-16,1,0\nC1,1899-12-31,1,0\n")
                .post("/intake/balances")
                .then()
                .statusCode(202)
                .extract()
                .path("id")
                .toString();

        // Then
        Eventually.holds(
                "merged", () -> Database.value("select merged_at is not null from intake where intake_id = " + id)
                        .equals("true"));
        assertThat(Database.rows("select line_no, column_name, value from intake_reject where intake_id = " + id
                        + " order by 1"))
                .containsExactly("2|as_of|2026-07-16", "3|as_of|1899-12-31");
        assertThat(Database.value("select taken_through from balance_watermark"))
                .isEqualTo("2026-03-30");
        assertThat(Database.value(
                        "select actor || action from audit_entry where subject_type = 'Intake' and subject_id = '" + id
                                + "'"))
                .isEqualTo("batchintake");
    }

    @Test
    @Order(4)
    void aSecondStartOfAWaitingPeriodIsRefused() {
        Graphql.as(OPERATIONS, START, Map.of("p", "2026-Q1"))
                .body("data.tierRunStart.run", nullValue())
                .body("data.tierRunStart.errors.code", contains("RUN_IN_PROGRESS"));
        assertThat(Database.value("select count(*) from tier_run where period = '2026-Q1'"))
                .isEqualTo("1");
    }

    @Test
    @Order(5)
    void theGateOpensWithTheLastDaysBalances() {
        // When
        Daily.take("balances", "customer_no,as_of,aum,loan", "C4,2026-03-31,0,0");
        awaitCompleted("2026-Q1", 0);

        // Then: 46 days of 100,000 and 43 of 1 in 90
        assertThat(Database.rows(
                        "select c.customer_no, a.composite_level, a.service_level, a.service_source, a.average_aum,"
                                + " a.average_loan from tier_assessment a join customer c using (customer_id)"
                                + " join tier_run r using (run_id) where r.period = '2026-Q1' order by 1"))
                .containsExactly(
                        "C1|GOLD|GOLD|COMPOSITE|5111159|0",
                        "C2|PLATINUM|PLATINUM|COMPOSITE|15000000|5000000",
                        "C3|GOLD|GOLD|COMPOSITE|19999999|0",
                        "C4|MASS|MASS|COMPOSITE|0|0",
                        "C7|PRIVATE|PRIVATE|COMPOSITE|600000000|0",
                        // first seen in February: new
                        "C8|DIAMOND|PLATINUM|RULE|196666667|0");
    }

    @Test
    @Order(6)
    void theMatrixSumsToThePopulation() {
        Graphql.as(OPERATIONS, MATRIX, Map.of("on", "2026-03-31"))
                .body("errors", nullValue())
                .body("data.tierMatrix.period", equalTo("2026-Q1"))
                .body("data.tierMatrix.population", equalTo(6))
                .body("data.tierMatrix.cells", hasSize(25))
                .body("data.tierMatrix.cells.customers.sum()", equalTo(6))
                .body(
                        "data.tierMatrix.cells.find { it.composite.code == 'GOLD' && it.service.code == 'GOLD' }.customers",
                        equalTo(2))
                .body(
                        "data.tierMatrix.cells.find { it.composite.code == 'GOLD' && it.service.code == 'GOLD' }.aum",
                        equalTo("251111.58"))
                .body(
                        "data.tierMatrix.cells.find { it.composite.code == 'GOLD' && it.service.code == 'GOLD' }.quadrant",
                        equalTo("ORDINARY"))
                .body(
                        "data.tierMatrix.cells.find { it.composite.code == 'PRIVATE' && it.service.code == 'PRIVATE' }.quadrant",
                        equalTo("KEY"));
        Graphql.as(OPERATIONS, MATRIX, Map.of("on", "2026-03-30")).body("data.tierMatrix", nullValue());
    }

    @Test
    @Order(7)
    void smallCellsAreHiddenFromMarketing() {
        Graphql.as(MARKETING, MATRIX)
                .body("data.tierMatrix.population", equalTo(6))
                .body(
                        "data.tierMatrix.cells.find { it.composite.code == 'GOLD' && it.service.code == 'GOLD' }.customers",
                        nullValue())
                .body(
                        "data.tierMatrix.cells.find { it.composite.code == 'GOLD' && it.service.code == 'GOLD' }.aum",
                        nullValue())
                .body(
                        "data.tierMatrix.cells.find { it.composite.code == 'GOLD' && it.service.code == 'MASS' }.customers",
                        equalTo(0));
    }

    @Test
    @Order(8)
    void aCustomerShowsHisTiers() {
        Graphql.as(
                        Tokens.customer("C2"),
                        "{ me { compositeTier { level { code rank name en: name(locale: EN) threshold } averageAum averageLoan period } serviceTier { level { code } source } quadrant { code name } tierHistory { period level { code } } balance { aum loan deposit asOf } averageBalance(from: \"2025-12-01\", to: \"2026-01-01\") { aum loan } } }")
                .body("errors", nullValue())
                .body("data.me.compositeTier.level.code", equalTo("PLATINUM"))
                .body("data.me.compositeTier.level.rank", equalTo(3))
                .body("data.me.compositeTier.level.name", equalTo("白金"))
                .body("data.me.compositeTier.level.en", equalTo("Platinum"))
                .body("data.me.compositeTier.level.threshold", equalTo("200000.00"))
                .body("data.me.compositeTier.averageAum", equalTo("150000.00"))
                .body("data.me.compositeTier.averageLoan", equalTo("50000.00"))
                .body("data.me.serviceTier.source", equalTo("COMPOSITE"))
                .body("data.me.quadrant.code", equalTo("KEY"))
                .body("data.me.quadrant.name", equalTo("重点"))
                .body("data.me.tierHistory.period", contains("2026-Q1"))
                .body("data.me.balance.aum", equalTo("150000.00"))
                .body("data.me.balance.deposit", nullValue())
                .body("data.me.averageBalance.loan", equalTo("50000.00"));
    }

    @Test
    @Order(9)
    void theListIsNarrowedByTierAndQuadrant() {
        String list =
                "query($f: CustomerFilter) { customers(filter: $f) { totalCount edges { node { customerNo } } } }";
        Graphql.as(OPERATIONS, list, Map.of("f", Map.of("tier", "GOLD")))
                .body("errors", nullValue())
                .body("data.customers.edges.node.customerNo", contains("C1", "C3"));
        Graphql.as(OPERATIONS, list, Map.of("f", Map.of("quadrant", "KEY")))
                .body("data.customers.totalCount", equalTo(3))
                .body("data.customers.edges.node.customerNo", contains("C2", "C7", "C8"));
        Graphql.as(OPERATIONS, list, Map.of("f", Map.of("quadrant", "VALUE")))
                .body("data.customers.totalCount", equalTo(0));
        Graphql.as(OPERATIONS, list, Map.of("f", Map.of("tier", "NONE"))).body("data.customers.edges", hasSize(0));
    }

    @Test
    @Order(10)
    void aCorrectionBecomesTheNextRevision() {
        // Given
        Daily.take("balances", "customer_no,as_of,aum,loan", "C3,2026-01-01,200000.00,0");

        // When
        Graphql.as(OPERATIONS, START, Map.of("p", "2026-Q1")).body("data.tierRunStart.errors", hasSize(0));
        awaitCompleted("2026-Q1", 1);

        // Then: 88 days of 200,000.00 and two of 199,999.99
        assertThat(Database.rows("select r.revision, a.composite_level, a.average_aum from tier_assessment a"
                        + " join customer c using (customer_id) join tier_run r using (run_id)"
                        + " where c.customer_no = 'C3' and r.period = '2026-Q1' order by 1"))
                .containsExactly("0|GOLD|19999999", "1|GOLD|20000000");
        Graphql.as(
                        OPERATIONS,
                        "{ tierRuns { totalCount edges { node { period revision policy { name } job { state progress { chunksDone unitsDone } } } } } }")
                .body("errors", nullValue())
                .body("data.tierRuns.edges.node.findAll { it.period == '2026-Q1' }.revision", contains(1, 0))
                .body(
                        "data.tierRuns.edges.node.findAll { it.period == '2026-Q1' }.job.state",
                        contains("SUCCEEDED", "SUCCEEDED"))
                .body(
                        "data.tierRuns.edges.node.findAll { it.period == '2026-Q1' }.policy.name",
                        contains("Default policy", "Default policy"));
    }

    @Test
    @Order(11)
    void whatCannotBeAssessedIsRefused() {
        String before = Database.value("select count(*) from job_run where job = 'tier-assessment'");
        Map<String, String> refused = Map.of(
                "2026-Q3", "PERIOD_NOT_OVER",
                "2026-Q5", "INVALID_PERIOD",
                "2026-06", "INVALID_PERIOD",
                "last quarter", "INVALID_PERIOD",
                "1899-Q4", "NO_POLICY");
        refused.forEach((period, code) -> Graphql.as(OPERATIONS, START, Map.of("p", period))
                .body("errors", nullValue())
                .body("data.tierRunStart.errors.code", contains(code))
                .body("data.tierRunStart.errors.field", contains("period")));
        assertThat(Database.value("select count(*) from job_run where job = 'tier-assessment'"))
                .isEqualTo(before);
    }

    @Test
    @Order(12)
    void anApprovedPolicyHoldsFromItsFirstDay() {
        // Given
        String draft =
                "mutation($p: TierPolicyInput!) { tierPolicyDraft(policy: $p) { policy { id state levels { code rank threshold } } errors { code field message } } }";
        Map<String, Object> policy = Map.of(
                "name",
                "Two levels by month",
                "validFrom",
                "2026-06-01",
                "period",
                "MONTH",
                "aumWeight",
                50,
                "loanWeight",
                100,
                "compositeHighFrom",
                "TOP",
                "serviceHighFrom",
                "TOP",
                "serviceRules",
                java.util.List.of(),
                "levels",
                java.util.List.of(
                        Map.of("code", "BASE", "threshold", "0", "nameZh", "基础", "nameEn", "Base"),
                        Map.of("code", "TOP", "threshold", "125000", "nameZh", "顶", "nameEn", "Top")));
        String id = Graphql.as(Tokens.staff("anna", "admin"), draft, Map.of("p", policy))
                .body("errors", nullValue())
                .body("data.tierPolicyDraft.policy.levels.threshold", contains("0.00", "125000.00"))
                .extract()
                .path("data.tierPolicyDraft.policy.id");
        String step = "mutation($id: ID!) { step: tierPolicy%s(id: $id%s) { policy { state } errors { code } } }";
        Map<String, String> which = Map.of("id", id);
        Graphql.as(Tokens.staff("anna", "admin"), step.formatted("Submit", ""), which)
                .body("data.step.policy.state", equalTo("SUBMITTED"));
        Graphql.as(Tokens.staff("anna", "admin"), step.formatted("Approve", ", version: 1"), which)
                .body("data.step.errors.code", contains("SELF_APPROVAL"));
        assertThat(Database.value("select state from tier_policy where policy_id = " + id))
                .isEqualTo("SUBMITTED");
        Graphql.as(Tokens.staff("boris", "admin"), step.formatted("Approve", ", version: 1"), which)
                .body("data.step.policy.state", equalTo("APPROVED"));

        // When
        Daily.take("balances", "customer_no,as_of,aum,loan", "C4,2026-06-30,0,0");
        Graphql.as(OPERATIONS, START, Map.of("p", "2026-06")).body("data.tierRunStart.errors", hasSize(0));
        awaitCompleted("2026-06", 0);

        // Then: C2 has half of 150,000 and all of 50,000
        assertThat(Database.rows("select c.customer_no, a.composite_level from tier_assessment a join customer c"
                        + " using (customer_id) join tier_run r using (run_id) where r.period = '2026-06' order by 1"))
                .containsExactly("C1|BASE", "C2|TOP", "C3|BASE", "C4|BASE", "C5|BASE", "C8|TOP");
    }

    @Test
    @Order(13)
    void aContradictoryPolicyIsRefusedWithItsPlace() {
        String before = Database.value("select count(*) from tier_policy");
        Graphql.as(
                        Tokens.staff("anna", "admin"),
                        "mutation { tierPolicyDraft(policy: {name: \"x\", validFrom: \"2027-01-01\", period: QUARTER, aumWeight: 100, loanWeight: 100, compositeHighFrom: \"A\", serviceHighFrom: \"A\", levels: [{code: \"A\", threshold: \"0\", nameZh: \"a\", nameEn: \"a\"}, {code: \"B\", threshold: \"5\", nameZh: \"b\", nameEn: \"b\"}, {code: \"C\", threshold: \"5.00\", nameZh: \"c\", nameEn: \"c\"}]}) { policy { id } errors { code field message } } }")
                .body("errors", nullValue())
                .body("data.tierPolicyDraft.policy", nullValue())
                .body("data.tierPolicyDraft.errors.code", contains("INVALID_POLICY"))
                .body("data.tierPolicyDraft.errors.field", contains("levels[2].threshold"))
                .body("data.tierPolicyDraft.errors[0].message", containsString("ascend"));
        assertThat(Database.value("select count(*) from tier_policy")).isEqualTo(before);
    }

    private static void awaitCompleted(String period, int revision) {
        Eventually.holds(period + " revision " + revision + " is completed", () -> Database.value(
                        "select count(*) from tier_run where completed_at is not null and period = '" + period
                                + "' and revision = " + revision)
                .equals("1"));
    }
}
