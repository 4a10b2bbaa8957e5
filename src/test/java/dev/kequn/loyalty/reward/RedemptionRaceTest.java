package dev.kequn.loyalty.reward;

import static dev.kequn.loyalty.reward.RedemptionBank.OLGA;
import static dev.kequn.loyalty.reward.RedemptionBank.SERVICE;
import static dev.kequn.loyalty.reward.RedemptionBank.broken;
import static dev.kequn.loyalty.reward.RedemptionBank.cancel;
import static dev.kequn.loyalty.reward.RedemptionBank.earn;
import static dev.kequn.loyalty.reward.RedemptionBank.end;
import static dev.kequn.loyalty.reward.RedemptionBank.fulfil;
import static dev.kequn.loyalty.reward.RedemptionBank.points;
import static dev.kequn.loyalty.reward.RedemptionBank.redeem;
import static dev.kequn.loyalty.reward.RedemptionBank.stock;
import static dev.kequn.loyalty.reward.RewardBank.content;
import static dev.kequn.loyalty.reward.RewardBank.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many want it at once: no piece is given twice, and no points are taken without a piece. */
@QuarkusTest
@TestProfile(OwnBank.class)
class RedemptionRaceTest {
    @BeforeEach
    void bank() {
        RedemptionBank.open();
    }

    @Test
    void sevenPiecesAreWantedByTwoHundredOfWhomSomeCancel() throws Exception {
        // Given
        for (int i = 1; i <= 200; i++) {
            earn(number(i), 100);
        }
        offer("RICE", content("initialStock", 7));

        // When: every fifth who gets one gives it back
        List<String> answers = atOnce(200, i -> {
            JsonPath answer = redeem(SERVICE, number(i + 1), "RICE");
            if (!answer.getList("errors").isEmpty()) {
                return answer.getString("errors[0].code");
            }
            if (i % 5 > 0) {
                return "kept";
            }
            return cancel(SERVICE, answer.getString("redemption.id")).getString("redemption.state");
        });

        // Then
        long kept = answers.stream().filter("kept"::equals).count();
        assertThat(answers)
                .containsOnly(
                        answers.contains("CANCELLED")
                                ? new String[] {"kept", "SOLD_OUT", "CANCELLED"}
                                : new String[] {"kept", "SOLD_OUT"});
        assertThat(kept).isLessThanOrEqualTo(7);
        assertThat(stock("RICE")).isEqualTo("7/" + kept);
        assertThat(Database.value("select count(*) from redemption where state = 'RESERVED'"))
                .isEqualTo(Long.toString(kept));
        assertThat(Database.value("select count(*) from redemption where state = 'CANCELLED'"))
                .isEqualTo(Long.toString(
                        answers.stream().filter("CANCELLED"::equals).count()));
        assertThat(Database.value("select sum(active) from points_account"))
                .isEqualTo(Long.toString(20000 - 100 * kept));
        assertThat(Database.value("select count(*) from points_account a where active <> 100 - 100 * (select count(*)"
                        + " from redemption r where r.customer_id = a.customer_id and state = 'RESERVED')"))
                .isEqualTo("0");
        assertThat(broken()).isEmpty();
    }

    @Test
    void theSameRequestAtOnceIsDoneOnce() throws Exception {
        // Given: one piece, one time, points for one
        earn("RD001", 100);
        offer("RICE", content("initialStock", 1));

        // When
        List<String> ids =
                atOnce(16, i -> redeem(SERVICE, "RD001", "RICE", "the same").getString("redemption.id"));
        String id = ids.get(0);
        List<String> cancelled = atOnce(
                16, i -> end("redemptionCancel", SERVICE, id, "the same one").getString("redemption.state"));

        // Then
        assertThat(ids).doesNotContainNull();
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(cancelled).hasSize(16).containsOnly("CANCELLED");
        assertThat(points("RD001")).isEqualTo("100");
        assertThat(stock("RICE")).isEqualTo("1/0");
        assertThat(Database.value("select count(*) from points_transaction where customer_id = 1"))
                .isEqualTo("3");
        assertThat(broken()).isEmpty();
    }

