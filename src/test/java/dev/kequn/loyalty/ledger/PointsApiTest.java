package dev.kequn.loyalty.ledger;

import static dev.kequn.loyalty.ledger.PointsBank.account;
import static dev.kequn.loyalty.ledger.PointsBank.earn;
import static dev.kequn.loyalty.ledger.PointsBank.points;
import static dev.kequn.loyalty.ledger.PointsBank.reverse;
import static dev.kequn.loyalty.ledger.PointsBank.spend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bank's systems see of the ledger. */
@QuarkusTest
@TestProfile(OwnBank.class)
class PointsApiTest {
    @BeforeEach
    void bank() {
        PointsBank.open(3);
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
    }

    @Test
    void earnsSpendsAndReverses() {
        JsonPath earned = earn("e1", points(1, 100));
        assertThat(earned.getString("transaction.id")).isEqualTo("1.1");
        assertThat(earned.getString("balances.active")).isEqualTo("100");
        JsonPath spent = spend("s1", 1, 60);
        assertThat(spent.getString("balances.active")).isEqualTo("40");
        JsonPath back = reverse("r1", spent.getString("transaction.id"), List.of(20L));
        assertThat(back.getString("transaction.kind")).isEqualTo("REVERSE");
        assertThat(back.getString("transaction.reverses")).isEqualTo("1.2");
        assertThat(account(1)).isEqualTo("60|0|0|100|40|0|3");
        assertThat(Database.rows("select version, line, account, side, amount from points_entry where customer_id = 1"
                        + " order by version, line"))
                .containsExactly(
                        "1|1|ISSUE|DEBIT|100",
                        "1|2|ACTIVE|CREDIT|100",
                        "2|1|ACTIVE|DEBIT|60",
                        "2|2|REDEMPTION|CREDIT|60",
                        "3|1|REDEMPTION|DEBIT|20",
                        "3|2|ACTIVE|CREDIT|20");
        assertThat(Database.rows("select version, lot_version, action, amount from points_lot_use order by version"))
                .containsExactly("2|1|SPEND|60", "3|1|RESTORE|20");
    }

    @Test
    void spendsInOrderOfExpiryAndGivesBackInTheOpposite() {
        earn("never", points(1, 10));
        earn("late", points(1, 10, "expiry", Map.of("kind", "ON", "day", "2026-12-31")));
        earn("soon", points(1, 10, "expiry", Map.of("kind", "DAYS", "number", 1)));
        String spent = spend("s", 1, 25).getString("transaction.id");
        assertThat(Database.rows("select lot_version, amount from points_lot_use where action = 'SPEND' order by line"))
                .containsExactly("3|10", "2|10", "1|5");
        reverse("r", spent, List.of(12L));
        assertThat(Database.rows("select version, remaining, expires_on from points_lot order by version"))
                .containsExactly("1|10|null", "2|7|2027-01-01", "3|0|2026-07-16");
    }

    @Test
    void theSameKeyIsTheSameTransaction() {
        earn("k", points(1, 100));
        assertThat(earn("k", points(1, 100)).getString("transaction.id")).isEqualTo("1.1");
        assertThat(earn("k", points(1, 101)).getList("errors.code")).containsExactly("IDEMPOTENCY_CONFLICT");
        assertThat(earn("k", points(2, 100)).getList("errors.code")).containsExactly("IDEMPOTENCY_CONFLICT");
        assertThat(account(1)).isEqualTo("100|0|0|100|0|0|1");
        assertThat(account(2)).startsWith("0|0|0|").endsWith("|0");
    }

    @Test
    void manyAtOnceAreEachDoneOrRefusedByThemselves() {
        // Given
        earn("again", points(3, 7));
        List<Map<String, Object>> requests = List.of(
                Map.of("idempotencyKey", "m1", "input", points(1, 100)),
                Map.of("idempotencyKey", "m2", "input", points(1, 0)),
                Map.of("idempotencyKey", "m1", "input", points(1, 100)),
                Map.of("idempotencyKey", "again", "input", points(2, 7)),
                Map.of("idempotencyKey", "again", "input", points(3, 7)));

        // When
        JsonPath answers = PointsBank.many(requests);

        // Then
        assertThat(answers.getList("transaction.id")).containsExactly("1.1", "1.1", "3.1");
        assertThat(answers.getList("errors.code"))
                .containsExactly(
                        List.of(), List.of("INVALID_AMOUNT"), List.of(), List.of("IDEMPOTENCY_CONFLICT"), List.of());
        assertThat(account(1)).isEqualTo("100|0|0|100|0|0|1");
        assertThat(account(3)).isEqualTo("7|0|0|7|0|0|1");
    }

    @Test
    void refusesMoreThanAHundredAtOnceAndNone() {
        List<Map<String, Object>> tooMany = IntStream.rangeClosed(1, 101)
                .mapToObj(i -> Map.<String, Object>of("idempotencyKey", "x" + i, "input", points(1, 1)))
                .toList();

        for (List<Map<String, Object>> requests : List.of(tooMany, List.<Map<String, Object>>of())) {
            assertThat(PointsBank.askMany(requests).getString("errors[0].extensions.code"))
                    .isEqualTo("INVALID_ARGUMENT");
        }
        assertThat(account(1)).isEqualTo("none");
    }

    @Test
    void aDryRunKeepsNothing() {
        JsonPath tried = earn("k", points(1, 100), true);
        assertThat(tried.getString("balances.active")).isEqualTo("100");
        assertThat(tried.getString("transaction")).isNull();
        assertThat(account(1)).isEqualTo("none");
        assertThat(Database.value("select count(*) from request_key")).isEqualTo("0");
    }
}
