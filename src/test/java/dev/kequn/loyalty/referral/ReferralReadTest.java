package dev.kequn.loyalty.referral;

import static dev.kequn.loyalty.referral.ReferralBank.BRANCH_MANAGER;
import static dev.kequn.loyalty.referral.ReferralBank.BRANCH_STAFF;
import static dev.kequn.loyalty.referral.ReferralBank.MANAGER;
import static dev.kequn.loyalty.referral.ReferralBank.MARKETING;
import static dev.kequn.loyalty.referral.ReferralBank.OPERATIONS;
import static dev.kequn.loyalty.referral.ReferralBank.OTHER_MANAGER;
import static dev.kequn.loyalty.referral.ReferralBank.ask;
import static dev.kequn.loyalty.referral.ReferralBank.brought;
import static dev.kequn.loyalty.referral.ReferralBank.code;
import static dev.kequn.loyalty.referral.ReferralRegisterTest.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees who brought whom, and how much of them. RF002 of the other branch brought RF001, who brought five. */
@QuarkusTest
@TestProfile(ReferralBank.class)
class ReferralReadTest {
    @BeforeEach
    void bank() {
        ReferralBank.open();
        brought(102, 101, "2026-06-01");
        brought(101, 201, "2026-07-01");
        brought(101, 202, "2026-07-02");
        brought(101, 107, "2026-07-03");
        brought(101, 108, "2026-07-03");
        brought(101, 203, "2026-07-04");
        brought(107, 204, "2026-07-05");
        brought(204, 109, "2026-07-06");
        brought(201, 205, "2026-07-07");
    }

    @Test
    void theCodeIsForTheCustomerAndThoseWhoServeHim() {
        for (String token : List.of(
                Tokens.customer("RF001"),
                MANAGER,
                BRANCH_MANAGER,
                BRANCH_STAFF,
                OPERATIONS,
                both(Role.MARKETING, Role.MANAGER))) {
            assertThat(referralCode(token, "RF001")).isEqualTo(code(101));
        }
        assertThat(referralCode(MARKETING, "RF001")).isNull();
        assertThat(referralCode(both(Role.MARKETING, Role.MANAGER), "RF002")).isNull();
        assertThat(referralCode(OPERATIONS, "RF003")).isNull();
        assertThat(ask(
                                OPERATIONS,
                                "{ referralTree(customerNo: \"RF001\", depth: 1) { generations { nodes { customer {"
                                        + " id referralCode } } } } }")
                        .<Map<String, Object>>getList("data.referralTree.generations[0].nodes.customer"))
                .contains(person("id", "108", "referralCode", null), Map.of("id", "201", "referralCode", code(201)));
    }

    @Test
    void whoBroughtHimIsMaskedWhereHeIsNotTheCallersOwn() {
        assertThat(referredBy(Tokens.customer("RF001"), "RF001"))
                .isEqualTo(person("customerNo", null, "name", "王**", "registeredOn", "2026-06-01"));
        assertThat(referredBy(MANAGER, "RF001"))
                .isEqualTo(person("customerNo", null, "name", "王**", "registeredOn", "2026-06-01"));
        assertThat(referredBy(OPERATIONS, "RF001"))
                .isEqualTo(person("customerNo", "RF002", "name", "王**", "registeredOn", "2026-06-01"));
        assertThat(referredBy(MARKETING, "RF001"))
                .isEqualTo(person("customerNo", "RF002", "name", "王**", "registeredOn", "2026-06-01"));
        assertThat(referredBy(MANAGER, "RF101"))
                .isEqualTo(person("customerNo", "RF001", "name", "李明", "registeredOn", "2026-07-01"));
        assertThat(referredBy(BRANCH_STAFF, "RF101"))
                .isEqualTo(person("customerNo", "RF001", "name", "李**", "registeredOn", "2026-07-01"));
        assertThat(referredBy(MANAGER, "RF004")).isNull();
    }

    @Test
    void whomHeBroughtTheNewestFirst() {
        assertThat(names(MANAGER, "(first: 10)")).containsExactly("新3", "郑八", "吴**", "新2", "新1");
        assertThat(names(Tokens.customer("RF001"), "(first: 10)")).containsExactly("新**", "郑**", "吴**", "新**", "新**");
        assertThat(names(BRANCH_STAFF, "(first: 2)")).containsExactly("新**", "郑**");
        assertThat(pageOf(MANAGER, "(first: 10)").getList("edges.node.customerNo"))
                .isEqualTo(java.util.Arrays.asList("RF103", null, null, "RF102", "RF101"));
        assertThat(pageOf(Tokens.customer("RF001"), "(first: 10)").getList("edges.node.customerNo"))
                .containsOnlyNulls()
                .hasSize(5);
    }

