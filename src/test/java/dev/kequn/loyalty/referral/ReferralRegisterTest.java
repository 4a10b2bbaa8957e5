package dev.kequn.loyalty.referral;

import static dev.kequn.loyalty.referral.ReferralBank.BRANCH_MANAGER;
import static dev.kequn.loyalty.referral.ReferralBank.BRANCH_STAFF;
import static dev.kequn.loyalty.referral.ReferralBank.MANAGER;
import static dev.kequn.loyalty.referral.ReferralBank.OPERATIONS;
import static dev.kequn.loyalty.referral.ReferralBank.OTHER_MANAGER;
import static dev.kequn.loyalty.referral.ReferralBank.SERVICE;
import static dev.kequn.loyalty.referral.ReferralBank.byId;
import static dev.kequn.loyalty.referral.ReferralBank.byNumber;
import static dev.kequn.loyalty.referral.ReferralBank.code;
import static dev.kequn.loyalty.referral.ReferralBank.codes;
import static dev.kequn.loyalty.referral.ReferralBank.register;
import static dev.kequn.loyalty.referral.ReferralBank.standing;
import static dev.kequn.loyalty.referral.ReferralBank.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One referrer per newcomer: who may say so, of whom, and what is refused. */
@QuarkusTest
@TestProfile(ReferralBank.class)
class ReferralRegisterTest {
    private static final String NOTHING = "0/0/0";

    @BeforeEach
    void bank() {
        ReferralBank.open();
    }

    @Test
    void notesWhoBroughtAProspect() {
        // When
        JsonPath payload = byId(BRANCH_STAFF, 108, code(101));

        // Then
        assertThat(codes(payload)).isEmpty();
        assertThat(payload.getMap("referral.newcomer"))
                .isEqualTo(person("id", "108", "customerNo", null, "name", "郑**"));
        assertThat(payload.getMap("referral.referrer"))
                .isEqualTo(Map.of("customerNo", "RF001", "name", "李**", "registeredOn", "2026-07-15"));
        assertThat(payload.getString("referral.registeredOn")).isEqualTo("2026-07-15");
        assertThat(payload.getString("referral.source")).isEqualTo("STAFF");
        assertThat(Database.rows("select newcomer_id, referrer_id, registered_on, source, actor from referral"))
                .containsExactly("108|101|2026-07-15|STAFF|branch_staff-RFB");
        assertThat(Database.rows("select actor, action, subject_type, subject_id, after_values from audit_entry"))
                .containsExactly("branch_staff-RFB|referralRegister|Referral|108|{\"referrerId\": 101}");
    }

    @Test
    void aCustomerSaysWhoBroughtHimself() {
        // When
        JsonPath payload = byNumber(
                Tokens.customer("RF004"),
                "RF004",
                code(102).toLowerCase(Locale.ROOT).replace("-", ""));

        // Then
        assertThat(codes(payload)).isEmpty();
        assertThat(payload.getMap("referral.newcomer"))
                .isEqualTo(person("id", "104", "customerNo", "RF004", "name", "钱四"));
        assertThat(payload.getMap("referral.referrer"))
                .isEqualTo(person("customerNo", null, "name", "王**", "registeredOn", "2026-07-15"));
        assertThat(payload.getString("referral.source")).isEqualTo("CUSTOMER");
        assertThat(standing()).containsExactly("102>104");
    }

    @Test
    void staffRegisterTheirOwnAndSystemsAnyone() {
        for (String token : List.of(MANAGER, BRANCH_MANAGER, BRANCH_STAFF, OPERATIONS, SERVICE)) {
            ReferralBank.open();
            JsonPath payload = byNumber(token, "RF004", code(101));
            assertThat(codes(payload)).isEmpty();
            assertThat(payload.getString("referral.source")).isEqualTo(token.equals(SERVICE) ? "SERVICE" : "STAFF");
        }
        for (String token : List.of(OPERATIONS, SERVICE, OTHER_MANAGER)) {
            ReferralBank.open();
            assertThat(codes(byNumber(token, "RF007", code(101)))).isEmpty();
        }
    }

