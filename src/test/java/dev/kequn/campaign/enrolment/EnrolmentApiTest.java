package dev.kequn.campaign.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.campaign.SampleCampaign;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees which enrolments, and how much of them. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EnrolmentApiTest {
    private static final EnrolmentBank BANK = new EnrolmentBank("ENA", 73_000_000);
    private static final int CUSTOMERS = 5;
    private static final String MARKETING = Tokens.staff("mark", Role.MARKETING);
    private static final String OPERATIONS = Tokens.staff("olga", Role.OPERATIONS);
    private static final String MANAGER = Tokens.manager("ENAM");
    private static final String NUMBER = "ENA000001";
    private static final String OF_CUSTOMER =
            """
            query($no: String!, $first: Int!, $after: String) { customer(customerNo: $no) {
                enrolments(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { cursor node {
                    id campaign campaignName(locale: EN) round entry version state step stepName(locale: EN) enrolledOn
                    nextAct nextOn closedOn convertedAt approaches noShows
                    assignment { arm bucket pilot source segment level branch newcomer }
                    steps { step name(locale: ZH) enteredAt leftAt outcome causedBy actor note points reward withheld }
                    customer { customerNo name }
            } } } } }""";
    private static final String OF_CAMPAIGN =
            """
            query($round: Int, $arm: CampaignArm, $state: EnrolmentState, $first: Int!, $after: String) {
                campaign(code: "ENA_A") { enrolments(round: $round, arm: $arm, state: $state, first: $first, after: $after) {
                    totalCount pageInfo { hasNextPage endCursor }
                    edges { cursor node { round assignment { arm } customer { customerNo name phone } } } } } }""";

    /** Customer 1 is a control in ENA_A's second round and treated in all others; customers 2 … 5 are in its second. */
    @BeforeEach
    void enrolled() {
        SampleCampaign.forget();
        BANK.open(CUSTOMERS, 1);
        Database.execute(
                "insert into manager values ('ENAM', '陈经理', 'ENAB', 'WEALTH') on conflict do nothing",
                "update customer set manager_no = 'ENAM', name = '王小明' where customer_id = " + BANK.id(1));
        SampleCampaign sample = SampleCampaign.of("ENA_A")
                .audience(BANK.segment(0))
                .step("VISIT")
                .step("BUY");
        long first = sample.live(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 7, 31));
        Database.execute("update campaign_round set state = 'ENDED', ended_at = clock_timestamp()");
        long second = sample.round(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31));
        long other = SampleCampaign.of("ENA_B")
                .audience(BANK.segment(0))
                .step("VISIT")
                .live(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31));
        enrol(1, first, "TREATED", "'COMPLETED', 1, '2025-07-20', null, null");
        enrol(1, second, "CONTROL", "'ACTIVE', 0, null, null, null");
        enrol(1, other, "TREATED", "'ACTIVE', 0, null, 'TIME_OUT', '2026-07-20'");
        for (int i = 2; i <= CUSTOMERS; i++) {
            enrol(
                    i,
                    second,
                    i == 2 ? "UNIVERSAL_CONTROL" : "TREATED",
                    i == 5 ? "'DROPPED', 0, '2026-07-10', null, null" : "'ACTIVE', 0, null, null, null");
        }
        Database.execute(
                """
                insert into enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome,
                    caused_by, actor, note, approaches, no_shows, points, withheld)
                values (%1$d, %2$d, 1, 0, 'VISIT', '2025-07-01 02:00Z', '2025-07-05 02:00Z', 'COMPLETED', 'STAFF', 'bea',
                        'with her son', 1, 0, 100, null),
                    (%1$d, %2$d, 1, 1, 'BUY', '2025-07-05 02:00Z', '2025-07-20 02:00Z', 'COMPLETED', 'EVENT', null, null,
                        2, 1, null, 'OUT_OF_STOCK')"""
                        .formatted(BANK.id(1), first));
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        BANK.close();
        Database.execute("delete from manager where manager_no = 'ENAM'");
    }

    private static void enrol(int customer, long round, String arm, String standing) {
        Database.execute(
                """
                insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    segment_id, level, branch_code, newcomer, enrolled_on, enrolled_at, step_entered_at, state, position,
                    closed_on, next_act, next_on)
                select %d, round_id, 1, campaign_id, in_force, 4711, '%s', true, 'AUDIENCE',
                    (select segment_id from segment where code = '%s'), 'GOLD', 'ENAB', false, starts_on, starts_on, starts_on,
                    %s from campaign_round join campaign using (campaign_id) where round_id = %d"""
                        .formatted(BANK.id(customer), arm, BANK.segment(0), standing.replace("'2", "date '2"), round));
    }

    @Test
    void marketingAndOperationsSeeEveryArmOfACustomer() {
        for (String token : List.of(MARKETING, OPERATIONS)) {
            // When
            JsonPath answer = ofCustomer(token, 20, null);

            // Then
            assertThat(answer.getList("campaign")).containsExactly("ENA_B", "ENA_A", "ENA_A");
            assertThat(answer.getList("round")).containsExactly(1, 2, 1);
            assertThat(answer.getList("assignment.arm")).containsExactly("TREATED", "CONTROL", "TREATED");
            assertThat(answer.getMap("[1].assignment"))
                    .isEqualTo(Map.of(
                            "arm",
                            "CONTROL",
                            "bucket",
                            4711,
                            "pilot",
                            true,
                            "source",
                            "AUDIENCE",
                            "segment",
                            "ENA_S0",
                            "level",
                            "GOLD",
                            "branch",
                            "ENAB",
                            "newcomer",
                            false));
            assertThat(answer.getString("[0].customer.name")).isEqualTo("王**");
        }
    }

    @Test
    void whoTalksToCustomersDoesNotLearnOfControlGroups() {
        for (String token : List.of(
                MANAGER, Tokens.branch(Role.BRANCH_STAFF, "ENAB"), Tokens.branch(Role.BRANCH_MANAGER, "ENAB"))) {
            // When
            JsonPath answer = ofCustomer(token, 20, null);

            // Then
            assertThat(answer.getList("campaign")).containsExactly("ENA_B", "ENA_A");
            assertThat(answer.getList("round")).containsExactly(1, 1);
            assertThat(answer.getList("assignment")).containsExactly(null, null);
            assertThat(answer.getList("nextAct")).containsExactly("TIME_OUT", null);
            assertThat(answer.getList("nextOn")).containsExactly("2026-07-20", null);
            assertThat(answer.getString("[1].steps[0].note")).isEqualTo("with her son");
        }
    }

    @Test
    void theCustomerSeesHisWayAndNotWhatTheBankThinksOfIt() {
        // When
        JsonPath answer = ofCustomer(Tokens.customer(NUMBER), 20, null);

        // Then
        Map<String, Object> expected = new HashMap<>(Map.of(
                "campaign", "ENA_A",
                "campaignName", "Campaign ENA_A",
                "round", 1,
                "entry", 1,
                "version", 1,
                "state", "COMPLETED",
                "step", "BUY",
                "stepName", "Step BUY",
                "enrolledOn", "2025-07-01",
                "closedOn", "2025-07-20"));
        expected.put("nextAct", null);
        expected.put("nextOn", null);
        expected.put("convertedAt", null);
        expected.put("assignment", null);
        assertThat(answer.getList("campaign")).containsExactly("ENA_B", "ENA_A");
        assertThat(answer.getList("nextAct")).containsExactly(null, null);
        assertThat(answer.getMap("[1]")).containsAllEntriesOf(expected);
        assertThat(answer.getList("[1].steps.step")).containsExactly("VISIT", "BUY");
        assertThat(answer.getList("[1].steps.name")).containsExactly("步骤VISIT", "步骤BUY");
        assertThat(answer.getList("[1].steps.outcome")).containsExactly("COMPLETED", "COMPLETED");
        assertThat(answer.getList("[1].steps.causedBy")).containsExactly("STAFF", "EVENT");
        assertThat(answer.getList("[1].steps.points")).containsExactly("100", null);
        assertThat(answer.getList("[1].steps.withheld")).containsExactly(null, "OUT_OF_STOCK");
        assertThat(answer.getList("[1].steps.actor")).containsExactly(null, null);
        assertThat(answer.getList("[1].steps.note")).containsExactly(null, null);
        assertThat(answer.getString("[1].customer.name")).isEqualTo("王小明");
    }

    @Test
    void aCustomersEnrolmentsArePaged() {
        // Given
        JsonPath all = ofCustomer(MARKETING, 20, null);
        List<String> seen = new ArrayList<>();
        String after = null;

        // When
        for (boolean more = true; more; ) {
            JsonPath page = customer(MARKETING, 1, after);
            seen.addAll(page.getList("edges.node.id"));
            after = page.getString("pageInfo.endCursor");
            more = page.getBoolean("pageInfo.hasNextPage");
        }

        // Then
        assertThat(seen).isEqualTo(all.getList("id")).hasSize(3);
    }

    @Test
    void aRoundIsListedByArmAndState() {
        assertThat(listed(Map.of("first", 10))).containsExactly("1", "2", "3", "4", "5");
        assertThat(listed(Map.of("first", 10, "round", 2, "arm", "TREATED"))).containsExactly("3", "4", "5");
        assertThat(listed(Map.of("first", 10, "arm", "UNIVERSAL_CONTROL"))).containsExactly("2");
        assertThat(listed(Map.of("first", 10, "state", "DROPPED"))).containsExactly("5");
        assertThat(listed(Map.of("first", 10, "arm", "CONTROL", "state", "DROPPED")))
                .isEmpty();
        assertThat(listed(Map.of("first", 10, "round", 1))).containsExactly("1");
        assertThat(listed(Map.of("first", 10, "round", 3))).isEmpty();
    }

    @Test
    void aRoundIsPagedAndItsCustomersAreMasked() {
        // Given
        JsonPath first = ofCampaign(MARKETING, Map.of("first", 3));

        // When
        JsonPath second = ofCampaign(MARKETING, Map.of("first", 3, "after", first.getString("pageInfo.endCursor")));

        // Then
        assertThat(first.getInt("totalCount")).isEqualTo(5);
        assertThat(first.getBoolean("pageInfo.hasNextPage")).isTrue();
        assertThat(first.getList("edges.node.customer.customerNo"))
                .containsExactly("ENA000001", "ENA000002", "ENA000003");
        assertThat(first.getString("edges[0].node.customer.name")).isEqualTo("王**");
        assertThat(first.getString("edges[0].node.customer.phone")).isEqualTo("139****0001");
        assertThat(second.getBoolean("pageInfo.hasNextPage")).isFalse();
        assertThat(second.getList("edges.node.customer.customerNo")).containsExactly("ENA000004", "ENA000005");
    }

    @Test
    void aCursorIsOfItsListAndAPageHasLimits() {
        // Given
        String cursor = ofCampaign(MARKETING, Map.of("first", 1)).getString("pageInfo.endCursor");

        // Then
        assertThat(codes(MARKETING, OF_CAMPAIGN, Map.of("first", 1, "round", 1, "after", cursor)))
                .containsExactly("INVALID_CURSOR");
        assertThat(codes(MARKETING, OF_CUSTOMER, Map.of("no", NUMBER, "first", 1, "after", cursor)))
                .containsExactly("INVALID_CURSOR");
        assertThat(codes(MARKETING, OF_CAMPAIGN, Map.of("first", 101))).containsExactly("INVALID_ARGUMENT");
        assertThat(codes(MARKETING, OF_CUSTOMER, Map.of("no", NUMBER, "first", 0)))
                .containsExactly("INVALID_ARGUMENT");
    }

    @Test
    void whoConfiguresCampaignsDoesNotSeeTheirCustomers() {
        assertThat(codes(Tokens.staff("adam", Role.ADMIN), OF_CAMPAIGN, Map.of("first", 1)))
                .containsExactly("FORBIDDEN");
    }

    private static JsonPath customer(String token, int first, String after) {
        Map<String, Object> variables = new HashMap<>(Map.of("no", NUMBER, "first", first));
        variables.put("after", after);
        JsonPath answer = Graphql.as(token, OF_CUSTOMER, variables).extract().jsonPath();
        assertThat(answer.getList("errors")).isNull();
        answer.setRootPath("data.customer.enrolments");
        return answer;
    }

    private static JsonPath ofCustomer(String token, int first, String after) {
        JsonPath answer = customer(token, first, after);
        answer.setRootPath("data.customer.enrolments.edges.node");
        return answer;
    }

    private static JsonPath ofCampaign(String token, Map<String, ?> variables) {
        JsonPath answer = Graphql.as(token, OF_CAMPAIGN, variables).extract().jsonPath();
        assertThat(answer.getList("errors")).isNull();
        answer.setRootPath("data.campaign.enrolments");
        return answer;
    }

    /** Which customers are listed; as many as are counted. */
    private static List<String> listed(Map<String, ?> variables) {
        JsonPath answer = ofCampaign(OPERATIONS, variables);
        List<String> numbers = answer.getList("edges.node.customer.customerNo");
        assertThat(answer.getInt("totalCount")).isEqualTo(numbers.size());
        return numbers.stream().map(number -> number.replaceAll("^ENA0*", "")).toList();
    }

    private static List<String> codes(String token, String query, Map<String, ?> variables) {
        return Graphql.as(token, query, variables).extract().jsonPath().getList("errors.extensions.code");
    }
}
