package dev.kequn.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many plan, fetch and report the same customers' contacts at once: caps, budgets and money hold, and nobody is turned away. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ContactRaceTest {
    private static final SampleBranch BRANCH = new SampleBranch("CX", 71_400_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final int CUSTOMERS = 30;
    private static final int CAMPAIGNS = 5;
    private static final int THREADS = 8;
    private static final int PLANNERS = 5;
    private static final int TURNS = 12;

    private static final String LOCK_AGAIN =
            """
            SELECT FROM enrolment WHERE customer_id BETWEEN $1 AND $2
            ORDER BY customer_id, round_id, entry FOR NO KEY UPDATE""";
    private static final String AGAIN =
            """
            UPDATE enrolment SET next_act = 'APPROACH', next_on = '2026-07-15' WHERE customer_id BETWEEN $1 AND $2""";

    @Inject
    ContactPlanner planner;

    @Inject
    Pool pool;

    private final List<Long> rounds = new ArrayList<>();

    @BeforeEach
    void open() {
        close();
        BRANCH.open(CUSTOMERS);
        SampleCampaign.forget();
        SampleContactPolicy.free()
                .cap(null, 4, 7)
                .cap("SMS", 1, 3)
                .cap("PUSH", 3, 10)
                .cost("SMS", 3)
                .cost("PUSH", 1)
                .suppression(3, 30)
                .set();
        for (int i = 0; i < CAMPAIGNS; i++) {
            SampleCampaign campaign = SampleCampaign.of("CX_" + i)
                    .entry("COME", null)
                    .priority(i)
                    .step(
                            "COME",
                            "most_approaches = 10, channels = '%s'"
                                    .formatted(i % 2 == 0 ? "{SMS,PUSH}" : "{PUSH,EMAIL}"));
            rounds.add((i == 0 ? campaign : campaign.budget(3L * i)).live(TODAY, TODAY.plusDays(30)));
        }
        Database.inOneTransaction(LongStream.rangeClosed(BRANCH.id(1), BRANCH.id(CUSTOMERS))
                .boxed()
                .flatMap(id -> rounds.stream().map(round -> Contacting.enrolment(id, round)))
                .toArray(String[]::new));
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleContactPolicy.forget();
        BRANCH.close();
    }

    @Test
    void capsAndMoneyHold() {
        // When
        List<Integer> done = AtOnce.ask(THREADS, i -> {
            Random random = new Random(i);
            for (int turn = 0; turn < TURNS; turn++) {
                if (i < PLANNERS) {
                    plan(random);
                } else {
                    carry(i, random);
                }
            }
            return TURNS;
        });

        // Then
        assertThat(done).containsOnly(TURNS);
        assertThat(Checks.broken("campaigns")).isEmpty();
        assertThat(Database.rows("select state from contact group by state order by state"))
                .contains("DELIVERED", "DUE", "FAILED", "SUPPRESSED");
        assertThat(Database.rows("select distinct reason from contact where state = 'SUPPRESSED'"))
                .contains("CAP", "BUDGET_EXHAUSTED");
    }

    /** Once for a range, once for some of the customers in no order. */
    private void plan(Random random) {
        long first = BRANCH.id(1 + random.nextInt(CUSTOMERS));
        long last = Math.min(first + random.nextInt(CUSTOMERS), BRANCH.id(CUSTOMERS));
        List<Long> some = LongStream.rangeClosed(first, last)
                .map(id -> last - (id - first))
                .boxed()
                .toList();
        pool.withTransaction(transaction -> again(transaction, first, last)
                        .chain(() -> random.nextBoolean()
                                ? planner.planRange(transaction, first, last)
                                : planner.planFor(transaction, some)))
                .await()
                .indefinitely();
    }

    private static Uni<?> again(SqlConnection transaction, long first, long last) {
        return transaction
                .preparedQuery(LOCK_AGAIN)
                .execute(Tuple.of(first, last))
                .chain(() -> transaction.preparedQuery(AGAIN).execute(Tuple.of(first, last)));
    }

    private static void carry(int gateway, Random random) {
        String token = gateway % 2 == 0 ? Contacting.GATEWAY : Contacting.OTHER_GATEWAY;
        String channel = List.of("SMS", "PUSH", "EMAIL").get(random.nextInt(3));
        List<Map<String, Object>> reports = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Map<String, Object> contact : Contacting.due(token, channel, 1 + random.nextInt(10))) {
            boolean fails = random.nextInt(3) == 0;
            reports.add(Contacting.report(
                    contact,
                    fails ? "FAILED" : random.nextInt(4) == 0 ? "REFUSED" : "DELIVERED",
                    fails ? "busy" : null));
            expected.add(fails ? "FAILED" : "DELIVERED");
        }
        if (!reports.isEmpty()) {
            assertThat(Contacting.reported(token, reports)).isEqualTo(expected);
        }
    }
}
