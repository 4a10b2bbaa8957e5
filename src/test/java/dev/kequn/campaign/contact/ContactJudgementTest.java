package dev.kequn.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reason for which a customer is not approached, and who goes first where not all can. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ContactJudgementTest {
    private static final SampleBranch BRANCH = new SampleBranch("CJ", 71_100_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final String MARKETING = Tokens.staff("mary", "marketing");

    @BeforeEach
    void open() {
        close();
        BRANCH.open(3);
        SampleCampaign.forget();
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleContactPolicy.forget();
        BRANCH.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NO_CONSENT; SMS; delete from customer_consent where customer_id = %d",
                "NO_CONSENT; SMS; insert into customer_consent values (%d, 'MARKETING', '2026-02-01', false, 'api', 'x')",
                "REFUSED; SMS; insert into contact_standing values (%d, 0, '2026-07-16')",
                "UNREACHABLE; SMS; update customer set phone = null where customer_id = %d",
                "UNREACHABLE; PHONE; update customer set phone = null where customer_id = %d",
                "UNREACHABLE; PUSH; update customer set closed_on = '2026-07-15' where customer_id = %d",
            })
    void isSuppressedForAReason(String reason, String channel, String fault) {
        // Given
        SampleContactPolicy.free().set();
        long round = campaign("CJ_ONE", 1, channel).live(TODAY, TODAY.plusDays(30));
        Contacting.enrol(BRANCH.id(1), round);
        Contacting.enrol(BRANCH.id(2), round);
        Database.execute(fault.formatted(BRANCH.id(1)));

        // When
        Contacting.plan(BRANCH, 2);

        // Then
        assertThat(Contacting.states()).containsExactlyInAnyOrder("SUPPRESSED " + reason, "DUE");
        assertThat(Database.rows("select approaches, next_act, next_on from enrolment order by customer_id"))
                .containsExactly("0|TIME_OUT|2026-07-25", "1|TIME_OUT|2026-07-25");
        Graphql.as(
                        MARKETING,
                        "{ campaign(code: \"CJ_ONE\") { suppressions { round reason channel contacts customers } } }")
                .body("data.campaign.suppressions.reason", contains(reason))
                .body("data.campaign.suppressions.channel", contains(channel))
                .body("data.campaign.suppressions.round", contains(1))
                .body("data.campaign.suppressions.contacts", contains(1))
                .body("data.campaign.suppressions.customers", contains(1));
    }

    @ParameterizedTest
    @CsvSource({
        "insert into contact_standing values (%d; 0; '2026-07-15'), SMS",
        "update customer set phone = null where customer_id = %d, EMAIL",
        "update customer set closed_on = '2026-07-16' where customer_id = %d, SMS"
    })
    void isApproachedWhereTheReasonDoesNotHold(String scene, String channel) {
        SampleContactPolicy.free().set();
        Contacting.enrol(BRANCH.id(1), campaign("CJ_ONE", 1, channel).live(TODAY, TODAY.plusDays(30)));
        Database.execute(scene.replace(';', ',').formatted(BRANCH.id(1)));

        Contacting.plan(BRANCH, 1);

        assertThat(Contacting.states()).containsExactly("DUE");
    }

    /** Caps of 1 in 7 days and 3 in 30 of SMS, 2 in 10 of all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "-; DUE",
                "SMS 6; CAP",
                "SMS 7; DUE",
                "SMS -6; CAP",
                "SMS -7; DUE",
                "PUSH 1; DUE",
                "PUSH 1, EMAIL 9; CAP",
                "PUSH 1, EMAIL 10; DUE",
                "PUSH 0, EMAIL 0; CAP",
                "SMS 7, SMS 15, SMS 29; CAP",
                "SMS 7, SMS 15, SMS 30; DUE",
                "SMS 9, PUSH 9; CAP",
                "SMS -29, SMS 29, SMS 12; CAP"
            })
    void capsHoldInEveryWindow(String slots, String expected) {
        // Given
        SampleContactPolicy.free()
                .cap("SMS", 1, 7)
                .cap("SMS", 3, 30)
                .cap(null, 2, 10)
                .set();
        long old = campaign("CJ_OLD", 1, "SMS").live(TODAY.minusDays(60), TODAY.plusDays(60));
        long round = campaign("CJ_NEW", 1, "SMS").live(TODAY, TODAY.plusDays(30));
        Contacting.enrol(BRANCH.id(1), old);
        Database.execute("update enrolment set next_act = null, next_on = null");
        int approach = 0;
        for (String slot : slots == null ? new String[0] : slots.split(", ")) {
            String[] parts = slot.split(" ");
            Database.execute(
                    """
                    insert into contact (customer_id, campaign_id, round_id, entry, version_id, step, position, approach,
                        channel, priority, policy, planned_on, due_at, slot_on, state, lease)
                    select customer_id, campaign_id, round_id, 1, version_id, 'COME', 0, %d, '%s', 1, 1, '2026-01-01',
                        '2026-01-01', date '2026-07-15' - %s, 'DELIVERED', 1 from enrolment"""
                            .formatted(++approach, parts[0], parts[1]));
        }
        Contacting.enrol(BRANCH.id(1), round);

        // When
        Contacting.plan(BRANCH, 1);

        // Then
        assertThat(Database.value("select coalesce(reason, state) from contact where round_id = " + round))
                .isEqualTo(expected);
        assertThat(Database.value(
                        "select approaches || ' ' || next_act || ' ' || next_on from enrolment where round_id = "
                                + round))
                .isEqualTo(expected.equals("CAP") ? "0 APPROACH 2026-07-16" : "1 TIME_OUT 2026-07-25");
    }

    @Test
    void theMoreImportantCampaignGetsTheSlot() {
        // Given
        SampleContactPolicy.free().cap(null, 1, 7).set();
        long low = campaign("CJ_LOW", 10, "SMS").live(TODAY, TODAY.plusDays(30));
        long high = campaign("CJ_HIGH", 20, "PUSH").live(TODAY, TODAY.plusDays(30));
        Contacting.enrol(BRANCH.id(1), low);
        Contacting.enrol(BRANCH.id(1), high);

        // When
        Contacting.plan(BRANCH, 1);

        // Then
        assertThat(Database.rows("select round_id, coalesce(reason, state) from contact order by round_id"))
                .containsExactly(low + "|CAP", high + "|DUE");
    }

    @Test
    void whoIsNotApproachedTakesNoSlotFromOthers() {
        // Given
        SampleContactPolicy.free().cap(null, 1, 7).cost("PUSH", 100).set();
        long low = campaign("CJ_LOW", 10, "SMS").live(TODAY, TODAY.plusDays(30));
        long high = campaign("CJ_HIGH", 20, "PUSH").budget(250).live(TODAY, TODAY.plusDays(30));
        for (int i = 1; i <= 3; i++) {
            Contacting.enrol(BRANCH.id(i), low);
            Contacting.enrol(BRANCH.id(i), high);
        }

        // When
        Contacting.plan(BRANCH, 3);

        // Then
        assertThat(Database.rows("select customer_id - 71100000, round_id, coalesce(reason, state) from contact"
                        + " order by customer_id, round_id"))
                .containsExactly(
                        "1|" + low + "|CAP",
                        "1|" + high + "|DUE",
                        "2|" + low + "|CAP",
                        "2|" + high + "|DUE",
                        "3|" + low + "|DUE",
                        "3|" + high + "|BUDGET_EXHAUSTED");
        assertThat(Contacting.money(high)).isEqualTo("200 0");
    }

    @ParameterizedTest
    @CsvSource({
        "21:00, 09:00, 2026-07-15 04:00:00+00, 2026-07-15",
        "11:00, 12:00, 2026-07-15 04:00:00+00, 2026-07-15",
        "12:00, 12:01, 2026-07-15 04:01:00+00, 2026-07-15",
        "09:00, 23:30, 2026-07-15 15:30:00+00, 2026-07-15",
        "11:00, 08:30, 2026-07-16 00:30:00+00, 2026-07-16"
    })
    void quietHoursMoveItToTheirEnd(String from, String to, String dueAt, String slot) {
        SampleContactPolicy.free().quiet(from, to).set();
        Contacting.enrol(BRANCH.id(1), campaign("CJ_ONE", 1, "SMS").live(TODAY, TODAY.plusDays(30)));

        Contacting.plan(BRANCH, 1);

        assertThat(Database.value("select due_at = '%s' and slot_on = '%s' and planned_on = '2026-07-15' from contact"
                        .formatted(dueAt, slot)))
                .isEqualTo("true");
    }

    @Test
    void aCapThatLastsEndsTheStepLikeATimeOut() {
        SampleContactPolicy.free().cap("SMS", 0, 1).set();
        Contacting.enrol(BRANCH.id(1), campaign("CJ_ONE", 1, "SMS").live(TODAY, TODAY.plusDays(30)));
        Database.execute("update enrolment set step_entered_at = '2026-07-06 09:00+08'");

        Contacting.plan(BRANCH, 1);

        assertThat(Database.value("select approaches || ' ' || next_act || ' ' || next_on from enrolment"))
                .isEqualTo("0 TIME_OUT 2026-07-16");
    }

    @Test
    void nobodyIsApproachedWhileTheCampaignIsPausedOrTheArmIsControl() {
        SampleContactPolicy.free().set();
        Contacting.enrol(BRANCH.id(1), campaign("CJ_ONE", 1, "SMS").live(TODAY, TODAY.plusDays(30)));
        Contacting.enrol(BRANCH.id(2), campaign("CJ_TWO", 1, "SMS").live(TODAY, TODAY.plusDays(30)));
        Database.execute(
                "update campaign set state = 'PAUSED' where code = 'CJ_ONE'",
                "update enrolment set next_act = null, next_on = null, arm = 'CONTROL' where customer_id = "
                        + BRANCH.id(2));

        Contacting.plan(BRANCH, 2);

        assertThat(Contacting.states()).isEmpty();
        assertThat(Database.value("select next_act || next_on from enrolment where next_act is not null"))
                .isEqualTo("APPROACH2026-07-15");
    }

    @Test
    void theLastChannelServesAllFurtherApproaches() {
        SampleContactPolicy.free().set();
        SampleCampaign campaign = SampleCampaign.of("CJ_ONE")
                .entry("COME", null)
                .step("COME", "channels = '{SMS,PHONE}', most_approaches = 4");
        Contacting.enrol(BRANCH.id(1), campaign.live(TODAY, TODAY.plusDays(30)));
        for (int i = 0; i < 3; i++) {
            Database.execute("update enrolment set next_act = 'APPROACH', next_on = '2026-07-15'");
            Contacting.plan(BRANCH, 1);
        }

        assertThat(Database.rows("select approach, channel from contact order by contact_id"))
                .containsExactly("1|SMS", "2|PHONE", "3|PHONE");
    }

    @Test
    void customersSeeWhatReachedThemAndStaffEverything() {
        // Given
        SampleContactPolicy.free().cap("SMS", 1, 7).set();
        long round = campaign("CJ_ONE", 5, "SMS").live(TODAY, TODAY.plusDays(30));
        Contacting.enrol(BRANCH.id(1), round);
        Contacting.enrol(BRANCH.id(1), campaign("CJ_TWO", 4, "SMS").live(TODAY, TODAY.plusDays(30)));
        Contacting.plan(BRANCH, 1);
        String ask =
                "{ customer(customerNo: \"%s\") { contacts(first: 5) { edges { node { campaign state reason answer } }"
                                .formatted(BRANCH.number(1))
                        + " pageInfo { hasNextPage } } } }";
        String path = "data.customer.contacts.edges.node.";

        // When
        Graphql.as(Tokens.customer(BRANCH.number(1)), ask).body(path + "size()", equalTo(0));
        Contacting.reported(
                Contacting.GATEWAY, Contacting.due(Contacting.GATEWAY, "SMS", 5).get(0), "ANSWERED");

        // Then
        Graphql.as(Tokens.customer(BRANCH.number(1)), ask)
                .body(path + "campaign", contains("CJ_ONE"))
                .body(path + "answer", contains("ANSWERED"))
                .body(path + "state", contains("DELIVERED"));
        for (String token : List.of(Tokens.manager(BRANCH.manager()), MARKETING)) {
            Graphql.as(token, ask)
                    .body(path + "campaign", contains("CJ_TWO", "CJ_ONE"))
                    .body(path + "state", contains("SUPPRESSED", "DELIVERED"))
                    .body(path + "reason", contains("CAP", null));
        }
        Graphql.as(
                        MARKETING,
                        "{ customer(customerNo: \"%s\") { contacts(first: 1) { edges { cursor } pageInfo { endCursor } } } }"
                                .formatted(BRANCH.number(1)))
                .body("data.customer.contacts.edges.size()", equalTo(1));
    }

    private static SampleCampaign campaign(String code, int priority, String channel) {
        return SampleCampaign.of(code)
                .entry("COME", null)
                .priority(priority)
                .step("COME", "channels = '{%s}'".formatted(channel));
    }
}
