package dev.kequn.customer.prospect;

import static dev.kequn.support.Prospecting.codes;
import static dev.kequn.support.Prospecting.convert;
import static dev.kequn.support.Prospecting.prospect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.loyalty.referral.ReferralCode;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Daily;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Prospecting;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Out of the pool: a number once, and everything kept. Keys of this class begin with PV. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ProspectConversionTest {
    private static final String STAFF = Tokens.branch(Role.BRANCH_STAFF, "PVB");
    private static final String OPERATIONS = Tokens.staff("olga", Role.OPERATIONS);

    @BeforeEach
    void aBranch() {
        String mine = " where customer_id in (select customer_id from customer where branch_code in ('PVB', 'PVC'))";
        Database.execute(
                "insert into branch values ('PVB', '果园支行'), ('PVC', '河西支行') on conflict do nothing",
                "insert into manager values ('PVM', '陈经理', 'PVB', 'WEALTH') on conflict do nothing",
                "delete from referral where newcomer_id in (select customer_id from customer where branch_code = 'PVB')",
                "delete from customer_event_key" + mine,
                "delete from customer_event" + mine,
                "delete from customer_consent" + mine,
                "delete from customer_number" + mine,
                "delete from request_key where operation in ('prospectRegister', 'prospectConvert', 'referralRegister')",
                "delete from customer where branch_code in ('PVB', 'PVC')",
                "insert into customer (customer_id, customer_no, name, branch_code, manager_no, opened_on) values"
                        + " (9900001, 'PV001', '王介绍', 'PVB', 'PVM', '2020-01-01')",
                "insert into customer_number values ('PV001', 9900001)");
    }

    @Test
    void heGetsHisNumberAndKeepsEverything() {
        // Given
        String id = prospect("PVB", "13700000001");
        String referral = "mutation { referralRegister(input: {newcomerId: \"" + id + "\", code: \""
                + ReferralCode.of(9900001) + "\"}, idempotencyKey: \"brought\") { errors { code } } }";
        assertThat(Graphql.as(OPERATIONS, referral).extract().jsonPath().getList("data.referralRegister.errors"))
                .isEmpty();

        // When
        JsonPath answer = convert(STAFF, id, "PV100", "2026-07-14", "account");

        // Then
        assertThat(codes(answer)).isEmpty();
        assertThat(answer.<String, Object>getMap("customer"))
                .containsAllEntriesOf(Map.of(
                        "id", id, "customerNo", "PV100", "status", "ACTIVE", "openedOn", "2026-07-14", "name", "张**"));
        assertThat(Database.rows("select customer_no, opened_on, name, phone from customer where customer_id = " + id))
                .containsExactly("PV100|2026-07-14|张果农|13700000001");
        assertThat(Database.rows("select customer_no from customer_number where customer_id = " + id))
                .containsExactly("PV100");
        assertThat(Database.rows("select source, external_id, type, occurred_at = '2026-07-15 12:00+08', attributes"
                        + " from customer_event where customer_id = " + id + " order by event_id"))
                .containsExactly(
                        "kequn|prospect:" + id + ":LEAVE_CONTACT|LEAVE_CONTACT|true|{\"source\": \"COUNTER\"}",
                        "kequn|prospect:" + id + ":PROSPECT_CONVERTED|PROSPECT_CONVERTED|true|"
                                + "{\"by\": \"api\", \"branch\": \"PVB\", \"openedOn\": \"2026-07-14\"}");
        assertThat(Database.rows("select actor, before_values ->> 'customerNo', after_values ->> 'customerNo',"
                        + " after_values ->> 'openedOn' from audit_entry where action = 'prospectConvert'"
                        + " and subject_id = '" + id + "'"))
                .containsExactly("branch_staff-PVB|null|PV100|2026-07-14");
        JsonPath found = Graphql.as(
                        OPERATIONS,
                        "{ customer(customerNo: \"PV100\") { id consents { granted source }"
                                + " referredBy { customerNo } } }")
                .extract()
                .jsonPath()
                .setRootPath("data.customer");
        assertThat(found.getString("id")).isEqualTo(id);
        assertThat(found.getList("consents.granted")).isEqualTo(List.of(true));
        assertThat(found.getString("referredBy.customerNo")).isEqualTo("PV001");
    }

    @Test
    void theNightsFileKnowsHimByHisNumber() {
        String id = prospect("PVB", "13700000002");
        convert(OPERATIONS, id, "PV101", "2026-07-15", "account");

        Daily.take("customers", "customer_no,name,branch_code,occupation", "PV101,张果农,PVC,果农");

        assertThat(Database.rows("select customer_id, branch_code, occupation, phone from customer"
                        + " where customer_no = 'PV101'"))
                .containsExactly(id + "|PVC|果农|13700000002");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(STAFF, "mine", "PV001", "2026-07-15", "NUMBER_TAKEN", "customerNo"),
                Arguments.of(STAFF, "mine", " ", "2026-07-15", "INVALID_NUMBER", "customerNo"),
                Arguments.of(STAFF, "mine", "x".repeat(65), "2026-07-15", "INVALID_NUMBER", "customerNo"),
                Arguments.of(STAFF, "mine", "PV102", "2026-07-16", "INVALID_DAY", "openedOn"),
                Arguments.of(STAFF, "mine", "PV102", "1899-12-31", "INVALID_DAY", "openedOn"),
                Arguments.of(STAFF, "theirs", "PV102", "2026-07-15", "UNKNOWN_PROSPECT", "id"),
                Arguments.of(OPERATIONS, "0", "PV102", "2026-07-15", "UNKNOWN_PROSPECT", "id"),
                Arguments.of(OPERATIONS, "x", "PV102", "2026-07-15", "UNKNOWN_PROSPECT", "id"),
                Arguments.of(
                        Tokens.sign(Tokens.token("both", Role.MARKETING, Role.BRANCH_STAFF)
                                .claim("branch_code", "PVB")),
                        "theirs",
                        "PV102",
                        "2026-07-15",
                        "UNKNOWN_PROSPECT",
                        "id"),
                Arguments.of(STAFF, "9900001", "PV102", "2026-07-15", "NOT_A_PROSPECT", "id"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatCannotBeIsSaidAndChangesNothing(
            String token, String who, String number, String day, String code, String field) {
        Map<String, String> ids =
                Map.of("mine", prospect("PVB", "13700000003"), "theirs", prospect("PVC", "13700000003"));
        String before = Prospecting.written();

        JsonPath answer = convert(token, ids.getOrDefault(who, who), number, day, "wrong");

        assertThat(codes(answer)).containsExactly(code);
        assertThat(answer.getString("errors[0].field")).isEqualTo(field);
        assertThat(Prospecting.written()).isEqualTo(before);
    }

    @Test
    void ofManyAtOnceWithOneNumberOneGetsIt() {
        // Given
        List<String> ids = Stream.of("1", "2", "3", "4", "5", "6", "7", "8")
                .map(i -> prospect("PVB", "1370000001" + i))
                .toList();

        // When
        List<List<String>> answers =
                AtOnce.ask(8, i -> codes(convert(OPERATIONS, ids.get(i), "PV103", "2026-07-15", "number-" + i)));

        // Then
        assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
        assertThat(Collections.frequency(answers, List.of("NUMBER_TAKEN"))).isEqualTo(7);
        String winner = ids.get(answers.indexOf(List.of()));
        assertThat(Database.rows("select customer_id from customer where customer_no = 'PV103'"))
                .containsExactly(winner);
        assertThat(Database.rows("select customer_id from customer_number where customer_no = 'PV103'"))
                .containsExactly(winner);
    }

    @Test
    void ofManyNumbersForOneAtOnceHeGetsOne() {
        String id = prospect("PVB", "13700000020");

        List<List<String>> answers =
                AtOnce.ask(8, i -> codes(convert(OPERATIONS, id, "PV11" + i, "2026-07-15", "person-" + i)));

        assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
        assertThat(Collections.frequency(answers, List.of("NOT_A_PROSPECT"))).isEqualTo(7);
        String number = "PV11" + answers.indexOf(List.of());
        assertThat(Database.rows("select customer_no from customer_number where customer_no like 'PV11%'"))
                .containsExactly(number);
        assertThat(Database.rows("select customer_no from customer where customer_id = " + id))
                .containsExactly(number);
    }

    @Test
    void theSameRequestAtOnceIsDoneOnce() {
        String id = prospect("PVB", "13700000021");

        List<String> answers = AtOnce.ask(8, i -> convert(OPERATIONS, id, "PV120", "2026-07-15", "the same")
                .getString("customer.customerNo"));

        assertThat(new TreeSet<>(answers)).containsExactly("PV120");
        assertThat(codes(convert(OPERATIONS, id, "PV121", "2026-07-15", "the same")))
                .containsExactly("IDEMPOTENCY_CONFLICT");
        assertThat(Database.value("select count(*) from audit_entry where action = 'prospectConvert'"
                        + " and subject_id = '" + id + "'"))
                .isEqualTo("1");
        assertThat(Database.value("select count(*) from customer_event where customer_id = " + id))
                .isEqualTo("2");
    }
}
