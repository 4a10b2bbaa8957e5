package dev.kequn.customer.prospect;

import static dev.kequn.support.Prospecting.codes;
import static dev.kequn.support.Prospecting.contact;
import static dev.kequn.support.Prospecting.register;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Change;
import dev.kequn.access.Role;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Prospecting;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Into the pool: who may put whom there, once, and what is written. Keys of this class begin with PR. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ProspectRegistrationTest {
    private static final String STAFF = Tokens.branch(Role.BRANCH_STAFF, "PRB");
    private static final String LEADER = Tokens.branch(Role.BRANCH_MANAGER, "PRB");
    private static final String MANAGER = Tokens.manager("PRM");
    private static final String OTHER_MANAGER = Tokens.manager("PRN");
    private static final String OPERATIONS = Tokens.staff("olga", Role.OPERATIONS);
    private static final String SERVICE = Tokens.staff("app", Role.SERVICE);

    @BeforeEach
    void anEmptyPool() {
        String mine = " where customer_id in (select customer_id from customer where branch_code in ('PRB', 'PRC'))";
        Database.execute(
                "insert into branch values ('PRB', '果园支行'), ('PRC', '河西支行') on conflict do nothing",
                "insert into manager values ('PRM', '陈经理', 'PRB', 'WEALTH'), ('PRN', '李经理', 'PRC', 'WEALTH')"
                        + " on conflict do nothing",
                "insert into customer_attribute (name, type, name_zh, name_en, description, declared_by) values"
                        + " ('prMu', 'MONEY', '亩', 'mu', 'orchard', 'test'), ('prTrees', 'INT', '棵', 'trees', 'trees',"
                        + " 'test'), ('prSince', 'DATE', '起', 'since', 'since', 'test'), ('prOwn', 'BOOL', '自有', 'own',"
                        + " 'own', 'test') on conflict do nothing",
                "delete from customer_event_key" + mine,
                "delete from customer_event" + mine,
                "delete from customer_consent" + mine,
                "delete from customer_number" + mine,
                "delete from request_key where operation like 'prospect%'",
                "delete from customer where branch_code in ('PRB', 'PRC')");
    }

    @Test
    void writesWhoHeIsWhatHeSaidAndThatHeCame() {
        // Given
        Map<String, Object> contact = contact("PRB", "13900000001");
        contact.putAll(Map.of(
                "kind", "MERCHANT",
                "gender", "F",
                "birthDate", "1980-02-29",
                "managerNo", "PRN",
                "occupation", "果农",
                "campaign", "FRUIT_GROWERS_YEAR",
                "attributes",
                        List.of(
                                Map.of("name", "prMu", "value", "12.50"),
                                Map.of("name", "prTrees", "value", "300"),
                                Map.of("name", "prSince", "value", "2020-02-29"),
                                Map.of("name", "prOwn", "value", "true"),
                                Map.of("name", "crop", "value", "苹果"))));

        // When
        JsonPath answer = register(STAFF, contact, "exact");

        // Then
        assertThat(codes(answer)).isEmpty();
        String id = answer.getString("customer.id");
        assertThat(Database.rows("select customer_id, customer_no, kind, name, gender, birth_date, phone, branch_code,"
                        + " manager_no, occupation, opened_on, closed_on, attributes from customer"
                        + " where branch_code = 'PRB'"))
                .containsExactly(id + "|null|MERCHANT|张果农|F|1980-02-29|13900000001|PRB|PRN|果农|null|null|"
                        + "{\"crop\": \"苹果\", \"prMu\": 12.50, \"prOwn\": true, \"prSince\": \"2020-02-29\","
                        + " \"prTrees\": 300}");
        assertThat(Database.rows(
                        "select purpose, granted, source, actor from customer_consent where customer_id = " + id))
                .containsExactly("MARKETING|true|api|branch_staff-PRB");
        assertThat(Database.rows("select source, external_id, type, occurred_at = '2026-07-15 12:00+08', attributes"
                        + " from customer_event where customer_id = " + id))
                .containsExactly("kequn|prospect:" + id + ":LEAVE_CONTACT|LEAVE_CONTACT|true|"
                        + "{\"source\": \"COUNTER\", \"campaign\": \"FRUIT_GROWERS_YEAR\"}");
        assertThat(Database.rows(
                        "select actor, action, before_values, after_values ->> 'phone', after_values ->> 'name'"
                                + " from audit_entry where subject_type = 'Customer' and subject_id = '" + id + "'"))
                .containsExactly("branch_staff-PRB|prospectRegister|null|" + Change.hash("13900000001") + "|"
                        + Change.hash("张果农"));
    }

    static Stream<Arguments> sights() {
        return Stream.of(
                Arguments.of(STAFF, "张**|139****0002|null"),
                Arguments.of(LEADER, "张果农|13900000002|1980-01-01"),
                Arguments.of(MANAGER, "张果农|13900000002|1980-01-01"),
                Arguments.of(OPERATIONS, "张**|139****0002|null"),
                Arguments.of(SERVICE, "张**|139****0002|null"));
    }

    @ParameterizedTest
    @MethodSource("sights")
    void whoRegistersSeesHimAsHeSeesOthers(String token, String seen) {
        Map<String, Object> contact = contact("PRB", "13900000002");
        contact.put("birthDate", "1980-01-01");

        JsonPath answer = register(token, contact, "sight");

        assertThat(codes(answer)).isEmpty();
        assertThat(answer.getString("customer.name") + "|" + answer.getString("customer.phone") + "|"
                        + answer.getString("customer.birthDate"))
                .isEqualTo(seen);
        assertThat(answer.getString("customer.status")).isEqualTo("PROSPECT");
        assertThat(answer.getString("customer.customerNo")).isNull();
    }

    @Test
    void aManagerRegistersAsHimself() {
        register(MANAGER, contact("PRC", "13900000003"), "himself");

        assertThat(Database.rows("select manager_no from customer where branch_code = 'PRC'"))
                .containsExactly("PRM");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("name", " ", "INVALID_NAME"),
                Arguments.of("name", "x".repeat(201), "INVALID_NAME"),
                Arguments.of("phone", "1390000", null),
                Arguments.of("phone", "1390", "INVALID_PHONE"),
                Arguments.of("phone", "139 0000 0000", "INVALID_PHONE"),
                Arguments.of("phone", "1".repeat(21), "INVALID_PHONE"),
                Arguments.of("birthDate", "2026-07-16", "INVALID_DAY"),
                Arguments.of("birthDate", "1899-12-31", "INVALID_DAY"),
                Arguments.of("birthDate", "2026-07-15", null),
                Arguments.of("occupation", "", "INVALID_TEXT"),
                Arguments.of("source", "a\nb", "INVALID_TEXT"),
                Arguments.of("campaign", "spring", "INVALID_CAMPAIGN"),
                Arguments.of("branchCode", "NOWHERE", "UNKNOWN_BRANCH"),
                Arguments.of("managerNo", "NOBODY", "UNKNOWN_MANAGER"),
                Arguments.of("attributes", attributes("prMu", "12.505"), "INVALID_ATTRIBUTE"),
                Arguments.of("attributes", attributes("prTrees", "1.5"), "INVALID_ATTRIBUTE"),
                Arguments.of("attributes", attributes("prSince", "2026-02-29"), "INVALID_ATTRIBUTE"),
                Arguments.of("attributes", attributes("prOwn", "yes"), "INVALID_ATTRIBUTE"),
                Arguments.of("attributes", attributes("a", "x", "a", "y"), "INVALID_ATTRIBUTE"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsWrongIsSaidAndChangesNothing(String field, Object value, String code) {
        Map<String, Object> contact = contact("PRB", "13900000004");
        contact.put(field, value);
        String before = Prospecting.written();

        JsonPath answer = register(OPERATIONS, contact, "wrong");

        if (code == null) {
            assertThat(codes(answer)).isEmpty();
            return;
        }
        assertThat(codes(answer)).containsExactly(code);
        assertThat(answer.getString("errors[0].field")).isEqualTo(field);
        assertThat(Prospecting.written()).isEqualTo(before);
    }

    @Test
    void nobodyRegistersForOthers() {
        String before = Prospecting.written();
        Map<String, Object> anothers = contact("PRB", "13900000005");
        anothers.put("managerNo", "PRN");

        assertThat(codes(register(STAFF, contact("PRC", "13900000005"), "a"))).containsExactly("UNKNOWN_BRANCH");
        assertThat(codes(register(LEADER, contact("PRC", "13900000005"), "b"))).containsExactly("UNKNOWN_BRANCH");
        assertThat(codes(register(MANAGER, anothers, "c"))).containsExactly("UNKNOWN_MANAGER");
        assertThat(codes(register(Tokens.staff("m", Role.MANAGER), contact("PRB", "13900000005"), "d")))
                .containsExactly("UNKNOWN_BRANCH");
        assertThat(Prospecting.written()).isEqualTo(before);
    }

    @Test
    void aBranchHasOneProspectToAPhone() {
        // Given
        String id = register(MANAGER, contact("PRB", "13900000006"), "first").getString("customer.id");
        String before = Prospecting.written();

        // When
        JsonPath staff = register(STAFF, contact("PRB", "13900000006"), "again");
        JsonPath service = register(SERVICE, contact("PRB", "13900000006"), "again");
        JsonPath stranger = register(OTHER_MANAGER, contact("PRB", "13900000006"), "again");

        // Then
        for (JsonPath answer : List.of(staff, service, stranger)) {
            assertThat(codes(answer)).containsExactly("DUPLICATE");
        }
        assertThat(staff.getString("errors[0].prospectId")).isEqualTo(id);
        assertThat(service.getString("errors[0].prospectId")).isEqualTo(id);
        assertThat(stranger.getString("errors[0].prospectId")).isNull();
        assertThat(Prospecting.written()).isEqualTo(before);
        assertThat(codes(register(OPERATIONS, contact("PRC", "13900000006"), "elsewhere")))
                .isEmpty();
        Prospecting.convert(OPERATIONS, id, "PR0006", "2026-07-15", "account");
        assertThat(codes(register(STAFF, contact("PRB", "13900000006"), "his son")))
                .isEmpty();
    }

    @Test
    void theSameRequestIsDoneOnceAndAnotherWithItsKeyIsRefused() {
        JsonPath first = register(STAFF, contact("PRB", "13900000007"), "same");
        JsonPath again = register(STAFF, contact("PRB", "13900000007"), "same");
        JsonPath other = register(STAFF, contact("PRB", "13900000008"), "same");
        JsonPath blank = register(STAFF, contact("PRB", "13900000008"), " ");

        assertThat(again.getMap("customer")).isEqualTo(first.getMap("customer"));
        assertThat(codes(other)).containsExactly("IDEMPOTENCY_CONFLICT");
        assertThat(codes(blank)).containsExactly("INVALID_IDEMPOTENCY_KEY");
        assertThat(Database.value("select count(*) from customer where branch_code = 'PRB'"))
                .isEqualTo("1");
    }

    @Test
    void atOnceTheSameKeyOrTheSamePhoneMakesOneProspect() {
        List<String> sameKey = AtOnce.ask(
                12, i -> register(STAFF, contact("PRB", "13900000009"), "one").getString("customer.id"));
        List<List<String>> samePhone = AtOnce.ask(
                12, i -> codes(register(i % 2 == 0 ? STAFF : MANAGER, contact("PRB", "13900000010"), "own-" + i)));

        assertThat(sameKey.stream().distinct()).hasSize(1).doesNotContainNull();
        List<List<String>> expected = new ArrayList<>(List.of(List.of()));
        for (int i = 1; i < 12; i++) {
            expected.add(List.of("DUPLICATE"));
        }
        assertThat(samePhone).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Database.rows("select phone from customer where branch_code = 'PRB' order by 1"))
                .containsExactly("13900000009", "13900000010");
        assertThat(Database.value("select count(*) from customer_event join customer using (customer_id)"
                        + " where branch_code = 'PRB'"))
                .isEqualTo("2");
    }

    @Test
    void staffFindHimByHisPhone() {
        String id = register(STAFF, contact("PRB", "13900000011"), "find").getString("customer.id");
        String find = "{ customers(filter: {status: PROSPECT, phone: \"13900000011\"}) { edges { node { id } } } }";

        for (String token : List.of(STAFF, LEADER, OPERATIONS)) {
            assertThat(Graphql.as(token, find).extract().jsonPath().getList("data.customers.edges.node.id"))
                    .isEqualTo(List.of(id));
        }
        for (String token : List.of(Tokens.branch(Role.BRANCH_STAFF, "PRC"), OTHER_MANAGER)) {
            assertThat(Graphql.as(token, find).extract().jsonPath().getList("data.customers.edges"))
                    .isEmpty();
        }
    }

    /** Name, value, name, value … */
    private static List<Map<String, String>> attributes(String... given) {
        List<Map<String, String>> all = new ArrayList<>();
        for (int i = 0; i < given.length; i += 2) {
            all.add(Map.of("name", given[i], "value", given[i + 1]));
        }
        return all;
    }

    @Test
    void aProspectWithdrawsWhatHeAgreedTo() {
        // Given
        String id = Prospecting.prospect("PRB", "13900000077");

        // When
        List<String> codes = withdrawn(STAFF, "id: " + id);

        // Then
        assertThat(codes).isEmpty();
        assertThat(Database.rows(
                        "select granted, actor from customer_consent where customer_id = " + id + " order by given_at"))
                .containsExactly("true|olga", "false|branch_staff-PRB");
    }

    @Test
    void whoseConsentItIsIsSaidOnceAndByWhoMaySeeHim() {
        // Given
        String id = Prospecting.prospect("PRB", "13900000078");
        String before = Prospecting.written();

        // When
        List<String> both = withdrawn(STAFF, "customerNo: \"PR\", id: " + id);
        List<String> neither = withdrawn(STAFF, "");
        List<String> elsewhere = withdrawn(Tokens.branch(Role.BRANCH_STAFF, "PRC"), "id: " + id);
        List<String> nobody = withdrawn(STAFF, "id: \"x\"");

        // Then
        assertThat(List.of(both, neither, elsewhere, nobody))
                .isEqualTo(List.of(
                        List.of("INVALID_CUSTOMER"),
                        List.of("INVALID_CUSTOMER"),
                        List.of("UNKNOWN_CUSTOMER"),
                        List.of("UNKNOWN_CUSTOMER")));
        assertThat(Prospecting.written()).isEqualTo(before);
    }

    private static List<String> withdrawn(String token, String who) {
        return Graphql.as(
                        token,
                        "mutation { consentSet(%s, purpose: MARKETING, granted: false) { errors { code } } }"
                                .formatted(who)
                                .replace("(, ", "("),
                        Map.of())
                .extract()
                .jsonPath()
                .getList("data.consentSet.errors.code");
    }
}