    @Test
    void pagesThroughWhomHeBrought() {
        // Given
        List<String> all = new ArrayList<>();
        JsonPath page = pageOf(OPERATIONS, "(first: 2)");
        all.addAll(page.getList("edges.node.registeredOn"));

        // When
        while (page.getBoolean("pageInfo.hasNextPage")) {
            page = pageOf(OPERATIONS, "(first: 2, after: \"" + page.getString("pageInfo.endCursor") + "\")");
            all.addAll(page.getList("edges.node.registeredOn"));
        }

        // Then
        assertThat(all).containsExactly("2026-07-04", "2026-07-03", "2026-07-03", "2026-07-02", "2026-07-01");
    }

    @Test
    void aliasesWithOtherPagesGetTheirOwn() {
        JsonPath answer = ask(
                MANAGER,
                "{ customer(customerNo: \"RF001\") { one: referrals(first: 1) { edges { node { name } } }"
                        + " two: referrals(first: 2) { edges { node { name } } } } }");

        assertThat(answer.<String>getList("data.customer.one.edges.node.name")).containsExactly("新3");
        assertThat(answer.<String>getList("data.customer.two.edges.node.name")).containsExactly("新3", "郑八");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first: 0", "first: 101", "first: 1, after: \"x\""})
    void refusesAPageThatIsNone(String page) {
        String code = page.contains("after") ? "INVALID_CURSOR" : "INVALID_ARGUMENT";
        for (String query : List.of(
                "customer(customerNo: \"RF001\") { referrals(" + page + ") { pageInfo { hasNextPage } } }",
                "referrals(from: \"2026-07-01\", to: \"2026-08-01\", " + page + ") { pageInfo { hasNextPage } }",
                "referralPatterns(" + page + ") { pageInfo { hasNextPage } }")) {
            assertThat(ask(OPERATIONS, "{ " + query + " }").<String>getList("errors.extensions.code"))
                    .containsExactly(code);
        }
    }

    @Test
    void listsTheNewcomersOfTheCallersScope() {
        assertThat(newcomers(OPERATIONS, "")).containsExactly("205", "109", "204", "203", "108", "107", "202", "201");
        assertThat(newcomers(MANAGER, "")).containsExactly("205", "204", "203", "108", "202", "201");
        assertThat(newcomers(OTHER_MANAGER, "")).containsExactly("107");
        assertThat(newcomers(both(Role.MARKETING, Role.MANAGER), ""))
                .containsExactly("205", "204", "203", "108", "202", "201");
        assertThat(newcomers(OPERATIONS, ", branch: \"RFC\"")).containsExactly("109", "107");
        assertThat(newcomers(MANAGER, ", branch: \"RFC\"")).isEmpty();
        assertThat(newcomers(Tokens.branch(Role.BRANCH_MANAGER, "RFC"), "")).containsExactly("109", "107");
    }

    @Test
    void aSpanEndsBeforeItsLastDay() {
        JsonPath answer = ask(
                MANAGER,
                "{ referrals(from: \"2026-07-02\", to: \"2026-07-04\") { edges { node " + ReferralBank.REFERRAL
                        + " } } }");

        assertThat(answer.<Map<String, Object>>getList("data.referrals.edges.node"))
                .containsExactly(
                        person(
                                "newcomer",
                                person("id", "108", "customerNo", null, "name", "郑八"),
                                "referrer",
                                Map.of("customerNo", "RF001", "name", "李明", "registeredOn", "2026-07-03"),
                                "registeredOn",
                                "2026-07-03",
                                "source",
                                "STAFF"),
                        person(
                                "newcomer",
                                person("id", "202", "customerNo", "RF102", "name", "新2"),
                                "referrer",
                                Map.of("customerNo", "RF001", "name", "李明", "registeredOn", "2026-07-02"),
                                "registeredOn",
                                "2026-07-02",
                                "source",
                                "STAFF"));
        assertThat(ask(MANAGER, "{ referrals(from: \"2026-07-02\", to: \"2026-07-02\") { pageInfo { hasNextPage } } }")
                        .<String>getList("errors.extensions.code"))
                .containsExactly("INVALID_ARGUMENT");
    }

    @Test
    void pagesThroughTheList() {
        List<String> all = new ArrayList<>();
        String after = "";
        for (JsonPath page; ; ) {
            page = list(OPERATIONS, ", first: 3" + after);
            all.addAll(page.getList("edges.node.newcomer.id"));
            if (!page.getBoolean("pageInfo.hasNextPage")) {
                break;
            }
            after = ", after: \"" + page.getString("pageInfo.endCursor") + "\"";
        }
        assertThat(all).containsExactly("205", "109", "204", "203", "108", "107", "202", "201");
    }

    @Test
    void theTreeGoesDownToItsDepth() {
        assertThat(tree(OPERATIONS, "RF002", 5))
                .containsExactly(
                        "1: 1 [101<102]",
                        "2: 5 [201<101, 202<101, 107<101, 108<101, 203<101]",
                        "3: 2 [204<107, 205<201]",
                        "4: 1 [109<204]",
                        "5: 0 []");
        assertThat(tree(OPERATIONS, "RF002", 2)).hasSize(2);
    }

    @Test
    void theTreeTellsOfTheCallersCustomersOnly() {
        assertThat(tree(MANAGER, "RF001", 3))
                .containsExactly("1: 4 [201<101, 202<101, 108<101, 203<101]", "2: 2 [204<null, 205<201]", "3: 0 []");
        assertThat(tree(Tokens.branch(Role.BRANCH_MANAGER, "RFC"), "RF002", 4))
                .containsExactly("1: 0 []", "2: 1 [107<null]", "3: 0 []", "4: 1 [109<null]");
        assertThat(ask(MANAGER, "{ referralTree(customerNo: \"RF002\") { customer { id } } }")
                        .getMap("data"))
                .isEqualTo(ask(MANAGER, "{ referralTree(customerNo: \"NOBODY\") { customer { id } } }")
                        .getMap("data"))
                .containsEntry("referralTree", null);
        for (int depth : List.of(0, 6)) {
            assertThat(ask(MANAGER, "{ referralTree(customerNo: \"RF001\", depth: " + depth + ") { customer { id } } }")
                            .<String>getList("errors.extensions.code"))
                    .containsExactly("INVALID_ARGUMENT");
        }
    }

    @Test
    void aGenerationShowsItsFirstHundredAndCountsAll() {
        // Given
        dev.kequn.support.Database.execute(
                "insert into customer (customer_id, name, branch_code, manager_no)"
                        + " select i, '众', 'RFB', 'RFM' from generate_series(1001, 1130) i",
                "insert into referral select i, 106, date '2026-07-01', 'STAFF', 'test' from generate_series(1001, 1130) i");

        // When
        JsonPath generation = ask(
                        MANAGER,
                        "{ referralTree(customerNo: \"RF006\", depth: 1) { generations { count nodes { customer { id } } } } }")
                .setRootPath("data.referralTree.generations[0]");

        // Then
        assertThat(generation.getInt("count")).isEqualTo(130);
        assertThat(generation.<String>getList("nodes.customer.id"))
                .hasSize(100)
                .startsWith("1001")
                .endsWith("1100");
    }

    private static String both(String one, String other) {
        return Tokens.sign(Tokens.token("both", one, other).claim("manager_no", "RFM"));
    }

    private static String referralCode(String token, String customerNo) {
        return ask(token, "{ customer(customerNo: \"" + customerNo + "\") { referralCode } }")
                .getString("data.customer.referralCode");
    }

    private static Map<String, Object> referredBy(String token, String customerNo) {
        return ask(
                        token,
                        "{ customer(customerNo: \"" + customerNo
                                + "\") { referredBy { customerNo name registeredOn } } }")
                .getMap("data.customer.referredBy");
    }

    private static JsonPath pageOf(String token, String page) {
        return ask(
                        token,
                        "{ customer(customerNo: \"RF001\") { referrals" + page
                                + " { edges { node { customerNo name registeredOn } } pageInfo { hasNextPage endCursor } } } }")
                .setRootPath("data.customer.referrals");
    }

    private static List<String> names(String token, String page) {
        return pageOf(token, page).getList("edges.node.name");
    }

    private static JsonPath list(String token, String more) {
        return ask(
                        token,
                        "{ referrals(from: \"2026-07-01\", to: \"2026-08-01\"" + more
                                + ") { edges { node { newcomer { id } } } pageInfo { hasNextPage endCursor } } }")
                .setRootPath("data.referrals");
    }

    private static List<String> newcomers(String token, String more) {
        return list(token, more).getList("edges.node.newcomer.id");
    }

    private static List<String> tree(String token, String customerNo, int depth) {
        List<Map<String, Object>> generations = ask(
                        token,
                        "{ referralTree(customerNo: \"%s\", depth: %d) { generations { generation count"
                                        .formatted(customerNo, depth)
                                + " nodes { customer { id } referrerId } } } }")
                .getList("data.referralTree.generations");
        return generations.stream()
                .map(generation ->
                        generation.get("generation") + ": " + generation.get("count") + " " + nodes(generation))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> nodes(Map<String, Object> generation) {
        return ((List<Map<String, Object>>) generation.get("nodes"))
                .stream()
                        .map(node ->
                                ((Map<String, Object>) node.get("customer")).get("id") + "<" + node.get("referrerId"))
                        .toList();
    }
}