    @Test
    void aLimitHoldsWhateverIsAskedAtOnce() throws Exception {
        // Given
        earn("RD001", 5000);
        offer("RICE", content("limit", Map.of("times", 3, "period", "DAY")));

        // When
        List<Object> errors = atOnce(24, i -> redeem(SERVICE, "RD001", "RICE").getList("errors.code"));

        // Then
        assertThat(errors.stream().filter(List.of()::equals)).hasSize(3);
        assertThat(errors.stream().filter(List.of("LIMIT_REACHED")::equals)).hasSize(21);
        assertThat(points("RD001")).isEqualTo("4700");
        assertThat(broken()).isEmpty();
    }

    @Test
    void itEndsInOneWay() throws Exception {
        // Given
        earn("RD001", 100);
        offer("RICE", content("initialStock", 1));
        String id = redeem(SERVICE, "RD001", "RICE").getString("redemption.id");

        // When
        List<Object> errors =
                atOnce(16, i -> (i % 2 == 0 ? cancel(OLGA, id) : fulfil(OLGA, id)).getList("errors.code"));

        // Then
        assertThat(errors.stream().filter(List.of()::equals)).hasSize(1);
        assertThat(errors.stream().filter(List.of("WRONG_STATE")::equals)).hasSize(15);
        assertThat(broken()).isEmpty();
    }

    @Test
    void aNewPriceIsNeverMixedWithTheOldOne() throws Exception {
        // Given
        for (int i = 1; i <= 30; i++) {
            earn(number(i), 100);
        }
        offer("RICE", content("initialStock", 100));

        // When
        List<String> answers = atOnce(31, i -> {
            if (i == 15) {
                offer("RICE", content("cost", "60"));
                return "offered";
            }
            JsonPath answer = redeem(SERVICE, number(i < 15 ? i + 1 : i), "RICE");
            return answer.getList("errors").isEmpty()
                    ? answer.getString("redemption.reward.version") + ":" + answer.getString("redemption.cost")
                    : answer.getString("errors[0].code");
        });

        // Then
        assertThat(answers).isSubsetOf("1:100", "2:60", "offered");
        assertThat(Database.value("select count(*) from redemption where cost <> case reward_version when 1 then 100"
                        + " else 60 end"))
                .isEqualTo("0");
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsApprovedWhileItIsRedeemedCounts(boolean counted) throws Exception {
        // Given: a new price waits for approval, and someone holds the stock
        earn("RD001", 100);
        offer("RICE", counted ? content("initialStock", 7) : content());
        RewardBank.draft(RewardBank.MARY, "RICE", content("cost", "60"));
        RewardBank.submit(RewardBank.MARY, "RICE", 2);
        try (Connection holder = Database.connect(EmbeddedDatabase.OWNER);
                Statement change = holder.createStatement()) {
            holder.setAutoCommit(false);
            change.execute("select from reward_stock where reward_code = 'RICE' for update");

            // When: the old price has been read, and the new one is approved
            CompletableFuture<JsonPath> asked = CompletableFuture.supplyAsync(() -> redeem(SERVICE, "RD001", "RICE"));
            Eventually.holds("the request waits for the stock", () -> Database.value(
                            "select count(*) from pg_locks where not granted")
                    .equals("1"));
            change.execute("update reward set state = 'REPLACED' where code = 'RICE' and version = 1");
            change.execute("update reward set state = 'APPROVED' where code = 'RICE' and version = 2");
            holder.commit();

            // Then
            JsonPath answer = asked.join();
            assertThat(answer.getMap("redemption.reward")).isEqualTo(Map.of("code", "RICE", "version", 2));
            assertThat(answer.getString("redemption.cost")).isEqualTo("60");
        }
        assertThat(points("RD001")).isEqualTo("40");
        assertThat(broken()).isEmpty();
    }

    private static String number(int i) {
        return "RD%03d".formatted(i);
    }

    private interface Ask<T> {
        T of(int i);
    }

    private static <T> List<T> atOnce(int many, Ask<T> ask) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(many, 64));
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> asked = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int which = i;
                Callable<T> one = () -> {
                    start.await();
                    return ask.of(which);
                };
                asked.add(threads.submit(one));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