    @Test
    void anothersCustomerIsUnknown() {
        String readsAll =
                Tokens.sign(Tokens.token("both", Role.MANAGER, Role.MARKETING).claim("manager_no", "RFM"));
        for (String token : List.of(
                MANAGER,
                BRANCH_MANAGER,
                BRANCH_STAFF,
                readsAll,
                Tokens.customer("RF004"),
                Tokens.staff("m", Role.MANAGER))) {
            assertThat(byNumber(token, "RF007", code(101)).prettify())
                    .isEqualTo(byNumber(token, "NOBODY", code(101)).prettify())
                    .contains("UNKNOWN_CUSTOMER");
            assertThat(byId(token, 109, code(101)).prettify())
                    .isEqualTo(byId(token, 999, code(101)).prettify())
                    .contains("UNKNOWN_CUSTOMER");
        }
        assertThat(written()).isEqualTo(NOTHING);
    }

    @Test
    void refusesWhatIsNoClaim() {
        refused("INVALID_NEWCOMER", register(OPERATIONS, null, null, code(101), "k"));
        refused("INVALID_NEWCOMER", register(OPERATIONS, "RF004", 104L, code(101), "k"));
        refused("INVALID_IDEMPOTENCY_KEY", register(OPERATIONS, "RF004", null, code(101), " "));
        refused("INVALID_IDEMPOTENCY_KEY", register(OPERATIONS, "RF004", null, code(101), "x".repeat(201)));
        refused("INVALID_IDEMPOTENCY_KEY", register(OPERATIONS, "RF004", null, code(101), "a\u0000b"));
    }

    @Test
    void refusesACodeOfNobodyActive() {
        String mistyped = code(101).substring(0, 8) + (code(101).endsWith("0") ? "1" : "0");
        for (String typed : List.of("", mistyped, code(999_999), code(103), code(109))) {
            refused("UNKNOWN_CODE", byNumber(OPERATIONS, "RF004", typed));
        }
        refused("UNKNOWN_CODE", byId(OPERATIONS, 108, code(108)));
    }

    @Test
    void refusesHimself() {
        refused("SELF_REFERRAL", byNumber(Tokens.customer("RF004"), "RF004", code(104)));
    }

    @Test
    void refusesWhoIsNotNew() {
        refused("NOT_NEW", byNumber(OPERATIONS, "RF005", code(101)));
        refused("NOT_NEW", byNumber(OPERATIONS, "RF006", code(101)));
        refused("NOT_NEW", byNumber(OPERATIONS, "RF010", code(101)));
        refused("NOT_NEW", byNumber(OPERATIONS, "RF002", code(101)));
        assertThat(codes(byNumber(OPERATIONS, "RF004", code(101)))).isEmpty();
    }

    @Test
    void refusesACircle() {
        // Given
        byNumber(OPERATIONS, "RF102", code(201));
        byNumber(OPERATIONS, "RF103", code(202));
        String before = written();

        // When
        List<String> direct = codes(byNumber(OPERATIONS, "RF101", code(202)));
        List<String> throughOthers = codes(byNumber(OPERATIONS, "RF101", code(203)));

        // Then
        assertThat(direct).containsExactly("CYCLE");
        assertThat(throughOthers).containsExactly("CYCLE");
        assertThat(written()).isEqualTo(before);
        assertThat(standing()).containsExactly("201>202", "202>203");
        assertThat(codes(byNumber(OPERATIONS, "RF101", code(101)))).isEmpty();
    }

