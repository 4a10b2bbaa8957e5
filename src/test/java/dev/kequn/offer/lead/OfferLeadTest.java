package dev.kequn.offer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.offer.SampleOffer;
import dev.kequn.offer.response.Answering;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Statements;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accepted offers as work: who sees which, and who closes them. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferLeadTest {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String OTHER_MANAGER = Tokens.manager("ORN");
    private static final String BRANCH_MANAGER = Tokens.branch("branch_manager", "ORB");

    private long first;

    /** Customers 0 to 2 accept OL_ONE, and 0 also OL_TWO; 2 belongs to another manager of another branch. */
    @BeforeEach
    void leads() {
        SampleOffer.forget();
        SampleOffer.of("OL_ONE").live();
        SampleOffer.of("OL_TWO").reward("OL_RICE").live();
        first = Answering.customers(3);
        Database.execute(
                "update customer set manager_no = 'ORN', branch_code = 'ORC' where customer_id = " + (first + 2));
        for (int i = 0; i < 3; i++) {
            accept(first + i, "OL_ONE");
        }
        accept(first, "OL_TWO");
    }

    @AfterEach
    void forget() {
        SampleOffer.forget();
    }

    @Test
    void everybodySeesTheLeadsOfHisCustomers() {
        assertThat(leads(Answering.MANAGER, null)).containsExactly("0 OL_ONE", "0 OL_TWO", "1 OL_ONE");
        assertThat(leads(OTHER_MANAGER, null)).containsExactly("2 OL_ONE");
        assertThat(leads(BRANCH_MANAGER, null)).containsExactly("0 OL_ONE", "0 OL_TWO", "1 OL_ONE");
        assertThat(leads(Tokens.branch("branch_manager", "ORC"), null)).containsExactly("2 OL_ONE");
        assertThat(leads(OPERATIONS, null)).containsExactly("0 OL_ONE", "0 OL_TWO", "1 OL_ONE", "2 OL_ONE");
        assertThat(leads(Tokens.sign(Tokens.token("nobody's", "manager")), null))
                .isEmpty();
    }

    @Test
    void aLeadGoesWithItsCustomer() {
        Database.execute("update customer set manager_no = 'ORN' where customer_id = " + first);

        assertThat(leads(Answering.MANAGER, null)).containsExactly("1 OL_ONE");
        assertThat(leads(OTHER_MANAGER, null)).containsExactly("0 OL_ONE", "0 OL_TWO", "2 OL_ONE");
    }

    @ParameterizedTest
    @CsvSource({"marketing, 王**", "operations, 王**"})
    void whoMayNotReadNamesDoesNot(String role, String name) {
        JsonPath page = page(Tokens.staff("someone", role), Map.of("first", 1));

        assertThat(page.getString("edges[0].node.customer.name")).isEqualTo(name);
        assertThat(page(Answering.MANAGER, Map.of("first", 1)).getString("edges[0].node.customer.name"))
                .isEqualTo("王小明");
    }

    @Test
    void aLeadSaysWhatWasAccepted() {
        JsonPath page = page(Answering.MANAGER, Map.of("first", 2));

        assertThat(page.getMap("edges[1].node"))
                .containsEntry("id", first + "." + SampleOffer.id("OL_TWO"))
                .containsEntry("offerName", "优惠OL_TWO")
                .containsEntry("english", "Offer OL_TWO")
                .containsEntry("productCode", null)
                .containsEntry("rewardCode", "OL_RICE")
                .containsEntry("channel", "MOBILE_BANKING")
                .containsEntry("acceptedOn", "2026-07-15")
                .containsEntry("state", "OPEN")
                .containsEntry("closedAt", null);
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        Database.execute("update offer_lead set accepted_on = '2026-07-14' where customer_id = " + (first + 1));

        JsonPath page = page(OPERATIONS, Map.of("first", 3));
        assertThat(names(page)).containsExactly("1 OL_ONE", "0 OL_ONE", "0 OL_TWO");
        assertThat(page.getBoolean("pageInfo.hasNextPage")).isTrue();

        JsonPath rest = page(OPERATIONS, Map.of("first", 3, "after", page.getString("pageInfo.endCursor")));
        assertThat(names(rest)).containsExactly("2 OL_ONE");
        assertThat(rest.getBoolean("pageInfo.hasNextPage")).isFalse();
    }

    @Test
    void aPageCostsTwoStatements() {
        Statements.startCounting();
        page(OPERATIONS, Map.of("first", 1));

        Statements.reset();
        page(OPERATIONS, Map.of("first", 4));

        assertThat(Statements.sent()).hasSize(2).allSatisfy(sent -> assertThat(sent)
                .startsWith("1|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "AAAA"})
    void aForgedCursorIsRefused(String after) {
        assertThat(ask(OPERATIONS, LIST, Map.of("after", after)).getString("errors[0].extensions.code"))
                .isEqualTo("INVALID_CURSOR");
    }

    @Test
    void aLeadIsClosedOnce() {
        assertThat(close(Answering.MANAGER, first, "OL_ONE", "WON", "开户了")).isEqualTo("WON");
        assertThat(close(Answering.MANAGER, first, "OL_ONE", "WON", "开户了")).isEqualTo("WON");
        assertThat(close(BRANCH_MANAGER, first, "OL_TWO", "LOST", null)).isEqualTo("LOST");
        String before = everything();

        assertThat(close(OPERATIONS, first, "OL_ONE", "LOST", "开户了")).isEqualTo("WRONG_STATE");
        assertThat(close(OPERATIONS, first, "OL_ONE", "WON", null)).isEqualTo("WRONG_STATE");

        assertThat(everything()).isEqualTo(before);
        assertThat(leads(Answering.MANAGER, "OPEN")).containsExactly("1 OL_ONE");
        assertThat(leads(Answering.MANAGER, "WON")).containsExactly("0 OL_ONE");
        assertThat(leads(Answering.MANAGER, "LOST")).containsExactly("0 OL_TWO");
        assertThat(Database.rows("select state, note, closed_by from offer_lead where customer_id = " + first
                        + " order by offer_id"))
                .containsExactly("WON|开户了|manager-ORM", "LOST|null|branch_manager-ORB");
        assertThat(Database.rows(
                        "select actor, after_values ->> 'state' from audit_entry where action = 'offerLeadClose'"
                                + " and subject_id like '" + first + ".%' order by audit_id"))
                .containsExactly("manager-ORM|WON", "branch_manager-ORB|LOST");
    }

    @Test
    void whatIsNotInTheCallersScopeIsNotThere() {
        String before = everything();

        assertThat(close(OTHER_MANAGER, first, "OL_ONE", "WON", null)).isEqualTo("UNKNOWN_LEAD");
        assertThat(close(Tokens.branch("branch_manager", "ORC"), first, "OL_ONE", "WON", null))
                .isEqualTo("UNKNOWN_LEAD");
        assertThat(close(OPERATIONS, first + 1, "OL_TWO", "WON", null)).isEqualTo("UNKNOWN_LEAD");
        assertThat(close(OPERATIONS, 0, "OL_ONE", "WON", null)).isEqualTo("UNKNOWN_LEAD");
        assertThat(close(OPERATIONS, first, "NONE", "WON", null)).isEqualTo("UNKNOWN_LEAD");
        // Marketing reads every lead; who is also a manager closes those of his customers only.
        assertThat(close(
                        Tokens.sign(Tokens.token("both", "marketing", "manager").claim("manager_no", "ORN")),
                        first,
                        "OL_ONE",
                        "WON",
                        null))
                .isEqualTo("UNKNOWN_LEAD");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aNoteIsShortText() {
        String before = everything();
        for (String note : List.of("", " ", "x".repeat(501), "a\u0000b", "a\u0007b")) {
            assertThat(close(OPERATIONS, first, "OL_ONE", "WON", note)).isEqualTo("INVALID_NOTE");
        }
        assertThat(everything()).isEqualTo(before);
        assertThat(close(OPERATIONS, first, "OL_ONE", "WON", "💰".repeat(500))).isEqualTo("WON");
    }

    private static final String LIST =
            """
            query($state: OfferLeadState, $first: Int! = 20, $after: String) {
                offerLeads(state: $state, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
                    id offer offerName english: offerName(locale: EN) productCode rewardCode channel acceptedOn state note
                    closedBy closedAt customer { id name } } } } }""";

    private static void accept(long customer, String offer) {
        assertThat(Answering.respond(Answering.himself(customer), Answering.shown(customer, offer), "ACCEPTED"))
                .isEqualTo("RECORDED");
    }

    private List<String> leads(String caller, String state) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("state", state);
        return names(page(caller, variables));
    }

    /** Customers of this test by their places. */
    private List<String> names(JsonPath page) {
        List<String> names = new ArrayList<>();
        List<String> offers = page.getList("edges.node.offer");
        List<String> customers = page.getList("edges.node.customer.id");
        for (int i = 0; i < offers.size(); i++) {
            names.add(Long.parseLong(customers.get(i)) - first + " " + offers.get(i));
        }
        return names;
    }

    private static JsonPath page(String caller, Map<String, Object> variables) {
        JsonPath answer = ask(caller, LIST, variables);
        assertThat(answer.getList("errors")).isNull();
        return answer.setRootPath("data.offerLeads");
    }

    private static String close(String caller, long customer, String offer, String outcome, String note) {
        Map<String, Object> variables = new HashMap<>(Map.of("c", customer, "o", offer, "w", outcome));
        variables.put("n", note);
        JsonPath answer = ask(
                caller,
                """
                mutation($c: ID!, $o: String!, $w: OfferLeadOutcome!, $n: String) {
                    it: offerLeadClose(customerId: $c, offer: $o, outcome: $w, note: $n)
                    { lead { state } errors { code field } } }""",
                variables);
        String state = answer.getString("data.it.lead.state");
        return state != null ? state : answer.getString("data.it.errors[0].code");
    }

    private static JsonPath ask(String caller, String query, Map<String, Object> variables) {
        return Graphql.as(caller, query, variables).extract().jsonPath();
    }

    private static String everything() {
        return Answering.everything();
    }
}
