package dev.kequn.campaign.journey;

import static dev.kequn.campaign.journey.Walkers.customer;
import static dev.kequn.campaign.journey.Walkers.enrol;
import static dev.kequn.campaign.journey.Walkers.gifts;
import static dev.kequn.campaign.journey.Walkers.points;
import static dev.kequn.campaign.journey.Walkers.standing;
import static dev.kequn.campaign.journey.Walkers.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What staff say of customers, over HTTP. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EnrolmentAdvanceTest {
    private static final String STAFF = Tokens.branch("branch_staff", "WA");

    private long round;

    @BeforeEach
    void campaign() {
        Walkers.awaitDelivery();
        SampleCampaign.forget();
        round = SampleCampaign.of("JT_STAFF")
                .audience("JT_NOBODY")
                .budget(1000)
                .step("VISIT", "completed_by = 'STAFF', event_type = null, points = 30")
                .step("CALL", "completed_by = 'STAFF', event_type = null, skippable = true")
                .step("SIGN", "completed_by = 'STAFF', event_type = null, points = 7")
                .step("BUY")
                .live(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31));
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
        assertThat(Walkers.unreconciled()).isEmpty();
    }

    @Test
    void staffRecordThatACustomerCame() {
        long customer = customer();
        enrol(round, customer);

        JsonPath answer = advance(
                STAFF, customer, "step", "VISIT", "outcome", "COMPLETED", "occurredOn", "2026-07-14", "note", "好");

        assertThat(answer.getList("errors")).isEmpty();
        assertThat(answer.getString("enrolment.step") + " " + answer.getString("enrolment.state"))
                .isEqualTo("CALL ACTIVE");
        assertThat(steps(customer)).containsExactly("1|VISIT|COMPLETED|STAFF|07-14 00:00");
        assertThat(gifts(customer)).containsExactly("VISIT|30|null|30|null");
        assertThat(points(customer))
                .containsExactly("30|campaign:JT_STAFF|campaign:%d:%d:1:0|branch_staff-WA".formatted(round, customer));
        assertThat(Database.rows("select actor, note, event_id from enrolment_step where customer_id = " + customer))
                .containsExactly("branch_staff-WA|好|null");
        assertThat(Database.rows("select actor, purpose, before_values ->> 'position', after_values ->> 'position'"
                        + " from audit_entry where action = 'enrolmentAdvance' and subject_id = '" + customer + "'"))
                .containsExactly("branch_staff-WA|好|0|1");

        advance(STAFF, customer, "step", "SIGN", "outcome", "COMPLETED");
        assertThat(steps(customer))
                .containsExactly(
                        "1|VISIT|COMPLETED|STAFF|07-14 00:00",
                        "1|CALL|SKIPPED|STAFF|07-15 12:00",
                        "1|SIGN|COMPLETED|STAFF|07-15 12:00");
        assertThat(points(customer)).hasSize(2);
    }

    @Test
    void whoDidNotComeIsApproachedAgainOrGivenUp() {
        long customer = customer();
        enrol(round, customer);

        advance(STAFF, customer, "step", "VISIT", "outcome", "NO_SHOW");
        assertThat(Database.value("select concat_ws(' ', state, no_shows, next_act, next_on) from enrolment"
                        + " where customer_id = " + customer))
                .isEqualTo("ACTIVE 1 APPROACH 2026-07-20");

        Database.execute("update enrolment set approaches = 3 where customer_id = " + customer);
        advance(STAFF, customer, "step", "VISIT", "outcome", "NO_SHOW");
        assertThat(standing(customer)).containsExactly("1|DROPPED|VISIT|null");
        assertThat(steps(customer)).containsExactly("1|VISIT|DROPPED|STAFF|07-15 12:00");

        long other = customer();
        enrol(round, other);
        advance(STAFF, other, "step", "VISIT", "outcome", "DROPPED");
        assertThat(standing(other)).containsExactly("1|DROPPED|VISIT|null");
    }

    @Test
    void theGoalByStaffConverts() {
        long last = SampleCampaign.of("JT_GOAL")
                .audience("JT_NOBODY")
                .step("SIGN", "completed_by = 'STAFF', event_type = null")
                .live(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31));
        long prospect = Walkers.prospect();
        enrol(last, prospect);

        JsonPath answer = advance(
                STAFF,
                prospect,
                "campaign",
                "JT_GOAL",
                "customerId",
                Long.toString(prospect),
                "customerNo",
                null,
                "step",
                "SIGN",
                "outcome",
                "COMPLETED",
                "occurredOn",
                "2026-07-10");

        assertThat(answer.getList("errors")).isEmpty();
        assertThat(standing(prospect)).containsExactly("1|COMPLETED|SIGN|07-10 12:00");
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() {
        // Given
        long customer = customer();
        enrol(round, customer);
        long control = customer();
        enrol(round, control, "CONTROL");
        long outside = customer();
        long closed = customer();
        enrol(round, closed);
        long buyer = customer();
        enrol(round, buyer);
        Database.execute(
                "update enrolment set position = 3 where customer_id = " + buyer,
                "update enrolment set state = 'DROPPED', next_act = null, next_on = null, closed_on = '2026-07-12'"
                        + " where customer_id = " + closed);
        String before = Walkers.everything();

        // Then
        assertThat(refused(STAFF, outside)).isEqualTo("UNKNOWN_ENROLMENT");
        assertThat(refused(STAFF, control)).isEqualTo("UNKNOWN_ENROLMENT");
        assertThat(refused(STAFF, customer, "campaign", "NONE")).isEqualTo("UNKNOWN_ENROLMENT");
        assertThat(refused(STAFF, customer, "campaign", "a\u0000b")).isEqualTo("UNKNOWN_ENROLMENT");
        assertThat(refused(STAFF, customer, "customerNo", "NOBODY")).isEqualTo("UNKNOWN_ENROLMENT");
        assertThat(refused(STAFF, customer, "customerNo", null, "customerId", "x"))
                .isEqualTo("UNKNOWN_ENROLMENT");
        assertThat(refused(STAFF, customer, "customerId", "1")).isEqualTo("INVALID_CUSTOMER");
        assertThat(refused(STAFF, customer, "customerNo", null)).isEqualTo("INVALID_CUSTOMER");
        assertThat(refused(STAFF, customer, "step", "SIGN")).isEqualTo("WRONG_STEP");
        assertThat(refused(STAFF, customer, "step", "CALL", "outcome", "NO_SHOW"))
                .isEqualTo("WRONG_STEP");
        assertThat(refused(STAFF, customer, "step", "NONE")).isEqualTo("WRONG_STEP");
        assertThat(refused(STAFF, buyer, "step", "VISIT")).isEqualTo("WRONG_STEP");
        assertThat(refused(STAFF, buyer, "step", "BUY")).isEqualTo("NOT_BY_STAFF");
        assertThat(refused(STAFF, customer, "occurredOn", "2026-07-09")).isEqualTo("BEFORE_STEP");
        assertThat(refused(STAFF, customer, "occurredOn", "2026-07-16")).isEqualTo("INVALID_DAY");
        assertThat(refused(STAFF, closed)).isEqualTo("WRONG_STATE");
        assertThat(refused(STAFF, customer, "note", " ")).isEqualTo("INVALID_NOTE");
        assertThat(refused(STAFF, customer, "note", "x".repeat(501))).isEqualTo("INVALID_NOTE");
        assertThat(code(advance(STAFF, " ", customer))).isEqualTo("INVALID_IDEMPOTENCY_KEY");
        Database.execute("update campaign_round set state = 'ENDED', ended_at = now()");
        assertThat(refused(STAFF, customer)).isEqualTo("UNKNOWN_ENROLMENT");
        Database.execute("update campaign_round set state = 'LIVE', ended_at = null");
        assertThat(Walkers.everything()).isEqualTo(before);
    }

    @Test
    void customersOfOthersAreNotThere() {
        long customer = customer();
        enrol(round, customer);
        String before = Walkers.everything();

        for (String token : List.of(
                Tokens.branch("branch_staff", "WB"),
                Tokens.branch("branch_manager", "WB"),
                Tokens.manager("WX"),
                Tokens.sign(Tokens.token("two", "branch_staff", "marketing").claim("branch_code", "WB")))) {
            JsonPath answer = advance(token, customer);
            assertThat(answer.getString("errors"))
                    .isEqualTo(advance(STAFF, customer, "customerNo", "NOBODY").getString("errors"));
        }
        assertThat(Walkers.everything()).isEqualTo(before);

        assertThat(advance(Tokens.manager("WM"), customer).getList("errors")).isEmpty();
        assertThat(advance(Tokens.branch("branch_manager", "WA"), customer, "step", "CALL")
                        .getList("errors"))
                .isEmpty();
        assertThat(advance(Tokens.staff("olga", "operations"), customer, "step", "SIGN")
                        .getList("errors"))
                .isEmpty();
    }

    @Test
    void aKeyIsUsedOnce() {
        long customer = customer();
        enrol(round, customer);

        List<JsonPath> answers = AtOnce.ask(32, i -> advance(STAFF, "k" + customer, customer, "outcome", "NO_SHOW"));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.getList("errors")).isEmpty());
        assertThat(Database.value("select no_shows from enrolment where customer_id = " + customer))
                .isEqualTo("1");
        assertThat(AtOnce.ask(32, i -> code(advance(STAFF, "c" + customer, customer))))
                .containsOnly("none");
        assertThat(steps(customer)).hasSize(1);
        assertThat(points(customer)).hasSize(1);
        assertThat(code(advance(STAFF, "c" + customer, customer, "note", "other")))
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(Database.value(
                        "select count(*) from audit_entry where action = 'enrolmentAdvance' and subject_id = '"
                                + customer + "'"))
                .isEqualTo("2");
    }

    private static String refused(String token, long customer, Object... changes) {
        JsonPath answer = advance(token, customer, changes);
        assertThat((Object) answer.get("enrolment")).isNull();
        return code(answer);
    }

    private static String code(JsonPath answer) {
        List<String> codes = answer.getList("errors.code");
        return codes.isEmpty() ? "none" : String.join(",", codes);
    }

    private static JsonPath advance(String token, long customer, Object... changes) {
        return advance(token, UUID.randomUUID().toString(), customer, changes);
    }

    /** Says that the customer completed VISIT; with these entries instead. */
    private static JsonPath advance(String token, String key, long customer, Object... changes) {
        Map<String, Object> input = new LinkedHashMap<>(
                Map.of("customerNo", "WA" + customer, "campaign", "JT_STAFF", "step", "VISIT", "outcome", "COMPLETED"));
        for (int i = 0; i < changes.length; i += 2) {
            input.put((String) changes[i], changes[i + 1]);
        }
        return Graphql.as(
                        token,
                        """
                        mutation($input: EnrolmentAdvanceInput!, $key: String!) {
                          enrolmentAdvance(input: $input, idempotencyKey: $key) {
                            enrolment { id state step } errors { code field message } } }""",
                        Map.of("input", input, "key", key))
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("data.enrolmentAdvance");
    }
}
