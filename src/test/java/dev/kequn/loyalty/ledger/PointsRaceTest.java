package dev.kequn.loyalty.ledger;

import static dev.kequn.loyalty.ledger.PointsBank.account;
import static dev.kequn.loyalty.ledger.PointsBank.earn;
import static dev.kequn.loyalty.ledger.PointsBank.points;
import static dev.kequn.loyalty.ledger.PointsBank.reverse;
import static dev.kequn.loyalty.ledger.PointsBank.spend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.AtOnce;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is asked of one account at once is done one after the other, and a key once. */
@QuarkusTest
@TestProfile(OwnBank.class)
class PointsRaceTest {
    @Inject
    Pool pool;

    @BeforeEach
    void bank() {
        PointsBank.open(8);
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
    }

    @Test
    void ofEqualRequestsOneIsDone() {
        List<JsonPath> answers = AtOnce.ask(64, i -> earn("one key", points(1, 100)));
        assertThat(answers.stream().map(answer -> answer.getString("transaction.id")))
                .containsOnly("1.1");
        assertThat(answers.stream().map(answer -> answer.getString("balances.active")))
                .containsOnly("100");
        assertThat(account(1)).isEqualTo("100|0|0|100|0|0|1");
    }

    @Test
    void ofUnequalRequestsWithOneKeyOneIsDone() {
        for (int round = 0; round < 5; round++) {
            // Given
            String key = "round " + round;
            List<String> before = PointsBank.everything();

            // When
            List<JsonPath> answers = AtOnce.ask(32, i -> earn(key, points(1 + i % 4, 100 + i % 2)));

            // Then
            List<String> ids = answers.stream()
                    .map(answer -> answer.getString("transaction.id"))
                    .toList();
            Set<String> done = ids.stream().filter(id -> id != null).collect(Collectors.toSet());
            assertThat(done).hasSize(1);
            int winner = ids.indexOf(done.iterator().next());
            for (int i = 0; i < 32; i++) {
                if (i % 4 == winner % 4) {
                    assertThat(ids.get(i)).isEqualTo(ids.get(winner));
                } else {
                    assertThat(answers.get(i).getList("errors.code")).containsExactly("IDEMPOTENCY_CONFLICT");
                }
            }
            assertThat(PointsBank.everything()).isNotEqualTo(before);
            assertThat(Database.value("select count(*) from points_transaction"))
                    .isEqualTo(Integer.toString(round + 1));
        }
    }

    @Test
    void everyCreditCounts() {
        List<Integer> done = AtOnce.ask(50, i -> (int) IntStream.range(0, 10)
                .filter(k -> earn("credit " + i + "." + k, points(1, 1)).getString("transaction.id") != null)
                .count());
        assertThat(done).containsOnly(10);
        assertThat(account(1)).isEqualTo("500|0|0|500|0|0|500");
    }

    @Test
    void noMoreIsSpentThanThereIs() {
        earn("all", points(1, 10_000));
        List<List<Object>> refusals =
                AtOnce.ask(20, i -> spend("spend " + i, 1, 1000).getList("errors.code"));
        assertThat(refusals.stream().filter(List::isEmpty)).hasSize(10);
        assertThat(refusals.stream().filter(List.of("INSUFFICIENT_POINTS")::equals))
                .hasSize(10);
        assertThat(account(1)).isEqualTo("0|0|0|10000|10000|0|11");
    }

    @Test
    void aDebitIsGivenBackOnce() {
        earn("all", points(1, 100));
        spend("some", 1, 60);
        List<List<Object>> refusals =
                AtOnce.ask(16, i -> reverse("back " + i, "1.2", List.of(20L)).getList("errors.code"));
        assertThat(refusals.stream().filter(List::isEmpty)).hasSize(3);
        assertThat(refusals.stream().filter(List.of("EXCEEDS_ORIGINAL")::equals))
                .hasSize(13);
        assertThat(account(1)).isEqualTo("100|0|0|100|0|0|5");
    }

    @Test
    void accountsInOppositeOrderMeetNoDeadlock() {
        List<Long> refused = AtOnce.ask(16, i -> IntStream.range(0, 24)
                .filter(k -> !earn("to " + i + "." + k, points(i % 2 == 0 ? 1 + k % 8 : 8 - k % 8, 1))
                        .getList("errors")
                        .isEmpty())
                .count());
        assertThat(refused).containsOnly(0L);
        for (int customer = 1; customer <= 8; customer++) {
            assertThat(account(customer)).isEqualTo("48|0|0|48|0|0|48");
        }
    }

    /** 100 points were good until yesterday, 30 of them are spent; 50 stay. */
    @Test
    void whatIsOverExpiresOnceWhateverIsAskedMeanwhile() {
        // Given
        LocalDate then = LocalDate.of(2026, 7, 10);
        on(then, Need.toEarn(1), account -> account.earn(Grants.expiring(100, 5), PaperBook.MEMO));
        on(then, Need.toSpend(1, 30), account -> account.spend(30, PaperBook.MEMO));
        on(then, Need.toEarn(1), account -> account.earn(Grants.earned(50), PaperBook.MEMO));

        // When
        List<JsonPath> answers = AtOnce.ask(24, i -> switch (i % 3) {
            case 0 -> spend("spend " + i, 1, 10);
            case 1 -> reverse("give back " + i, "1.2", List.of());
            default -> reverse("take back " + i, "1.1", List.of());
        });

        // Then
        List<JsonPath> spends = every(answers, 0);
        assertThat(done(spends)).isEqualTo(5);
        assertThat(done(every(answers, 1))).isEqualTo(1);
        long voided = done(every(answers, 2));
        assertThat(voided).isLessThanOrEqualTo(1);
        assertThat(answers.stream().flatMap(answer -> answer.<String>getList("errors.code").stream()))
                .isSubsetOf("INSUFFICIENT_POINTS", "EXCEEDS_ORIGINAL", "POINTS_SPENT");
        assertThat(Database.value("select count(*) from points_transaction where kind = 'EXPIRE'"))
                .isEqualTo("1");
        assertThat(account(1)).startsWith(voided == 1 ? "0|0|0|50|50|0|" : "0|0|0|150|50|100|");
    }

    private static List<JsonPath> every(List<JsonPath> answers, int third) {
        return IntStream.range(0, answers.size())
                .filter(i -> i % 3 == third)
                .mapToObj(answers::get)
                .toList();
    }

    private static long done(List<JsonPath> answers) {
        return answers.stream()
                .filter(answer -> answer.getString("transaction.id") != null)
                .count();
    }

    private void on(LocalDate day, Need need, Consumer<Account> act) {
        pool.withTransaction(transaction -> Books.open(transaction, day, List.of(need))
                        .invoke(books -> act.accept(books.account(need.customerId())))
                        .chain(Books::write))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
