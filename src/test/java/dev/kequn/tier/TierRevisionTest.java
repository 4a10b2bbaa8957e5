package dev.kequn.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.Daily;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.TierInvariants;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A bank's policy with grace, floors and service rules over two quarters and their revisions; the steps build up. */
@QuarkusTest
@TestProfile(OwnBank.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TierRevisionTest {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String MARKETING = Tokens.staff("mark", "marketing");
    private static final String ANNA = Tokens.staff("anna", "admin");
    private static final String BORIS = Tokens.staff("boris", "admin");
    private static final String FOUND =
            "select c.customer_no, a.calculated_level, a.composite_level, a.missed_periods, a.change_reason,"
                    + " a.service_level, a.service_rule from tier_assessment a join customer c using (customer_id)"
                    + " join tier_run r using (run_id) where r.period = '%s' and r.revision = %d order by 1";
    private static final String PREVIEW =
            """
            query($id: ID!, $names: Boolean!) { tierPolicyPreview(draft: $id) { period population
              compared { period revision } policy { name }
              up { customers money } down { customers money }
              composite { from { code } to { code } customers aum loan }
              service { from { code } to { code } customers }
              branches { branch { code name } customers up { customers } down { customers } }
              movers(first: 2) @include(if: $names) { pageInfo { hasNextPage endCursor }
                edges { node { customer { customerNo name } compositeBefore composite serviceBefore service reason } } } } }""";

    private static String draft;

    @Test
    @Order(1)
    void thereIsNoPreviewBeforeTheFirstAssessment() {
        Graphql.as(OPERATIONS, PREVIEW, Map.of("id", "1", "names", false))
                .body("errors", nullValue())
                .body("data.tierPolicyPreview", nullValue());
    }

    @Test
    @Order(2)
    void theFirstQuarterFindsEveryoneByHisBalance() {
        // Given
        approve(write(policy("2025-01-01", "10000", 1), null));
        Daily.take("branches", "branch_code,name", "B1,One", "B2,Two");
        Daily.take(
                "customers",
                "customer_no,name,branch_code,opened_on,kind,employer_no",
                "C1,甲,B1,2020-01-01,PERSON,C7",
                "C2,乙,B1,2020-01-01,PERSON,",
                "C3,丙,B1,2020-01-01,PERSON,",
                "C4,丁,B2,2020-01-01,PERSON,",
                "C5,戊,B2,2026-02-01,PERSON,",
                "C6,己,B2,2020-01-01,MERCHANT,",
                "C7,庚,B2,2020-01-01,COMPANY,",
                "C8,辛,B2,2020-01-01,COMPANY,");
        Daily.take("tags", "customer_no,tag,value,valid_from,valid_to,source", "C4,VIP,,2020-01-01,,crm");
        Daily.take(
                "balances",
                "customer_no,as_of,aum,loan",
                "C1,2025-12-01,300000,0",
                "C2,2025-12-01,300000,0",
                "C3,2025-12-01,20000,0",
                "C4,2025-12-01,300000,0",
                "C5,2026-02-01,900000,0",
                "C6,2025-12-01,5,0",
                "C7,2025-12-01,5,0",
                "C8,2025-12-01,5,0",
                "C8,2026-03-31,5,0");

        // When
        start("2026-Q1");
        awaitRevision("2026-Q1", 0);

        // Then
        assertThat(Database.rows(FOUND.formatted("2026-Q1", 0)))
                .containsExactly(
                        "C1|HIGH|HIGH|0|FIRST|HIGH|null",
                        "C2|HIGH|HIGH|0|FIRST|HIGH|null",
                        "C3|MIDDLE|MIDDLE|0|FIRST|MIDDLE|null",
                        "C4|HIGH|HIGH|0|FIRST|HIGH|null",
                        "C5|HIGH|HIGH|0|FIRST|MIDDLE|New",
                        "C6|BASE|BASE|0|FIRST|MIDDLE|Trade",
                        "C7|BASE|BASE|0|FIRST|MIDDLE|Trade",
                        "C8|BASE|BASE|0|FIRST|BASE|null");
        assertThat(events()).isEmpty();
    }

    @Test
    @Order(3)
    void theNextQuarterGivesGraceAndTellsWhoRose() {
        // Given: C2 falls to 0, C4 too but is a VIP, C3 rises
        Daily.take(
                "balances",
                "customer_no,as_of,aum,loan",
                "C2,2026-04-01,0,0",
                "C3,2026-04-01,250000,0",
                "C4,2026-04-01,0,0",
                "C8,2026-06-30,5,0");

        // When: the schedule itself assesses the last quarter
        awaitRevision("2026-Q2", 0);

        // Then
        assertThat(Database.rows(FOUND.formatted("2026-Q2", 0)))
                .containsExactly(
                        "C1|HIGH|HIGH|0|BALANCE|HIGH|null",
                        "C2|BASE|HIGH|1|GRACE|HIGH|null",
                        "C3|HIGH|HIGH|0|BALANCE|HIGH|null",
                        "C4|BASE|HIGH|1|GRACE|HIGH|null",
                        "C5|HIGH|HIGH|0|BALANCE|HIGH|null",
                        "C6|BASE|BASE|0|BALANCE|MIDDLE|Trade",
                        "C7|BASE|BASE|0|BALANCE|MIDDLE|Trade",
                        "C8|BASE|BASE|0|BALANCE|BASE|null");
        Eventually.holds("the rise is on the event log", () -> events().size() == 1);
        assertThat(events()).containsExactly("C3|TIER_UP|MIDDLE|HIGH|2026-Q2|0|BALANCE");
        assertThat(TierInvariants.notInOneCell("2026-07-15")).isEmpty();
    }

    @Test
    @Order(4)
    void theSameInputIsNoNewRevision() {
        // Given
        String before = everything();

        // When
        String run = start("2026-Q2");
        Eventually.holds("the run has ended", () -> Database.value(
                        "select state = 'SUCCEEDED' from job_run where run_id = " + run)
                .equals("true"));

        // Then
        Graphql.as(
                        OPERATIONS,
                        "query($id: ID!) { tierRun(id: $id) { revision completedAt unchangedAt differenceCount"
                                + " revisions { revision } differences { edges { cursor } } } }",
                        Map.of("id", run))
                .body("errors", nullValue())
                .body("data.tierRun.revision", nullValue())
                .body("data.tierRun.completedAt", nullValue())
                .body("data.tierRun.unchangedAt", notNullValue())
                .body("data.tierRun.differenceCount", equalTo(0))
                .body("data.tierRun.revisions.revision", contains(0))
                .body("data.tierRun.differences.edges", hasSize(0));
        assertThat(Database.value("select count(*) from tier_assessment where run_id = " + run))
                .isEqualTo("0");
        assertThat(everything()).isEqualTo(before);
        assertThat(events()).hasSize(1);
    }

    @Test
    @Order(5)
    void aCorrectionIsTheNextRevisionWithItsDifferences() {
        // Given: C3 had less, C8 is gone, C1's cents do not change his level
        Daily.take("balances", "customer_no,as_of,aum,loan", "C3,2026-04-01,50000,0", "C1,2026-04-01,300091,0");
        Daily.take(
                "customers",
                "customer_no,name,branch_code,opened_on,closed_on,kind",
                "C8,辛,B2,2020-01-01,2026-06-01,COMPANY");

        // When
        String run = start("2026-Q2");
        awaitRevision("2026-Q2", 1);

        // Then
        assertThat(Database.rows(FOUND.formatted("2026-Q2", 1)))
                .containsExactly(
                        "C1|HIGH|HIGH|0|BALANCE|HIGH|null",
                        "C2|BASE|HIGH|1|GRACE|HIGH|null",
                        "C3|MIDDLE|MIDDLE|0|CORRECTION|MIDDLE|null",
                        "C4|BASE|HIGH|1|GRACE|HIGH|null",
                        "C5|HIGH|HIGH|0|BALANCE|HIGH|null",
                        "C6|BASE|BASE|0|BALANCE|MIDDLE|Trade",
                        "C7|BASE|BASE|0|BALANCE|MIDDLE|Trade");
        assertThat(Database.rows(FOUND.formatted("2026-Q2", 0))).hasSize(8);
        Graphql.as(
                        OPERATIONS,
                        "query($id: ID!) { tierRun(id: $id) { revision differenceCount revisions { revision differenceCount }"
                                + " differences { edges { node { customer { customerNo name } compositeBefore composite"
                                + " serviceBefore service reason averageAum } } } } }",
                        Map.of("id", run))
                .body("errors", nullValue())
                .body("data.tierRun.revision", equalTo(1))
                .body("data.tierRun.differenceCount", equalTo(3))
                .body("data.tierRun.revisions.revision", contains(1, 0))
                .body("data.tierRun.differences.edges.node.customer.customerNo", contains("C1", "C3", "C8"))
                .body("data.tierRun.differences.edges.node.customer.name", contains("甲**", "丙**", "辛**"))
                .body("data.tierRun.differences.edges.node.compositeBefore", contains("HIGH", "HIGH", "BASE"))
                .body("data.tierRun.differences.edges.node.composite", contains("HIGH", "MIDDLE", null))
                .body("data.tierRun.differences.edges.node.reason", contains("BALANCE", "CORRECTION", null))
                .body("data.tierRun.differences.edges.node.averageAum", contains("300091.00", "50000.00", null));
        Eventually.holds("the fall is on the event log", () -> events().size() == 2);
        assertThat(events())
                .containsExactly(
                        "C3|TIER_UP|MIDDLE|HIGH|2026-Q2|0|BALANCE", "C3|TIER_DOWN|HIGH|MIDDLE|2026-Q2|1|CORRECTION");
    }

    @Test
    @Order(6)
    void aPolicyEditIsPreviewedBeforeItCounts() {
        // Given: without grace, MIDDLE from 200,000; a draft
        draft = write(policy("2026-04-01", "200000", 0), null);
        String before = everything();

        // When, then
        Graphql.as(OPERATIONS, PREVIEW, Map.of("id", draft, "names", true))
                .body("errors", nullValue())
                .body("data.tierPolicyPreview.period", equalTo("2026-Q2"))
                .body("data.tierPolicyPreview.compared.revision", equalTo(1))
                .body("data.tierPolicyPreview.population", equalTo(7))
                .body("data.tierPolicyPreview.up.customers", equalTo(0))
                // C2 and C4 lose their grace, C4 down to his floor; C3 falls below MIDDLE
                .body("data.tierPolicyPreview.down.customers", equalTo(3))
                .body("data.tierPolicyPreview.down.money", equalTo("50000.00"))
                .body("data.tierPolicyPreview.composite", hasSize(9))
                .body("data.tierPolicyPreview.composite.customers.sum()", equalTo(7))
                .body("data.tierPolicyPreview." + cell("composite", "HIGH", "HIGH"), equalTo(2))
                .body("data.tierPolicyPreview." + cell("composite", "HIGH", "MIDDLE"), equalTo(2))
                .body("data.tierPolicyPreview." + cell("composite", "MIDDLE", "BASE"), equalTo(1))
                .body("data.tierPolicyPreview.service.customers.sum()", equalTo(7))
                .body("data.tierPolicyPreview.branches.branch.code", contains("B1", "B2"))
                .body("data.tierPolicyPreview.branches.customers", contains(3, 4))
                .body("data.tierPolicyPreview.branches.down.customers", contains(2, 1))
                .body("data.tierPolicyPreview.movers.pageInfo.hasNextPage", equalTo(true))
                .body("data.tierPolicyPreview.movers.edges.node.customer.customerNo", contains("C2", "C3"))
                .body("data.tierPolicyPreview.movers.edges.node.composite", contains("MIDDLE", "BASE"))
                .body("data.tierPolicyPreview.movers.edges.node.reason", contains("POLICY", "POLICY"));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    @Order(7)
    void marketingSeesNoNamesAndNoSmallGroups() {
        Graphql.as(MARKETING, PREVIEW, Map.of("id", draft, "names", false))
                .body("errors", nullValue())
                .body("data.tierPolicyPreview.down.customers", nullValue())
                .body("data.tierPolicyPreview." + cell("composite", "HIGH", "MIDDLE"), nullValue())
                .body("data.tierPolicyPreview." + cell("composite", "BASE", "HIGH"), equalTo(0));
        Graphql.as(MARKETING, PREVIEW, Map.of("id", draft, "names", true))
                .body("errors.extensions.code", contains("FORBIDDEN"))
                .body("data.tierPolicyPreview", nullValue());
    }

    @Test
    @Order(8)
    void theApprovedEditIsRunAsARevision() {
        // Given
        approve(draft);

        // When
        String run = start("2026-Q2");
        awaitRevision("2026-Q2", 2);

        // Then: what was previewed
        assertThat(Database.rows(FOUND.formatted("2026-Q2", 2)))
                .containsExactly(
                        "C1|HIGH|HIGH|0|BALANCE|HIGH|null",
                        "C2|BASE|MIDDLE|0|POLICY|MIDDLE|null",
                        "C3|BASE|BASE|0|POLICY|BASE|null",
                        "C4|BASE|MIDDLE|0|POLICY|MIDDLE|null",
                        "C5|HIGH|HIGH|0|BALANCE|HIGH|null",
                        "C6|BASE|BASE|0|BALANCE|MIDDLE|Trade",
                        "C7|BASE|BASE|0|BALANCE|MIDDLE|Trade");
        Graphql.as(
                        OPERATIONS,
                        "query($id: ID!) { tierRun(id: $id) { policy { id } differences { edges { node { customer { customerNo } } } } } }",
                        Map.of("id", run))
                .body("data.tierRun.policy.id", equalTo(draft))
                .body("data.tierRun.differences.edges.node.customer.customerNo", containsInAnyOrder("C2", "C3", "C4"));
        Eventually.holds("the falls are on the event log", () -> events().size() == 5);
        assertThat(TierInvariants.notInOneCell("2026-07-15")).isEmpty();
    }

    @Test
    @Order(9)
    void aRevisionOfAnEarlierPeriodTellsNobody() {
        // Given: Q1 corrected, while Q2 is in force
        Daily.take("balances", "customer_no,as_of,aum,loan", "C3,2025-12-01,500000,0");

        // When
        start("2026-Q1");
        awaitRevision("2026-Q1", 1);

        // Then
        assertThat(Database.value("select count(*) from job_run where job = 'tier-events' and state <> 'SUCCEEDED'"))
                .isEqualTo("0");
        assertThat(events()).hasSize(5);
        Graphql.as(OPERATIONS, "{ customer(customerNo: \"C3\") { compositeTier { period level { code } } } }")
                .body("data.customer.compositeTier.period", equalTo("2026-Q2"))
                .body("data.customer.compositeTier.level.code", equalTo("BASE"));
    }

    @Test
    @Order(10)
    void aConditionThatIsNoRuleIsRefusedWithItsPlace() {
        String before = Database.value("select count(*) from tier_policy");
        Map<String, Object> policy = policy("2027-01-01", "10000", 1);
        Map<String, List<Object>> wrong = new LinkedHashMap<>();
        wrong.put("kind ==\n  5", List.of(2, 3));
        wrong.put("weight > 5", List.of(1, 1));
        wrong.put("aum > 5", List.of(1, 7));
        wrong.put("aum", List.of(1, 1));
        wrong.forEach((condition, place) -> {
            policy.put(
                    "serviceRules",
                    List.of(Map.of("name", "x", "condition", condition, "effect", "SHIFT", "steps", 1)));
            Graphql.as(ANNA, WRITE, Map.of("p", policy))
                    .body("errors", nullValue())
                    .body("data.tierPolicyDraft.policy", nullValue())
                    .body("data.tierPolicyDraft.errors.code", contains("INVALID_RULE"))
                    .body("data.tierPolicyDraft.errors.field", contains("serviceRules[0].condition"))
                    .body("data.tierPolicyDraft.errors[0].line", equalTo(place.get(0)))
                    .body("data.tierPolicyDraft.errors[0].column", equalTo(place.get(1)));
        });
        assertThat(Database.value("select count(*) from tier_policy")).isEqualTo(before);
    }

    private static final String WRITE =
            "mutation($p: TierPolicyInput!, $id: ID) { tierPolicyDraft(policy: $p, id: $id) { policy { id version }"
                    + " errors { code field message line column } } }";

    private static Map<String, Object> policy(String validFrom, String middle, int grace) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("name", "From " + validFrom);
        policy.put("validFrom", validFrom);
        policy.put("period", "QUARTER");
        policy.put("aumWeight", 100);
        policy.put("loanWeight", 100);
        policy.put("compositeHighFrom", "HIGH");
        policy.put("serviceHighFrom", "MIDDLE");
        policy.put("levels", List.of(level("BASE", "0"), level("MIDDLE", middle), level("HIGH", "250000")));
        policy.put(
                "downgrade",
                Map.of(
                        "rule",
                        "ONE_LEVEL",
                        "gracePeriods",
                        grace,
                        "floors",
                        List.of(Map.of("condition", "hasTag(\"VIP\")", "level", "MIDDLE"))));
        policy.put(
                "serviceRules",
                List.of(
                        Map.of("name", "New", "condition", "newThisPeriod", "effect", "SHIFT", "steps", -1),
                        Map.of(
                                "name",
                                "Trade",
                                "condition",
                                "kind == \"MERCHANT\" || kind == \"COMPANY\" && payrollEmployees > 0",
                                "effect",
                                "AT_LEAST",
                                "level",
                                "MIDDLE")));
        return policy;
    }

    private static Map<String, String> level(String code, String threshold) {
        return Map.of("code", code, "threshold", threshold, "nameZh", code, "nameEn", code);
    }

    private static String write(Map<String, Object> policy, String id) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("p", policy);
        variables.put("id", id);
        return Graphql.as(ANNA, WRITE, variables)
                .body("errors", nullValue())
                .body("data.tierPolicyDraft.errors", hasSize(0))
                .extract()
                .path("data.tierPolicyDraft.policy.id");
    }

    private static void approve(String id) {
        Graphql.as(ANNA, "mutation($id: ID!) { tierPolicySubmit(id: $id) { errors { code } } }", Map.of("id", id))
                .body("data.tierPolicySubmit.errors", hasSize(0));
        Graphql.as(
                        BORIS,
                        "mutation($id: ID!) { tierPolicyApprove(id: $id, version: 1) { errors { code } } }",
                        Map.of("id", id))
                .body("data.tierPolicyApprove.errors", hasSize(0));
    }

    private static String start(String period) {
        return Graphql.as(
                        OPERATIONS,
                        "mutation($p: String!) { tierRunStart(period: $p) { run { id } errors { code } } }",
                        Map.of("p", period))
                .body("errors", nullValue())
                .body("data.tierRunStart.errors", hasSize(0))
                .extract()
                .path("data.tierRunStart.run.id");
    }

    private static void awaitRevision(String period, int revision) {
        Eventually.holds(period + " revision " + revision, () -> Database.value("select count(*) from tier_run where"
                        + " completed_at is not null and period = '" + period + "' and revision = " + revision)
                .equals("1"));
    }

    private static List<String> events() {
        return Database.rows("select c.customer_no, e.type, e.attributes ->> 'from', e.attributes ->> 'to',"
                + " e.attributes ->> 'period', e.attributes ->> 'revision', e.attributes ->> 'reason'"
                + " from customer_event e join customer c using (customer_id) where e.source = 'kequn:tier'"
                + " order by e.event_id");
    }

    /** Completed assessments and policies in force. */
    private static String everything() {
        return Database.value("select (select md5(string_agg(a::text, ',' order by a.customer_id, a.run_id))"
                + " from tier_assessment a join tier_run r using (run_id) where r.completed_at is not null) || (select count(*) from tier_run where completed_at is not null)"
                + " || (select count(*) from tier_policy where state = 'APPROVED')");
    }

    private static String cell(String ladder, String from, String to) {
        return "%s.find { it.from?.code == '%s' && it.to?.code == '%s' }.customers".formatted(ladder, from, to);
    }
}