    @Test
    void theFirstValidClaimWins() {
        // Given
        assertThat(codes(byNumber(MANAGER, "RF004", "0000-0000"))).containsExactly("UNKNOWN_CODE");
        assertThat(codes(byNumber(MANAGER, "RF004", code(102)))).isEmpty();
        String before = written();

        // When
        JsonPath other = byNumber(MANAGER, "RF004", code(101));
        JsonPath unknown = byNumber(MANAGER, "RF004", code(103));

        // Then
        assertThat(codes(other)).containsExactly("ALREADY_REFERRED");
        assertThat(codes(unknown)).containsExactly("UNKNOWN_CODE");
        assertThat(written()).isEqualTo(before);
        assertThat(standing()).containsExactly("102>104");
    }

    @Test
    void theSameClaimAgainIsTheSameReferral() {
        // Given
        String first = byNumber(MANAGER, "RF004", code(102)).getMap("referral").toString();
        Database.execute(
                "update customer set closed_on = '2026-07-10' where customer_id = 102",
                "update customer set opened_on = '2026-01-01' where customer_id = 104");

        // When
        String again = byNumber(MANAGER, "RF004", code(102)).getMap("referral").toString();
        String byItsId = byId(MANAGER, 104, code(102)).getMap("referral").toString();

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(byItsId).isEqualTo(first);
        assertThat(Database.value(
                        "select (select count(*) from referral) || '/' || (select count(*) from audit_entry)"))
                .isEqualTo("1/1");
    }

    @Test
    void aKeyIsUsedOnce() {
        // Given
        String first = register(MANAGER, "RF004", null, code(102), "k")
                .getMap("referral")
                .toString();
        String before = written();

        // When
        String again = register(MANAGER, "RF004", null, code(102).toLowerCase(Locale.ROOT), "k")
                .getMap("referral")
                .toString();
        List<String> otherCode = codes(register(MANAGER, "RF004", null, code(101), "k"));
        List<String> otherNewcomer = codes(register(MANAGER, "RF101", null, code(102), "k"));
        List<String> another = codes(register(BRANCH_MANAGER, "RF101", null, code(102), "k"));

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(otherCode).containsExactly("IDEMPOTENCY_CONFLICT");
        assertThat(otherNewcomer).containsExactly("IDEMPOTENCY_CONFLICT");
        assertThat(before).isEqualTo("1/1/1");
        assertThat(another).isEmpty();
        assertThat(written()).isEqualTo("2/2/2");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThat(codes(register(MANAGER, "RF004", null, code(103), "k"))).containsExactly("UNKNOWN_CODE");
        assertThat(codes(register(MANAGER, "RF004", null, code(102), "k"))).isEmpty();
    }

    @Test
    void aKeyDoesNotOpenWhatIsNoLongerHis() {
        // Given
        register(MANAGER, "RF004", null, code(102), "k");
        Database.execute("update customer set manager_no = null where customer_id = 104");

        // Then
        assertThat(codes(register(MANAGER, "RF004", null, code(102), "k"))).containsExactly("UNKNOWN_CUSTOMER");
    }

    @Test
    void aProspectWhoOpensAnAccountKeepsHisReferrer() {
        // Given
        byId(MANAGER, 108, code(101));

        // When
        Database.execute("update customer set customer_no = 'RF008', opened_on = '2026-07-15' where customer_id = 108");

        // Then
        assertThat(ReferralBank.ask(MANAGER, "{ customer(customerNo: \"RF008\") { referredBy { customerNo } } }")
                        .getString("data.customer.referredBy.customerNo"))
                .isEqualTo("RF001");
        assertThat(codes(byNumber(MANAGER, "RF008", code(102)))).containsExactly("ALREADY_REFERRED");
    }

    private static void refused(String code, JsonPath payload) {
        assertThat(codes(payload)).containsExactly(code);
        assertThat(payload.getMap("referral")).isNull();
        assertThat(written()).isEqualTo(NOTHING);
    }

    static Map<String, Object> person(Object... keysAndValues) {
        Map<String, Object> person = new java.util.HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            person.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return person;
    }
}
