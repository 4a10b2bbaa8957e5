package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who sees which customer, and how much of him. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CustomerVisibilityTest {
    private static final SampleBranch OURS = new SampleBranch("AM", 33500);
    private static final SampleBranch THEIRS = new SampleBranch("AN", 33000);
    private static final String ASK =
            "query($no: String!) { customer(customerNo: $no) { " + SampleBranch.EVERY_FIELD + " } }";

    /** Every field of Customer, and what who sees personal data masked gets; a new field needs a row. */
    private static final Map<String, Sight> FIELDS = Map.ofEntries(
            Map.entry("id", Sight.SHOWN),
            Map.entry("customerNo", Sight.SHOWN),
            Map.entry("name", Sight.MASKED),
            Map.entry("kind", Sight.SHOWN),
            Map.entry("status", Sight.SHOWN),
            Map.entry("gender", Sight.SHOWN),
            Map.entry("birthDate", Sight.HIDDEN),
            Map.entry("phone", Sight.MASKED),
            Map.entry("occupation", Sight.SHOWN),
            Map.entry("openedOn", Sight.SHOWN),
            Map.entry("closedOn", Sight.SHOWN),
            Map.entry("branch", Sight.SHOWN),
            Map.entry("manager", Sight.SHOWN),
            Map.entry("tags", Sight.SHOWN),
            Map.entry("tagHistory", Sight.SHOWN),
            Map.entry("consents", Sight.SHOWN),
            Map.entry("holdings", Sight.SHOWN),
            Map.entry("balance", Sight.SHOWN),
            Map.entry("averageBalance", Sight.SHOWN),
            Map.entry("compositeTier", Sight.SHOWN),
            Map.entry("serviceTier", Sight.SHOWN),
            Map.entry("quadrant", Sight.SHOWN),
            Map.entry("points", Sight.SHOWN),
            Map.entry("tierHistory", Sight.SHOWN),
            Map.entry("tierProgress", Sight.SHOWN),
            Map.entry("redemptions", Sight.SHOWN),
            Map.entry("serviceTierHistory", Sight.SHOWN),
            Map.entry("referralCode", Sight.NOT_FOR_MARKETING),
            Map.entry("referredBy", Sight.SHOWN),
            Map.entry("referrals", Sight.SHOWN),
            Map.entry("segments", Sight.NOT_FOR_HIMSELF),
            Map.entry("contacts", Sight.SHOWN),
            Map.entry("offers", Sight.SHOWN),
            Map.entry("segmentHistory", Sight.NOT_FOR_HIMSELF),
            Map.entry("enrolments", Sight.SHOWN));

    private enum Sight {
        SHOWN,
        MASKED,
        HIDDEN,
        NOT_FOR_MARKETING,
        /** What the bank thinks of him. */
        NOT_FOR_HIMSELF
    }

    private record Viewer(String name, String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void twoBranches() {
        THEIRS.open(2);
        OURS.open(2);
    }

    @AfterEach
    void away() {
        OURS.close();
        THEIRS.close();
    }

    static Stream<Viewer> inFull() {
        return Stream.of(
                new Viewer("the customer himself", Tokens.customer(OURS.number(1))),
                new Viewer("his manager", Tokens.manager(OURS.manager())),
                new Viewer("his branch's manager", Tokens.branch(Role.BRANCH_MANAGER, OURS.branch())),
                new Viewer("his manager, also in operations", both(Role.MANAGER, Role.OPERATIONS)),
                new Viewer("his manager, also in marketing", both(Role.MARKETING, Role.MANAGER)),
                new Viewer("the branch's manager, also at the counter", both(Role.BRANCH_STAFF, Role.BRANCH_MANAGER)));
    }

    static Stream<Viewer> masked() {
        return Stream.of(
                new Viewer("marketing", Tokens.staff("mark", Role.MARKETING)),
                new Viewer("operations", Tokens.staff("olga", Role.OPERATIONS)),
                new Viewer("counter staff of the branch", Tokens.branch(Role.BRANCH_STAFF, OURS.branch())),
                new Viewer("marketing, also at the counter", both(Role.MARKETING, Role.BRANCH_STAFF)));
    }

    static Stream<Viewer> notAtAll() {
        return Stream.of(
                new Viewer("another customer", Tokens.customer(OURS.number(2))),
                new Viewer("another manager", Tokens.manager(THEIRS.manager())),
                new Viewer("another branch's manager", Tokens.branch(Role.BRANCH_MANAGER, THEIRS.branch())),
                new Viewer("counter staff elsewhere", Tokens.branch(Role.BRANCH_STAFF, THEIRS.branch())),
                new Viewer("a customer without a number", Tokens.staff("c", Role.CUSTOMER)),
                new Viewer("a manager without a number", Tokens.staff("m", Role.MANAGER)),
                new Viewer("a branch manager without a branch", Tokens.staff("b", Role.BRANCH_MANAGER)),
                new Viewer(
                        "a manager with the claims of others",
                        Tokens.sign(Tokens.token("x", Role.MANAGER)
                                .claim("customer_no", OURS.number(1))
                                .claim("branch_code", OURS.branch()))));
    }

    @Test
    void everyFieldHasARow() {
        List<Map<String, String>> all = Graphql.as(
                        Tokens.staff("olga", Role.OPERATIONS),
                        "{ __type(name: \"Customer\") { all: fields { name } } }")
                .extract()
                .jsonPath()
                .getList("data.__type.all");
        Set<String> fields = new TreeSet<>();
        all.forEach(field -> fields.add(field.get("name")));

        assertThat(new TreeSet<>(FIELDS.keySet())).isEqualTo(fields);
    }

    @ParameterizedTest
    @MethodSource("inFull")
    void someSeeEverything(Viewer viewer) {
        // Given
        Map<String, Object> expected = OURS.everything(1);
        if (viewer.name().equals("the customer himself")) {
            expected.replaceAll((field, value) ->
                    FIELDS.getOrDefault(field, Sight.SHOWN) == Sight.NOT_FOR_HIMSELF ? List.of() : value);
        }

        // When
        JsonPath answer = ask(viewer.token(), OURS.number(1));

        // Then
        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getMap("data.customer")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("masked")
    void someSeeNoPersonalData(Viewer viewer) {
        // Given
        Map<String, Object> expected = OURS.everything(1);
        expected.replaceAll((field, value) -> switch (FIELDS.getOrDefault(field, Sight.SHOWN)) {
            case SHOWN, NOT_FOR_HIMSELF -> value;
            case MASKED -> field.equals("name") ? "客**" : "139****3501";
            case HIDDEN -> null;
            case NOT_FOR_MARKETING -> viewer.name().equals("marketing") ? null : value;
        });

        // When
        JsonPath answer = ask(viewer.token(), OURS.number(1));

        // Then
        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getMap("data.customer")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("notAtAll")
    void toOthersHeIsExactlyAsOneWhoIsMissing(Viewer viewer) {
        // When
        String hidden = body(viewer.token(), OURS.number(1));
        String missing = body(viewer.token(), "NOBODY");

        // Then
        assertThat(hidden).isEqualTo(missing);
        assertThat(JsonPath.from(hidden).getMap("data")).containsEntry("customer", null);
        assertThat(JsonPath.from(hidden).getList("errors")).isNull();
    }

    @Test
    void takesTheWidestScopeAndUnmasksOnlyWhatIsHisOwn() {
        // Given
        String token = both(Role.MANAGER, Role.OPERATIONS);

        // Then
        assertThat(ask(token, OURS.number(1)).getString("data.customer.name")).isEqualTo("客户1");
        assertThat(ask(token, THEIRS.number(1)).getString("data.customer.name")).isEqualTo("客**");
    }

    @Test
    void aManagerLosesACustomerAtOnce() {
        // Given
        String token = Tokens.manager(OURS.manager());
        assertThat(ask(token, OURS.number(1)).getMap("data.customer")).isNotNull();

        // When
        Database.execute("update customer set manager_no = null where customer_id = " + OURS.id(1));

        // Then
        assertThat(ask(token, OURS.number(1)).getMap("data")).containsEntry("customer", null);
        assertThat(numbers(token, "{}")).containsExactly(OURS.number(2));
    }

    @Test
    void listsShowEachCallerHisOwn() {
        assertThat(numbers(Tokens.manager(OURS.manager()), "{}")).containsExactly(OURS.number(1), OURS.number(2));
        assertThat(numbers(Tokens.manager(OURS.manager()), "{branch: \"" + THEIRS.branch() + "\"}"))
                .isEmpty();
        assertThat(numbers(Tokens.branch(Role.BRANCH_MANAGER, THEIRS.branch()), "{}"))
                .containsExactly(THEIRS.number(1), THEIRS.number(2));
        assertThat(numbers(Tokens.staff("m", Role.MANAGER), "{}")).isEmpty();
        assertThat(numbers(Tokens.staff("s", Role.BRANCH_STAFF), "{phone: \"" + OURS.phone(1) + "\"}"))
                .isEmpty();
    }

    @Test
    void marketingDoesNotProbeForPersons() {
        for (String filter : List.of("{namePrefix: \"客\"}", "{phone: \"" + OURS.phone(1) + "\"}")) {
            for (String token : List.of(Tokens.staff("mark", Role.MARKETING), both(Role.MARKETING, Role.MANAGER))) {
                JsonPath answer = list(token, filter);

                assertThat(answer.getList("errors.extensions.code")).isEqualTo(List.of("FORBIDDEN"));
                assertThat(answer.getMap("")).containsEntry("data", null);
            }
        }
    }

    @Test
    void counterStaffNeedTheExactPhone() {
        // Given
        String token = Tokens.branch(Role.BRANCH_STAFF, OURS.branch());

        // Then
        for (String filter : List.of("{}", "{namePrefix: \"客\"}", "{branch: \"" + OURS.branch() + "\"}")) {
            assertThat(list(token, filter).getList("errors.extensions.code")).isEqualTo(List.of("FILTER_REQUIRED"));
        }
        assertThat(numbers(token, "{phone: \"" + OURS.phone(2) + "\"}")).containsExactly(OURS.number(2));
        assertThat(numbers(token, "{phone: \"" + OURS.phone(2).substring(0, 10) + "\"}"))
                .isEmpty();
        assertThat(numbers(token, "{phone: \"" + THEIRS.phone(2) + "\"}")).isEmpty();
    }

    @Test
    void aCustomerWhoIsNotKnownHereIsNobody() {
        JsonPath answer = Graphql.as(Tokens.customer("ELSEWHERE"), "{ me { id } }")
                .extract()
                .jsonPath();

        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getMap("data")).containsEntry("me", null);
    }

    @Test
    void mutationsAnswerAnothersCustomerExactlyAsAMissingOne() {
        // Given
        String before = changes();
        String tag = "mutation($no: String!) { customerTag(customerNo: $no, tag: \"x\") { customer { id }"
                + " errors { code field message } } }";
        String untag = "mutation($no: String!) { customerUntag(customerNo: $no, tag: \"VIP\") { customer { id }"
                + " errors { code field message } } }";
        String consent = "mutation($no: String!) { consentSet(customerNo: $no, purpose: PROFILING, granted: true)"
                + " { customer { id } errors { code field message } } }";
        String token = Tokens.manager(THEIRS.manager());

        for (String mutation : List.of(tag, untag, consent)) {
            // When
            String others = Graphql.as(token, mutation, Map.of("no", OURS.number(1)))
                    .extract()
                    .asString();
            String missing = Graphql.as(token, mutation, Map.of("no", "NOBODY"))
                    .extract()
                    .asString();

            // Then
            assertThat(others).isEqualTo(missing).contains("\"UNKNOWN_CUSTOMER\"");
        }
        String otherCustomer = Graphql.as(Tokens.customer(OURS.number(2)), consent, Map.of("no", OURS.number(1)))
                .extract()
                .asString();
        assertThat(otherCustomer).contains("\"UNKNOWN_CUSTOMER\"");
        assertThat(changes()).isEqualTo(before);
    }

    private static String changes() {
        return Database.value("select (select count(*) from audit_entry) || '/' || (select count(*) from customer_tag)"
                + " || '/' || (select count(*) from customer_consent)");
    }

    /** A caller with two roles and every claim of our branch but a customer's. */
    private static String both(String one, String other) {
        return Tokens.sign(Tokens.token("both", one, other)
                .claim("manager_no", OURS.manager())
                .claim("branch_code", OURS.branch()));
    }

    private static String body(String token, String customerNo) {
        return Graphql.as(token, ASK, Map.of("no", customerNo)).extract().asString();
    }

    private static JsonPath ask(String token, String customerNo) {
        return JsonPath.from(body(token, customerNo));
    }

    private static JsonPath list(String token, String filter) {
        return Graphql.as(token, "{ customers(filter: " + filter + ") { edges { node { customerNo } } } }")
                .extract()
                .jsonPath();
    }

    private static List<String> numbers(String token, String filter) {
        JsonPath answer = list(token, filter);
        assertThat(answer.getList("errors")).isNull();
        return answer.getList("data.customers.edges.node.customerNo");
    }
}
