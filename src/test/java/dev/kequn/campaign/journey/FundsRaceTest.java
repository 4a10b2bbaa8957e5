package dev.kequn.campaign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.customer.delivery.CustomerEvent;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a round has to give holds, whoever takes of it at the same time. */
@QuarkusTest
@WithTestResource(TestBank.class)
class FundsRaceTest {
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

    /** Some by events and some by staff, whose version has the same step. */
    @Test
    void sevenPiecesAreSevenPieces() {
        // Given
        long round = SampleCampaign.of("JT_STOCK")
                .audience("JT_NOBODY")
                .step("BUY", "points = 5, stock = 7")
                .live(FIRST, LAST);
        long first = Walkers.customers(200);
        Walkers.enrol(round, first, 180, "TREATED", "2026-07-10 12:00+08");
        SampleCampaign.of("JT_STOCK")
                .audience("JT_NOBODY")
                .step("BUY", "completed_by = 'STAFF', event_type = null, points = 5, stock = 7")
                .replaced();
        Walkers.enrol(round, first + 180, 20, "TREATED", "2026-07-10 12:00+08");

        // When
        AtOnce.ask(26, i -> i < 6 ? consume(first + i * 30, 30) : staff(first + 174 + i));

        // Then
        assertThat(Database.rows("select outcome, withheld, count(*), sum(points) from enrolment_step where round_id = "
                        + round + " group by 1, 2 order by 2"))
                .containsExactly("COMPLETED|OUT_OF_STOCK|193|null", "COMPLETED|null|7|35");
        assertThat(Database.value(
                        "select taken || ' ' || spent from campaign_stock join campaign_round using (round_id)"))
                .isEqualTo("7 35");
        assertThat(given("JT_STOCK")).isEqualTo("7 35");
    }

    /** 142 times 7 are 994; the next does not fit. */
    @Test
    void aBudgetIsNotExceededAndNothingOfItIsLeftThatFits() {
        long round = SampleCampaign.of("JT_BUDGET")
                .audience("JT_NOBODY")
                .budget(1000)
                .step("BUY", "points = 7")
                .live(FIRST, LAST);
        long first = Walkers.customers(300);
        Walkers.enrol(round, first, 300, "TREATED", "2026-07-10 12:00+08");

        AtOnce.ask(6, i -> consume(first + i * 50, 50));

        assertThat(Database.rows(
                        "select withheld, count(*), sum(points), sum(cost) from enrolment_step where round_id = "
                                + round + " group by 1 order by 1"))
                .containsExactly("BUDGET_EXHAUSTED|158|null|0", "null|142|994|994");
        assertThat(Database.value("select spent from campaign_round")).isEqualTo("994");
        assertThat(given("JT_BUDGET")).isEqualTo("142 994");
    }

    /** The same events at two consumers at once, though one alone may have the cursor: each step is taken once. */
    @Test
    void twoAtTheSameEventsTakeEachStepOnce() {
        long round = SampleCampaign.of("JT_TWICE")
                .audience("JT_NOBODY")
                .step("BUY", "points = 2")
                .step("STAY", "event_type = 'BUY', points = 3")
                .live(FIRST, LAST);
        long first = Walkers.customers(60);
        Walkers.enrol(round, first, 60, "TREATED", "2026-07-10 12:00+08");
        List<CustomerEvent> events = events(first, 60, 1);

        AtOnce.ask(4, i -> consumed(events));

        assertThat(Database.rows("select step, count(*), sum(points) from enrolment_step where round_id = " + round
                        + " group by 1"))
                .containsExactly("BUY|60|120");
        assertThat(given("JT_TWICE")).isEqualTo("60 120");
    }

    private static String given(String campaign) {
        return Database.value("select count(*) || ' ' || sum(amount) from points_transaction where source = 'campaign:"
                + campaign + "'");
    }

    private boolean consume(long first, int count) {
        return consumed(events(first, count, first));
    }

    private boolean consumed(List<CustomerEvent> events) {
        pool.withTransaction(transaction -> consumer.consume(transaction, events))
                .await()
                .indefinitely();
        return true;
    }

    private static List<CustomerEvent> events(long first, int count, long seed) {
        List<CustomerEvent> events = new ArrayList<>();
        for (long customer = first; customer < first + count; customer++) {
            events.add(new CustomerEvent(
                    customer,
                    1_000_000_000 + customer,
                    "race",
                    Long.toString(customer),
                    "BUY",
                    OffsetDateTime.parse("2026-07-12T12:00:00+08:00"),
                    new JsonObject()));
        }
        Collections.shuffle(events, new Random(seed));
        return events;
    }

    private static boolean staff(long customer) {
        List<?> errors = Graphql.as(
                        Tokens.branch("branch_staff", "WA"),
                        """
                        mutation($no: String!, $key: String!) { it: enrolmentAdvance(idempotencyKey: $key,
                          input: { customerNo: $no, campaign: "JT_STOCK", step: "BUY", outcome: COMPLETED })
                          { errors { code } } }""",
                        Map.of("no", "WA" + customer, "key", "race" + customer))
                .extract()
                .path("data.it.errors");
        assertThat(errors).isEmpty();
        return true;
    }
}
