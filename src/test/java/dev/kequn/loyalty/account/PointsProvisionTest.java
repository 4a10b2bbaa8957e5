package dev.kequn.loyalty.account;

import static dev.kequn.loyalty.account.AccountBank.OPERATIONS;
import static dev.kequn.loyalty.account.History.earn;
import static dev.kequn.loyalty.account.History.reverseFirst;
import static dev.kequn.loyalty.account.History.spend;
import static dev.kequn.loyalty.ledger.Activation.IMMEDIATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.ActivationKind;
import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.support.Checks;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers hold and what it costs, on 2026-07-15 at 0.0125 a point. */
@QuarkusTest
@TestProfile(PointsProvisionTest.CostlyPoints.class)
class PointsProvisionTest {
    @Inject
    Pool pool;

    private History history;

    /** Points of a cost with more decimals than the currency. */
    public static final class CostlyPoints extends OwnBank {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kequn.loyalty.point-cost", "0.012500");
        }
    }

    @BeforeEach
    void bank() {
        AccountBank.open();
        history = new History(pool);
    }

    @Test
    void nobodyHoldsAnything() {
        JsonPath none = provision();
        assertThat(none.getList("rows")).isEmpty();
        assertThat(none.getString("cost")).isEqualTo("0.00");
        assertThat(none.getString("arrears")).isEqualTo("0");
    }

    @Test
    void addsUpByMonthOfTheLastDay() {
        Expiry julys = new Expiry(ExpiryKind.END_OF_MONTH, 0, null);
        history.on("2026-07-01", 1, earn(41, IMMEDIATE, julys));
        history.on("2026-07-01", 2, earn(1, IMMEDIATE, new Expiry(ExpiryKind.ON, null, LocalDate.of(2026, 8, 1))));
        history.on("2026-07-01", 2, earn(1000, IMMEDIATE, Expiry.NEVER));
        history.on("2026-07-01", 2, earn(7, new Activation(ActivationKind.ON_EVENT, 60, "X"), Expiry.NEVER));
        history.on("2026-07-01", 3, earn(25, new Activation(ActivationKind.AFTER_DAYS, 15, null), julys));
        // Became active and expired on 10 July, and active since 9 July: due, not settled.
        history.on("2026-07-01", 4, earn(5, IMMEDIATE, new Expiry(ExpiryKind.DAYS, 9, null)));
        history.on(
                "2026-07-01",
                4,
                earn(3, new Activation(ActivationKind.AFTER_DAYS, 8, null), new Expiry(ExpiryKind.DAYS, 60, null)));
        // Owes 50; 30 that became active on 9 July have paid of it.
        history.on("2026-07-01", 5, earn(50, IMMEDIATE, Expiry.NEVER));
        history.on("2026-07-01", 5, spend(50));
        history.on("2026-07-01", 5, reverseFirst());
        history.on("2026-07-01", 5, earn(30, new Activation(ActivationKind.AFTER_DAYS, 8, null), julys));

        JsonPath found = provision();
        assertThat(found.getList("rows"))
                .isEqualTo(List.of(
                        row("2026-07", 41, 25, "0.83"),
                        row("2026-08", 1, 7, "0.10"),
                        row("2026-09", 3, 0, "0.04"),
                        row(null, 1000, 0, "12.50")));
        assertThat(found.getString("pointCost")).isEqualTo("0.0125");
        assertThat(found.getString("day")).isEqualTo("2026-07-15");
        assertThat(found.getString("active")).isEqualTo("1045");
        assertThat(found.getString("pending")).isEqualTo("32");
        // 1077 × 0.0125 = 13.4625; the rows add up to 13.47.
        assertThat(found.getString("cost")).isEqualTo("13.46");
        assertThat(found.getString("arrears")).isEqualTo("20");

        List<Map<String, Object>> before = found.getList("rows");
        for (long customer = 1; customer <= 5; customer++) {
            history.on("2026-07-15", customer, settled -> {});
        }
        assertThat(provision().getList("rows")).isEqualTo(before);
        assertThat(provision().getString("arrears")).isEqualTo("20");
        assertThat(Checks.broken("points")).isEmpty();
    }

    private static Map<String, Object> row(String month, long active, long pending, String cost) {
        Map<String, Object> row = new java.util.HashMap<>();
        row.put("month", month);
        row.put("active", Long.toString(active));
        row.put("pending", Long.toString(pending));
        row.put("cost", cost);
        return row;
    }

    private static JsonPath provision() {
        return Graphql.as(
                        OPERATIONS,
                        "{ pointsProvision { day pointCost rows { month active pending cost } active pending cost arrears } }")
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("data.pointsProvision");
    }
}
