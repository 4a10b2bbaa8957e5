package dev.kequn.campaign.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.campaign.Arm;
import dev.kequn.campaign.SampleCampaign;
import dev.kequn.platform.db.Snapshots;
import dev.kequn.platform.statistics.Interval;
import dev.kequn.platform.statistics.Proportion;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lift and cost of a campaign small enough to be worked out by hand. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CampaignResultTest {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String MARKETING = Tokens.staff("mark", "marketing");
    private static final String LIFT =
            """
            { campaign(code: "SMALL") { lift { balancesThrough conversionMeasurable groups {
                arms { arm customers conversions conversionShare measured aumChange holdingsChange }
                control { conversion { verdict lift low } aum { verdict lift low } holdings { verdict lift low } } } } } }""";
    private static final String COST =
            """
            { campaign(code: "SMALL") { cost(round: 1) { round
                channels { channel delivered answered refused cost } contactsCost points pointsCost rewards rewardsCost total
                conversions costPerConversion contactsPerConversion refusalShare } } }""";

    @Inject
    LiftReader lifts;

    @Inject
    Snapshots snapshots;

    private TakenThrough taken;

    @BeforeEach
    void write() {
        SampleCampaign.forget();
        taken = TakenThrough.day(LocalDate.of(2026, 7, 10));
        Database.execute(
                "insert into branch values ('SMALL', '县支行')",
                "insert into product values ('SMALL', '理财', 'WEALTH', 2)",
                "insert into customer (customer_id, name, branch_code) select i, '客户', 'SMALL'"
                        + " from generate_series(8200001, 8200007) i",
                """
                insert into balance_state (customer_id, from_day, through_day, aum, loan, aum_days, loan_days, deposit_days)
                select customer_id, day, day, aum, 0, aum_days, 0, 0 from (values
                    (8200001, date '2026-01-01', 100000, 0), (8200001, '2026-06-25', 150000, 175 * 100000),
                    (8200003, '2026-06-16', 200000, 0), (8200003, '2026-07-06', 260000, 20 * 200000),
                    (8200004, '2026-01-01', 50000, 0),
                    (8200005, '2026-01-01', 90000, 0), (8200005, '2026-07-01', 0, 181 * 90000))
                    kept (customer_id, day, aum, aum_days)""",
                """
                insert into holding (customer_id, account_no, product_code, opened_on, closed_on) values
                    (8200001, 'SMALL1', 'SMALL', '2026-01-01', '2026-06-15'),
                    (8200002, 'SMALL2', 'SMALL', '2026-07-11', null),
                    (8200003, 'SMALL3', 'SMALL', '2026-07-01', null),
                    (8200004, 'SMALL4', 'SMALL', '2026-07-01', null),
                    (8200005, 'SMALL5', 'SMALL', '2026-01-01', '2026-07-10')""");
    }

    @AfterEach
    void forget() {
        SampleCampaign.forget();
        taken.restore();
        Database.execute(
                "delete from holding where customer_id between 8200001 and 8200007",
                "delete from balance_state where customer_id between 8200001 and 8200007",
                "delete from customer where customer_id between 8200001 and 8200007",
                "delete from product where product_code = 'SMALL'",
                "delete from branch where branch_code = 'SMALL'");
    }

    private static void campaign(String lastStep) {
        SampleCampaign.of("SMALL")
                .audience("SMALL")
                .step("VISIT", "points = 100")
                .step("BUY", lastStep)
                .live(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31));
        Database.execute(
                """
                insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    branch_code, newcomer, enrolled_on, enrolled_at, state, position, step_entered_at, converted_at)
                select e.customer_id, r.round_id, 1, c.campaign_id, c.in_force, 0, e.arm, false, 'AUDIENCE', 'SMALL', false,
                       e.day, e.day, 'ACTIVE', 0, e.day, case when e.converted then e.day + 2 end
                from campaign c join campaign_round r using (campaign_id) cross join (values
                    (8200001, 'TREATED', date '2026-06-10', true), (8200002, 'TREATED', '2026-06-20', false),
                    (8200003, 'TREATED', '2026-07-01', true), (8200004, 'CONTROL', '2026-06-10', true),
                    (8200005, 'CONTROL', '2026-06-12', false), (8200006, 'TREATED', '2026-07-12', false),
                    (8200007, 'UNIVERSAL_CONTROL', '2026-06-12', false)) e (customer_id, arm, day, converted)
                where c.code = 'SMALL'""");
    }

    @Test
    void theLiftIsWhatOneWorksOutByHand() {
        campaign("");

        CampaignLift lift = snapshots
                .read(Duration.ofSeconds(5), "less", reader -> CampaignRounds.of(
                                reader, Long.parseLong(Database.value("select campaign_id from campaign")), null)
                        .chain(rounds -> lifts.measure(reader, rounds)
                                .chain(measure -> lifts.read(
                                        reader,
                                        rounds,
                                        new Measure(
                                                measure.balancesThrough(), measure.days(), 2, measure.conversions()),
                                        0))))
                .await()
                .atMost(Duration.ofSeconds(10));

        // 1: (14 × 1000 + 16 × 1500) / 30 − 1000. 2: a prospect. 3: (5 × 2000 + 5 × 2600) / 10 − 15 × 2000 / 30.
        // 6 was enrolled after the last balances.
        assertThat(lift.of(LiftGroup.ALL, Arm.TREATED).aum()).isEqualTo(sample(26_667, 0, 130_000));
        // 4: always the same. 5: 19 × 900 / 29 − 900, for he was enrolled 29 days before.
        assertThat(lift.of(LiftGroup.ALL, Arm.CONTROL).aum()).isEqualTo(sample(0, -31_034));
        // One closed, one opened after the day of measuring, one opened on the day he was enrolled.
        assertThat(lift.of(LiftGroup.ALL, Arm.TREATED).holdings()).isEqualTo(sample(-1, 0, 1));
        // One opened, one closed on the day of measuring.
        assertThat(lift.of(LiftGroup.ALL, Arm.CONTROL).holdings()).isEqualTo(sample(1, -1));
        assertThat(lift.of(LiftGroup.ALL, Arm.TREATED).conversions()).isEqualTo(new Proportion(2, 4));
        assertThat(lift.of(LiftGroup.ALL, Arm.CONTROL).conversions()).isEqualTo(new Proportion(1, 2));
        assertThat(lift.of(LiftGroup.NEWCOMERS, Arm.TREATED)).isEqualTo(ArmOutcome.NONE);

        // Welch: ν = 2.5405, t = 3.5365; Newcombe: both shares are a half.
        Lift aum = lift.aum(LiftGroup.EXISTING, Arm.CONTROL);
        assertThat(aum.verdict()).isEqualTo(LiftVerdict.NO_DIFFERENCE);
        assertThat(aum.difference().lift()).isCloseTo(67_739.333333, within(1e-5));
        assertThat(aum.difference().interval().low()).isCloseTo(-82_719.147510, within(1e-3));
        assertThat(aum.difference().interval().high()).isCloseTo(218_197.814177, within(1e-3));
        Interval holdings =
                lift.holdings(LiftGroup.ALL, Arm.CONTROL).difference().interval();
        assertThat(holdings.low()).isCloseTo(-5.976997448, within(1e-7));
        assertThat(holdings.high()).isCloseTo(5.976997448, within(1e-7));
        Interval conversions =
                lift.conversions(LiftGroup.ALL, Arm.CONTROL).difference().interval();
        assertThat(conversions.low()).isCloseTo(-0.535609608, within(1e-8));
        assertThat(conversions.high()).isCloseTo(0.535609608, within(1e-8));
        assertThat(lift.conversions(LiftGroup.ALL, Arm.UNIVERSAL_CONTROL).verdict())
                .isEqualTo(LiftVerdict.TOO_FEW);
    }

    private static Sample sample(long... changes) {
        Sample sample = Sample.NONE;
        for (long change : changes) {
            BigInteger whole = BigInteger.valueOf(change);
            sample = sample.plus(new Sample(1, whole, whole.multiply(whole)));
        }
        return sample;
    }

    @Test
    void smallArmsAreToldToOperationsAlone() {
        campaign("");

        groups(OPERATIONS)
                .body("groups[0].arms.customers", contains(4, 2, 1))
                .body("groups[0].arms.conversions", contains(2, 1, 0))
                .body("groups[0].arms.measured", contains(3, 2, 1))
                .body("groups[0].arms[0].aumChange", nullValue())
                .body("groups[0].control.conversion.verdict", equalTo("TOO_FEW"))
                .body("groups[0].control.conversion.lift", nullValue())
                .body("groups[0].control.aum.verdict", equalTo("TOO_FEW"));
        groups(MARKETING)
                .body("groups[0].arms.customers", contains(nullValue(), nullValue(), nullValue()))
                .body("groups[0].arms.conversions", contains(nullValue(), nullValue(), nullValue()))
                .body("groups[0].arms.conversionShare", contains(nullValue(), nullValue(), nullValue()))
                .body("groups[0].arms.measured", contains(nullValue(), nullValue(), nullValue()))
                .body("groups[0].control.conversion", nullValue())
                .body("groups[0].control.aum", nullValue())
                .body("groups[1].arms.customers", contains(0, 0, 0));
    }

    @Test
    void whatStaffSayIsNotComparedWithThoseTheyDoNotLead() {
        campaign("completed_by = 'STAFF', event_type = null");

        groups(OPERATIONS)
                .body("conversionMeasurable", equalTo(false))
                .body("groups[0].arms.conversions", contains(nullValue(), nullValue(), nullValue()))
                .body("groups[0].control.conversion.verdict", equalTo("NOT_MEASURABLE"))
                .body("groups[0].control.conversion.low", nullValue())
                .body("groups[0].control.aum.verdict", equalTo("TOO_FEW"));
    }

    @Test
    void beforeTheFirstBalancesNoMoneyIsMeasured() {
        campaign("");
        Database.execute("delete from balance_watermark");

        groups(OPERATIONS)
                .body("balancesThrough", nullValue())
                .body("groups[0].arms.measured", contains(nullValue(), nullValue(), nullValue()))
                .body("groups[0].control.aum.verdict", equalTo("NOT_MEASURABLE"))
                .body("groups[0].control.holdings.verdict", equalTo("NOT_MEASURABLE"))
                .body("groups[0].control.conversion.verdict", equalTo("TOO_FEW"));
    }

    private static ValidatableResponse groups(String token) {
        return Graphql.as(token, LIFT).body("errors", nullValue()).rootPath("data.campaign.lift");
    }

    @Test
    void whatWasDeliveredAndGivenIsWhatItCost() {
        campaign("points = 50, reward = 'RICE', reward_cost = 2000");
        gave(8200001, 0, "VISIT", "100, null, 100");
        gave(8200003, 0, "VISIT", "100, null, 100");
        gave(8200003, 1, "BUY", "50, 'RICE', 2050");
        gave(8200002, 0, "VISIT", "null, null, 0");
        for (int approach = 1; approach <= 8; approach++) {
            contact(approach, "SMS", "DELIVERED", 5, approach == 1 ? "REFUSED" : approach < 4 ? "ANSWERED" : null);
        }
        contact(9, "PHONE", "DELIVERED", 300, null);
        contact(10, "PHONE", "DELIVERED", 300, null);
        contact(11, "SMS", "FAILED", 5, null);
        contact(12, "WECHAT", "DUE", 7, null);

        Graphql.as(OPERATIONS, COST)
                .body("errors", nullValue())
                .rootPath("data.campaign.cost")
                .body("round", equalTo(1))
                .body("channels.channel", contains("SMS", "PHONE"))
                .body("channels.delivered", contains(8, 2))
                .body("channels.answered", contains(2, 0))
                .body("channels.refused", contains(1, 0))
                .body("channels.cost", contains("0.40", "6.00"))
                .body("contactsCost", equalTo("6.40"))
                .body("points", equalTo("250"))
                .body("pointsCost", equalTo("2.50"))
                .body("rewards", equalTo(1))
                .body("rewardsCost", equalTo("20.00"))
                .body("total", equalTo("28.90"))
                .body("conversions", equalTo(2))
                .body("costPerConversion", equalTo("14.45"))
                .body("contactsPerConversion", equalTo(5.0f))
                .body("refusalShare", equalTo(0.1f));
        Graphql.as(MARKETING, COST)
                .body("errors", nullValue())
                .rootPath("data.campaign.cost")
                .body("total", equalTo("28.90"))
                .body("conversions", nullValue())
                .body("costPerConversion", nullValue())
                .body("contactsPerConversion", nullValue())
                .body("refusalShare", equalTo(0.1f));
    }

    @Test
    void aCampaignWithoutARoundHasNothingToTell() {
        SampleCampaign.of("SMALL").audience("SMALL").step("BUY").approved();

        Graphql.as(
                        MARKETING,
                        "{ campaign(code: \"SMALL\") { funnel(by: BRANCH) { total { entries steps { code } } rows { code } }"
                                + " cost { total conversions contactsPerConversion refusalShare channels { cost } } } }")
                .body("errors", nullValue())
                .rootPath("data.campaign")
                .body("funnel.total.entries", equalTo(0))
                .body("funnel.rows", hasSize(0))
                .body("cost.total", equalTo("0.00"))
                .body("cost.conversions", equalTo(0))
                .body("cost.contactsPerConversion", nullValue())
                .body("cost.refusalShare", nullValue())
                .body("cost.channels", hasSize(0));
        groups(MARKETING)
                .body("groups[0].arms.customers", contains(0, 0, 0))
                .body("groups[0].arms.conversionShare", contains(nullValue(), nullValue(), nullValue()))
                .body("groups[0].control.conversion.verdict", equalTo("TOO_FEW"));
    }

    /** @param given points, reward, cost */
    private static void gave(long customer, int position, String step, String given) {
        Database.execute(
                """
                insert into enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome, caused_by,
                    approaches, no_shows, points, reward, cost)
                select %d, round_id, 1, %d, '%s', '2026-07-01 10:00+08', '2026-07-02 10:00+08', 'COMPLETED', 'EVENT', 1, 0, %s
                from campaign_round"""
                        .formatted(customer, position, step, given));
    }

    private static void contact(int approach, String channel, String state, int cost, String answer) {
        boolean takes = state.equals("DELIVERED") || state.equals("DUE");
        Database.execute(
                """
                insert into contact (customer_id, campaign_id, round_id, entry, version_id, step, position, approach, channel,
                    priority, policy, planned_on, due_at, slot_on, state, reason, cost, answer, answered_at)
                select 8200001, campaign_id, round_id, 1, in_force, 'VISIT', 0, %d, '%s', 500, 1, '2026-07-01',
                       '2026-07-01 10:00+08', %s, '%s', %s, %d, %s, %s
                from campaign_round join campaign using (campaign_id)"""
                        .formatted(
                                approach,
                                channel,
                                takes ? "date '2026-07-01'" : "null",
                                state,
                                state.equals("FAILED") ? "'number unknown'" : "null",
                                cost,
                                answer == null ? "null" : "'" + answer + "'",
                                answer == null ? "null" : "timestamptz '2026-07-01 11:00+08'"));
    }
}
