package dev.kequn.campaign.journey;

import static dev.kequn.campaign.journey.Walkers.customer;
import static dev.kequn.campaign.journey.Walkers.enrol;
import static dev.kequn.campaign.journey.Walkers.event;
import static dev.kequn.campaign.journey.Walkers.gifts;
import static dev.kequn.campaign.journey.Walkers.happen;
import static dev.kequn.campaign.journey.Walkers.points;
import static dev.kequn.campaign.journey.Walkers.standing;
import static dev.kequn.campaign.journey.Walkers.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.customer.delivery.CustomerEvent;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Statements;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What events do to enrolled customers, from the log to the ledger. */
@QuarkusTest
@WithTestResource(TestBank.class)
class JourneyConsumerTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 7, 31);

    @Inject
    JourneyConsumer consumer;

    @Inject
    Pool pool;

    @BeforeEach
    void bank() {
        Walkers.awaitDelivery();
        SampleCampaign.forget();
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
        assertThat(Walkers.unreconciled()).isEmpty();
    }

    @Test
    void stepsAreTakenOneAfterTheOther() {
        long round = threeSteps().live(FIRST, LAST);
        long customer = customer();
        enrol(round, customer);

        happen(event(customer, "OPEN", "2026-07-11"), event(customer, "VISIT", "2026-07-12"));
        assertThat(standing(customer)).containsExactly("1|ACTIVE|OPEN|null");
        assertThat(Database.value("select approaches || ' ' || no_shows || ' ' || to_char(step_entered_at at time zone"
                        + " 'Asia/Shanghai', 'MM-DD HH24:MI') from enrolment where customer_id = " + customer))
                .isEqualTo("0 0 07-12 12:00");

        happen(event(customer, "VISIT", "2026-07-13"), event(customer, "OPEN", "2026-07-13"));
        happen(event(customer, "BUY", "2026-07-14"), event(customer, "BUY", "2026-07-15"));

        assertThat(standing(customer)).containsExactly("1|COMPLETED|BUY|07-14 12:00");
        assertThat(steps(customer))
                .containsExactly(
                        "1|VISIT|COMPLETED|EVENT|07-12 12:00",
                        "1|OPEN|COMPLETED|EVENT|07-13 12:00",
                        "1|BUY|COMPLETED|EVENT|07-14 12:00");
        assertThat(Database.rows(
                        "select external_id, occurred_at = '2026-07-14 12:00+08', attributes from customer_event"
                                + " where type = 'CAMPAIGN_STEP_COMPLETED' and customer_id = " + customer
                                + " order by external_id desc limit 1"))
                .containsExactly(
                        "campaign:%d:%d:1:2|true|{\"step\": \"BUY\", \"entry\": 1, \"round\": 1, \"campaign\": \"JT\"}"
                                .formatted(round, customer));
        assertThat(Database.value(
                        "select closed_on || ' ' || coalesce(next_act, '-') from enrolment where customer_id = "
                                + customer))
                .isEqualTo("2026-07-15 -");
    }

    @Test
    void whatMayBeSkippedIs() {
        long round = campaign()
                .step("LEAVE")
                .step("VISIT", "skippable = true")
                .step("OPEN", "skippable = true")
                .step("BUY")
                .live(FIRST, LAST);
        long all = customer();
        long none = customer();
        enrol(round, all);
        enrol(round, none);

        happen(event(all, "LEAVE", "2026-07-11"), event(all, "BUY", "2026-07-12"), event(none, "BUY", "2026-07-12"));

        assertThat(steps(all))
                .containsExactly(
                        "1|LEAVE|COMPLETED|EVENT|07-11 12:00",
                        "1|VISIT|SKIPPED|EVENT|07-12 12:00",
                        "1|OPEN|SKIPPED|EVENT|07-12 12:00",
                        "1|BUY|COMPLETED|EVENT|07-12 12:00");
        assertThat(steps(none)).isEmpty();
        assertThat(standing(none)).containsExactly("1|ACTIVE|LEAVE|07-12 12:00");

        happen(event(all, "BUY", "2026-07-13"), event(none, "BUY", "2026-07-11"));

        assertThat(standing(all)).containsExactly("1|COMPLETED|BUY|07-12 12:00");
        assertThat(standing(none)).containsExactly("1|ACTIVE|LEAVE|07-11 12:00");
        assertThat(Database.value("select count(*) from customer_event where type = 'CAMPAIGN_STEP_COMPLETED'"
                        + " and customer_id = " + all))
                .isEqualTo("2");
    }

    @Test
    void whatHappenedBeforeDoesNothing() {
        long round = threeSteps().live(FIRST, LAST);
        long customer = customer();
        enrol(round, customer);

        happen(event(customer, "VISIT", "2026-07-10 11:59:59.999+08", "{}"), event(customer, "BUY", "2026-07-09"));
        assertThat(standing(customer)).containsExactly("1|ACTIVE|VISIT|null");

        happen(event(customer, "VISIT", "2026-07-12"), event(customer, "OPEN", "2026-07-12 11:59:59.999+08", "{}"));
        assertThat(standing(customer)).containsExactly("1|ACTIVE|OPEN|null");

        happen(event(customer, "OPEN", "2026-07-12"));
        assertThat(standing(customer)).containsExactly("1|ACTIVE|BUY|null");
    }

    @Test
    void theLastDayIsTheLast() {
        long round = campaign().step("BUY").live(FIRST, LocalDate.of(2026, 7, 14));
        long late = customer();
        long early = customer();
        enrol(round, late);
        enrol(round, early);

        happen(
                event(late, "BUY", "2026-07-15 00:00+08", "{}"),
                event(early, "BUY", "2026-07-14 23:59:59.999+08", "{}"));

        assertThat(standing(late)).containsExactly("1|ACTIVE|BUY|null");
        assertThat(standing(early)).containsExactly("1|COMPLETED|BUY|07-14 23:59");
    }

    @Test
    void conditionsAskTheEventAndItsCustomer() {
        long round = campaign()
                .step("BUY", "condition = 'eventAmount(\"amount\") >= money(\"100\") && hasTag(\"farmer\")'")
                .live(FIRST, LAST);
        long farmer = customer();
        long other = customer();
        enrol(round, farmer);
        enrol(round, other);
        Database.execute("insert into customer_tag (customer_id, tag, valid_from, source) values (%d, 'farmer',"
                        .formatted(farmer)
                + " '2026-07-12', 'test')");

        happen(
                event(farmer, "BUY", "2026-07-11 12:00+08", "{\"amount\": 500}"),
                event(farmer, "BUY", "2026-07-13 12:00+08", "{\"amount\": 99.99}"),
                event(other, "BUY", "2026-07-13 12:00+08", "{\"amount\": 500}"));
        assertThat(steps(farmer)).isEmpty();
        assertThat(standing(other)).containsExactly("1|ACTIVE|BUY|null");

        happen(event(farmer, "BUY", "2026-07-13 12:00+08", "{\"amount\": 100}"));
        assertThat(steps(farmer)).containsExactly("1|BUY|COMPLETED|EVENT|07-13 12:00");
    }

    /** Also where one event could complete two steps, or bring its customer in again. */
    @Test
    void whatIsToldAgainChangesNothing() {
        long round = campaign()
                .entry("COME", null)
                .mostEntries(3)
                .step("FIRST", "event_type = 'COME', points = 10")
                .step("SECOND", "event_type = 'COME', points = 20")
                .live(FIRST, LAST);
        long customer = customer();

        happen(event(customer, "COME", "2026-07-11"), event(customer, "COME", "2026-07-12"));
        happen(event(customer, "COME", "2026-07-13"));
        assertThat(standing(customer)).containsExactly("1|COMPLETED|SECOND|07-11 12:00", "2|ACTIVE|SECOND|07-13 12:00");
        assertThat(points(customer)).hasSize(3);
        String before = Walkers.everything();

        Walkers.replay(customer);
        Walkers.replay(customer);

        assertThat(Walkers.everything()).isEqualTo(before);
        assertThat(round).isPositive();
    }

    @Test
    void aControlGroupConvertsAndGetsNothing() {
        long round = campaign()
                .step("VISIT", "points = 5")
                .step("BUY", "points = 50")
                .live(FIRST, LAST);
        long control = customer();
        long universal = customer();
        enrol(round, control, "CONTROL");
        enrol(round, universal, "UNIVERSAL_CONTROL");

        happen(event(control, "VISIT", "2026-07-11"), event(control, "BUY", "2026-07-12"));
        happen(event(universal, "BUY", "2026-07-13"), event(control, "BUY", "2026-07-11"));

        assertThat(standing(control)).containsExactly("1|ACTIVE|VISIT|07-11 12:00");
        assertThat(standing(universal)).containsExactly("1|ACTIVE|VISIT|07-13 12:00");
        assertThat(steps(control)).isEmpty();
        assertThat(points(control)).isEmpty();
    }

    @Test
    void whoWasDroppedOrWhoseRoundIsOverStillConverts() {
        long round = threeSteps().live(FIRST, LocalDate.of(2026, 7, 14));
        long dropped = customer();
        long ended = customer();
        enrol(round, dropped);
        enrol(round, ended);
        Database.execute(
                "update enrolment set state = case customer_id when %d then 'DROPPED' else 'ENDED' end, next_act = null,"
                                .formatted(dropped)
                        + " next_on = null, closed_on = '2026-07-13' where round_id = " + round,
                "update campaign_round set state = 'ENDED', ended_at = now() where round_id = " + round);

        happen(
                event(dropped, "BUY", "2026-07-14"),
                event(ended, "VISIT", "2026-07-13"),
                event(ended, "BUY", "2026-07-13"));

        assertThat(standing(dropped)).containsExactly("1|DROPPED|VISIT|07-14 12:00");
        assertThat(standing(ended)).containsExactly("1|ENDED|VISIT|07-13 12:00");
        assertThat(steps(ended)).isEmpty();
    }

    @Test
    void anEventBringsCustomersIn() {
        campaign()
                .entry("VISIT", "eventText(\"hall\") == \"WA\"")
                .step("VISIT", "points = 5")
                .step("BUY")
                .live(LocalDate.of(2026, 7, 11), LAST);
        long[] in = LongStream.range(0, 3).map(i -> customer()).toArray();

        happen(
                event(in[0], "VISIT", "2026-07-12 09:00+08", "{\"hall\": \"WA\"}"),
                event(in[0], "BUY", "2026-07-12 10:00+08", "{}"),
                event(in[1], "VISIT", "2026-07-12 09:00+08", "{\"hall\": \"WB\"}"),
                event(in[2], "VISIT", "2026-07-10 09:00+08", "{\"hall\": \"WA\"}"));

        assertThat(Database.value("select arm || ' ' || source from enrolment where customer_id = " + in[0]))
                .isEqualTo("TREATED EVENT");
        assertThat(standing(in[0])).containsExactly("1|COMPLETED|BUY|07-12 10:00");
        assertThat(gifts(in[0])).containsExactly("VISIT|5|null|5|null", "BUY|null|null|0|null");
        assertThat(standing(in[1])).isEmpty();
        assertThat(standing(in[2])).isEmpty();
    }

    @Test
    void whoIsThroughComesInAgainAsOftenAsHeMay() {
        campaign().entry("COME", null).mostEntries(2).step("BUY").live(FIRST, LAST);
        long customer = customer();

        happen(
                event(customer, "COME", "2026-07-11 09:00+08", "{}"),
                event(customer, "COME", "2026-07-11 10:00+08", "{}"),
                event(customer, "BUY", "2026-07-12 09:00+08", "{}"),
                event(customer, "COME", "2026-07-12 08:00+08", "{}"),
                event(customer, "COME", "2026-07-13 09:00+08", "{}"),
                event(customer, "BUY", "2026-07-13 10:00+08", "{}"),
                event(customer, "COME", "2026-07-14 09:00+08", "{}"));

        assertThat(standing(customer)).containsExactly("1|COMPLETED|BUY|07-12 09:00", "2|COMPLETED|BUY|07-13 10:00");
    }

    @Test
    void whilePausedNobodyComesInAndStepsCount() {
        long round = campaign().entry("COME", null).step("BUY").live(FIRST, LAST);
        Database.execute("update campaign set state = 'PAUSED'");
        long in = customer();
        long out = customer();
        enrol(round, in);

        happen(event(in, "BUY", "2026-07-12"), event(out, "COME", "2026-07-12"));

        assertThat(standing(in)).containsExactly("1|COMPLETED|BUY|07-12 12:00");
        assertThat(standing(out)).isEmpty();
    }

    @Test
    void whoCameUnderAVersionKeepsItsSteps() {
        long round = campaign().step("VISIT").step("BUY").live(FIRST, LAST);
        long old = customer();
        long fresh = customer();
        enrol(round, old);
        campaign().step("CALL").step("SIGN").replaced();
        enrol(round, fresh);

        String[] events = {"CALL", "VISIT", "SIGN", "BUY"};
        for (long customer : new long[] {old, fresh}) {
            for (int i = 0; i < events.length; i++) {
                happen(event(customer, events[i], "2026-07-1" + (i + 1)));
            }
        }

        assertThat(steps(old))
                .containsExactly("1|VISIT|COMPLETED|EVENT|07-12 12:00", "1|BUY|COMPLETED|EVENT|07-14 12:00");
        assertThat(steps(fresh))
                .containsExactly("1|CALL|COMPLETED|EVENT|07-11 12:00", "1|SIGN|COMPLETED|EVENT|07-13 12:00");
    }

    @Test
    void pointsAndRewardsComeWithinBudgetAndStock() {
        // Given
        Database.execute(
                "insert into reward_stock (reward_code, put_in, opened) values ('JT_RICE', 2, true) on conflict"
                        + " (reward_code) do update set put_in = reward_stock.taken + 2",
                "insert into reward (code, version, state, name_zh, name_en, cost, valid_from, created_by) values"
                        + " ('JT_RICE', 1, 'APPROVED', '米', 'Rice', 100, '2026-01-01', 'test') on conflict do nothing");
        long round = campaign()
                .budget(1000)
                .step("BUY", "points = 30, points_valid = 90, reward = 'JT_RICE', reward_cost = 200, stock = 5")
                .live(FIRST, LAST);
        long first = Walkers.customers(6);
        long prospect = Walkers.prospect();
        Database.execute("update customer set closed_on = '2026-07-15' where customer_id = " + (first + 1));
        enrol(round, first, 7, "TREATED", "2026-07-10 12:00+08");

        // When
        happen(LongStream.rangeClosed(first, prospect)
                .mapToObj(customer -> event(customer, "BUY", "2026-07-12"))
                .toArray(String[]::new));

        // Then
        assertThat(gifts(first)).containsExactly("BUY|30|JT_RICE|230|null");
        assertThat(gifts(first + 1)).containsExactly("BUY|null|null|0|NOT_A_CUSTOMER");
        assertThat(gifts(first + 2)).containsExactly("BUY|30|JT_RICE|230|null");
        assertThat(gifts(first + 3)).containsExactly("BUY|30|null|30|REWARD_UNAVAILABLE");
        assertThat(gifts(first + 4)).containsExactly("BUY|30|null|30|REWARD_UNAVAILABLE");
        assertThat(gifts(first + 5)).containsExactly("BUY|null|null|0|BUDGET_EXHAUSTED");
        assertThat(gifts(prospect)).containsExactly("BUY|null|null|0|NOT_A_CUSTOMER");
        assertThat(Database.value(
                        "select spent || ' ' || taken from campaign_round join campaign_stock using (round_id)"))
                .isEqualTo("520 4");
        assertThat(points(first))
                .containsExactly("30|campaign:JT|campaign:%d:%d:1:0|system:campaigns".formatted(round, first));
        assertThat(Database.value("select expires_on from points_lot where customer_id = " + first))
                .isEqualTo("2026-10-13");
        assertThat(Database.rows(
                        "select reward_code, cost, source, state from redemption where customer_id = " + first))
                .containsExactly("JT_RICE|0|campaign:JT|RESERVED");
    }

    @Test
    void theLastPieceIsTheLast() {
        long round = campaign().step("BUY", "points = 3, stock = 2").live(FIRST, LAST);
        long first = Walkers.customers(4);
        enrol(round, first, 4, "TREATED", "2026-07-10 12:00+08");

        happen(
                event(first + 3, "BUY", "2026-07-12"),
                event(first, "BUY", "2026-07-12"),
                event(first + 2, "BUY", "2026-07-12"));
        happen(event(first + 1, "BUY", "2026-07-12"));

        assertThat(gifts(first + 3)).containsExactly("BUY|3|null|3|null");
        assertThat(gifts(first)).containsExactly("BUY|3|null|3|null");
        assertThat(gifts(first + 2)).containsExactly("BUY|null|null|0|OUT_OF_STOCK");
        assertThat(gifts(first + 1)).containsExactly("BUY|null|null|0|OUT_OF_STOCK");
        assertThat(standing(first + 1)).containsExactly("1|COMPLETED|BUY|07-12 12:00");
    }

    @Test
    void anAccountThatIsFullGetsItsRewardAllTheSame() {
        // Given
        Database.execute(
                "insert into reward_stock (reward_code, opened) values ('JT_OIL', true) on conflict do nothing",
                "insert into reward (code, version, state, name_zh, name_en, cost, valid_from, created_by) values"
                        + " ('JT_OIL', 1, 'APPROVED', '油', 'Oil', 100, '2026-01-01', 'test') on conflict do nothing");
        long round = campaign()
                .step("VISIT", "points = 30, stock = 1")
                .step("BUY", "points = 30, reward = 'JT_OIL', reward_cost = 200")
                .live(FIRST, LAST);
        long full = customer();
        long other = customer();
        enrol(round, full);
        enrol(round, other);
        Database.execute(
                "insert into points_account (customer_id, version, active, earned) values (" + full
                        + ", 1, 999999999999990, 999999999999990)",
                "insert into points_transaction (customer_id, version, kind, amount, business_day, source, actor, active,"
                        + " pending, arrears) values (" + full
                        + ", 1, 'EARN', 999999999999990, '2026-07-01', 'api', 'test',"
                        + " 999999999999990, 0, 0)",
                "insert into points_entry values (" + full + ", 1, 1, 'ISSUE', 'DEBIT', 999999999999990), (" + full
                        + ", 1, 2, 'ACTIVE', 'CREDIT', 999999999999990)",
                "insert into points_lot (customer_id, version, granted, remaining, active, active_from, on_spent) values ("
                        + full + ", 1, 999999999999990, 999999999999990, true, '2026-07-01', 'CLAMP')");

        // When
        happen(event(full, "VISIT", "2026-07-11"));
        happen(event(other, "VISIT", "2026-07-11"), event(full, "BUY", "2026-07-12"));

        // Then: what he could not take is there for another
        assertThat(gifts(full))
                .containsExactly("VISIT|null|null|0|POINTS_REFUSED", "BUY|null|JT_OIL|200|POINTS_REFUSED");
        assertThat(gifts(other)).containsExactly("VISIT|30|null|30|null");
        assertThat(points(full)).hasSize(1);
    }

    @Test
    void aBatchTakesAsManyStatementsForManyAsForFew() {
        // Given
        long round = campaign()
                .step("VISIT", "points = 3, condition = 'hasTag(\"x\") || eventDay == today'")
                .step("BUY")
                .live(FIRST, LAST);
        long first = Walkers.customers(80);
        enrol(round, first, 80, "TREATED", "2026-07-10 12:00+08");
        Statements.startCounting();
        consume(first, 3);

        // When
        List<String> few = statements(first + 3, 5);
        List<String> many = statements(first + 8, 72);

        // Then
        assertThat(many).isEqualTo(few).hasSizeBetween(8, 20);

        // And
        Walkers.awaitDelivery();
        SampleCampaign.forget();
        assertThat(statements(first, 80))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("1|")
                .contains("campaign_round");
    }

    /** Of what campaigns own alone: others follow the log meanwhile. */
    private List<String> statements(long first, int count) {
        Walkers.awaitDelivery();
        Statements.reset();
        consume(first, count);
        return Statements.sent().stream()
                .filter(sent -> sent.matches("(?s).*(enrolment|campaign_stock|contact_|starts_on <=).*"))
                .toList();
    }

    private void consume(long first, int count) {
        List<CustomerEvent> events = LongStream.range(first, first + count)
                .mapToObj(customer -> new CustomerEvent(
                        customer,
                        2_000_000_000 + customer,
                        "statements",
                        Long.toString(customer),
                        "VISIT",
                        OffsetDateTime.parse("2026-07-15T12:00:00+08:00"),
                        new JsonObject()))
                .toList();
        pool.withTransaction(transaction -> consumer.consume(transaction, events))
                .await()
                .indefinitely();
    }

    private static SampleCampaign campaign() {
        return SampleCampaign.of("JT").audience("JT_NOBODY");
    }

    private static SampleCampaign threeSteps() {
        return campaign().step("VISIT").step("OPEN").step("BUY");
    }
}
