package dev.kequn.loyalty.ledger;

import static dev.kequn.loyalty.ledger.PointsBank.earn;
import static dev.kequn.loyalty.ledger.PointsBank.points;
import static dev.kequn.loyalty.ledger.PointsBank.reverse;
import static dev.kequn.loyalty.ledger.PointsBank.spend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operators' check sees each thing it looks for: one row is broken, and that alone is reported. */
@QuarkusTest
@TestProfile(OwnBank.class)
class PointsInvariantsTest {
    private static final String TRANSACTIONS =
            "insert into points_transaction (customer_id, version, kind, amount, business_day, source, actor, active,"
                    + " pending, arrears) values";

    /** A rule of 10 points in all, and the account of a customer who got none. */
    private static final String USED =
            """
            insert into points_account (customer_id) values (3);
            insert into earning_code values ('USED', 1);
            insert into earning_rule (code, version, revision, name_zh, name_en, state, valid_from, trigger_kind,
                event_type, fixed_points, activation, expiry, on_spent, budget, created_by)
            values ('USED', 1, 1, 'x', 'x', 'APPROVED', '2020-01-01', 'EVENT', 'x', 1, 'IMMEDIATE', 'NEVER', 'CLAMP', 10, 'x');
            """;

    /**
     * 1 earned 100 that never expire (1.1) and 10 for a day (1.2), spent 5 (1.3), had 2 back (1.4) and waits for points
     * (1.5); 2 earned 50 (2.1), had it taken back in two parts (2.2, 2.3).
     */
    @BeforeEach
    void bank() {
        PointsBank.open(3);
        earn("1.1", points(1, 100));
        earn("1.2", points(1, 10, "expiry", Map.of("kind", "DAYS", "number", 1)));
        spend("1.3", 1, 5);
        reverse("1.4", "1.3", List.of(2L));
        earn("1.5", points(1, 7, "activation", Map.of("kind", "AFTER_DAYS", "days", 3)));
        earn("2.1", points(2, 50));
        reverse("2.2", "2.1", List.of(20L));
        reverse("2.3", "2.1", List.of());
        assertThat(Checks.broken("points")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            I1  | 2 | 1.1  | update points_entry set version = 2, line = 9 where customer_id = 1 and version = 1 and account = 'ISSUE'
            I1  | 1 | 3.1  | insert into points_account (customer_id, version) values (3, 1); <transactions> (3, 1, 'EARN', 1, <at>, 0, 0, 0)
            I2  | 1 | 1.5  | update points_account set earned = earned + 1, spent = spent + 1 where customer_id = 1
            I3  | 1 | 3.1  | alter table points_transaction drop constraint points_transaction_active_check; \
            insert into points_account (customer_id, version, earned, spent) values (3, 2, 60, 60); \
            <transactions> (3, 1, 'SPEND', 60, <at>, -60, 0, 0), (3, 2, 'EARN', 60, <at>, 0, 0, 0); \
            insert into points_entry values (3, 1, 1, 'ACTIVE', 'DEBIT', 60), (3, 1, 2, 'REDEMPTION', 'CREDIT', 60), \
            (3, 2, 1, 'ISSUE', 'DEBIT', 60), (3, 2, 2, 'ACTIVE', 'CREDIT', 60); \
            insert into points_lot values (3, 2, 60, 0, true, '2026-07-15', null, null, null, null, null, 'REFUSE'); \
            insert into points_lot_use values (3, 1, 1, 2, 'SPEND', 60)
            I4  | 1 | 2.4  | update points_account set version = 4 where customer_id = 2
            I4  | 2 | 1.3  | update points_transaction set active = active + 1 where customer_id = 1 and version = 3
            I5  | 1 | 1.1  | update points_lot set granted = 101 where customer_id = 1 and version = 1
            I5  | 1 | 1.5  | update points_lot set granted = 101, remaining = 101 where customer_id = 1 and version = 1
            I6  | 1 | 1.3  | update points_lot_use set lot_version = 1 where customer_id = 1 and version in (3, 4); \
            update points_lot set remaining = 97 where customer_id = 1 and version = 1; \
            update points_lot set remaining = 10 where customer_id = 1 and version = 2
            I7  | 1 | 1.1  | <keys> select subject, 'another', operation, content_hash, result from request_key where key = '1.1'
            I7  | 1 | 1.9  | <keys> select subject, 'another', operation, content_hash, '1.9' from request_key where key = '1.1'
            I8  | 1 | 2.1  | update points_transaction set amount = 49 where customer_id = 2 and version = 1
            I8  | 1 | 1.4  | update points_lot_use set lot_version = 1 where customer_id = 1 and version = 4; \
            update points_lot set remaining = 5 where customer_id = 1 and version = 2; \
            update points_lot set granted = 102, remaining = 102 where customer_id = 1 and version = 1; \
            insert into points_lot_use values (1, 5, 1, 1, 'TAKE_BACK', 2)
            I10 | 1 | 3    | <used> insert into earning_use values (3, 'USED', '2026-07-15', 5, 1)
            I10 | 1 | 1    | insert into earning_code values ('API', 1); \
            update points_transaction set source = 'API' where customer_id = 1 and version = 1
            I10 | 1 | null | <used> insert into earning_budget values ('USED', 11)
            I10 | 1 | null | <used> update points_transaction set source = 'USED' where customer_id = 1 and version = 1; \
            insert into earning_use values (1, 'USED', '2026-07-15', 100, 1)
            I12 | 1 | null | grant update on points_entry to kequn_app
            I12 | 1 | null | grant truncate on request_key to kequn_app
            I14 | 1 | 1.1  | update points_lot set active_from = active_from - 1 where customer_id = 1 and version = 1
            I14 | 2 | 1.2  | update points_account set next_due = null where customer_id = 1
            I14 | 1 | 1.2  | update points_account set next_due = date '2026-07-17' where customer_id = 1
            """)
    void isSeen(String invariant, int times, String example, String broken) throws SQLException {
        assertThat(brokenBy(broken))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).startsWith(invariant + "|").endsWith("|" + times + "|" + example));
        assertThat(Checks.broken("points")).isEmpty();
    }

    private static List<String> brokenBy(String sql) throws SQLException {
        Connection connection = Database.connect(EmbeddedDatabase.OWNER);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("<transactions>", TRANSACTIONS)
                    .replace("<at>", "'2026-07-15', 'x', 'x'")
                    .replace("<used>", USED)
                    .replace("<keys>", "insert into request_key (subject, key, operation, content_hash, result)"));
        }
        return Checks.broken("points", connection);
    }
}
