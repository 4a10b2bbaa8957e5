package dev.kequn.loyalty.ledger;

import static dev.kequn.loyalty.ledger.PointsBank.account;
import static dev.kequn.loyalty.ledger.PointsBank.reverse;
import static dev.kequn.loyalty.ledger.PointsBank.spend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole of a shop's account, a point from each of 40,000 payments, in one debit. */
@QuarkusTest
@TestProfile(OwnBank.class)
class PointsManyLotsTest {
    private static final int LOTS = 40_000;

    @Test
    void isSpentAndGivenBackInParts() {
        // Given
        PointsBank.open(1);
        Database.execute(
                "insert into points_account (customer_id, version, active, earned, next_due) values (1, %1$d, %1$d, %1$d, '2027-01-01')"
                        .formatted(LOTS),
                "insert into points_transaction (customer_id, version, kind, amount, business_day, source, actor, active,"
                        + " pending, arrears) select 1, i, 'EARN', 1, '2026-07-01', 'api', 'shop', i, 0, 0"
                        + " from generate_series(1, " + LOTS + ") i",
                "insert into points_entry select 1, i, 1, 'ISSUE', 'DEBIT', 1 from generate_series(1, " + LOTS + ") i"
                        + " union all select 1, i, 2, 'ACTIVE', 'CREDIT', 1 from generate_series(1, " + LOTS + ") i",
                "insert into points_lot (customer_id, version, granted, remaining, active, active_from, expires_on, on_spent)"
                        + " select 1, i, 1, 1, true, '2026-07-01', '2027-01-01', 'REFUSE' from generate_series(1, "
                        + LOTS + ") i",
                "analyze points_lot, points_transaction, points_entry");

        // When
        String spent = spend("all", 1, LOTS).getString("transaction.id");
        reverse("much of it", spent, List.of(30_000L));
        reverse("the rest", spent, List.of());

        // Then
        assertThat(account(1)).isEqualTo("40000|0|0|40000|0|0|40003");
        assertThat(Database.rows("select version, action, count(*), max(line), min(lot_version), max(lot_version)"
                        + " from points_lot_use group by version, action order by version"))
                .containsExactly(
                        "40001|SPEND|40000|40000|1|40000",
                        "40002|RESTORE|30000|30000|10001|40000",
                        "40003|RESTORE|10000|10000|1|10000");
        assertThat(Database.value("select count(*) from points_lot where remaining = granted"))
                .isEqualTo("40000");
    }
}
