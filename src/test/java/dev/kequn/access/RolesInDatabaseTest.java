package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestBank.class)
class RolesInDatabaseTest {
    @Test
    void theProgramOwnsNothing() {
        assertThat(Database.value("select count(*) from pg_class c join pg_roles r on r.oid = c.relowner "
                        + "where r.rolname = 'kequn_app'"))
                .isEqualTo("0");
    }

    @Test
    void auditRowsCannotBeChanged() throws SQLException {
        try (Connection connection = Database.connect(EmbeddedDatabase.APP);
                Statement statement = connection.createStatement()) {
            for (String sql : new String[] {
                "update audit_entry set actor = 'x'", "delete from audit_entry",
                "update customer_event set type = 'x'", "delete from tier_assessment"
            }) {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void whatThePointsLedgerHasWrittenStays() throws SQLException {
        try (Connection connection = Database.connect(EmbeddedDatabase.APP);
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {"points_transaction", "points_entry", "points_lot_use", "request_key"}) {
                assertDenied(statement, "update " + table + " set " + column(table) + " = " + column(table));
                assertDenied(statement, "delete from " + table);
                assertDenied(statement, "truncate " + table + " cascade");
            }
            for (String column : new String[] {
                "customer_id", "version", "granted", "awaits_event", "then_kind", "then_number", "then_day", "on_spent"
            }) {
                assertDenied(statement, "update points_lot set " + column + " = " + column);
            }
            assertDenied(statement, "delete from points_lot");
            assertDenied(statement, "truncate points_lot cascade");
            assertDenied(statement, "update points_account set customer_id = customer_id");
            assertDenied(statement, "delete from points_account");
            assertDenied(statement, "truncate points_account cascade");
            assertDenied(statement, "alter table points_entry disable trigger all");
            assertDenied(statement, "drop table points_entry");
        }
    }

    @Test
    void entriesThatDoNotBalanceAreRefused() throws SQLException {
        try (Connection connection = Database.connect(EmbeddedDatabase.APP);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into branch values ('RD', 'RD') on conflict do nothing");
            statement.execute(
                    "with c as (insert into customer (name, branch_code) values ('RD', 'RD') returning customer_id),"
                            + " a as (insert into points_account (customer_id) select customer_id from c)"
                            + " select set_config('rd.id', customer_id::text, true) from c");
            statement.execute(
                    "insert into points_transaction (customer_id, version, kind, amount, business_day, source, actor,"
                            + " active, pending, arrears) values (current_setting('rd.id')::bigint, 1, 'EARN', 5, '2026-07-15',"
                            + " 'x', 'x', 5, 0, 0)");
            for (String entries : new String[] {
                "(1, 'ISSUE', 'DEBIT', 5)",
                "(1, 'ISSUE', 'DEBIT', 5), (2, 'ACTIVE', 'CREDIT', 4)",
                "(1, 'ISSUE', 'DEBIT', 5), (2, 'ACTIVE', 'DEBIT', 5)",
                "(1, 'ISSUE', 'DEBIT', 5), (2, 'ACTIVE', 'CREDIT', 5), (3, 'ACTIVE', 'CREDIT', 1)"
            }) {
                Savepoint before = connection.setSavepoint();
                assertThatThrownBy(() -> statement.execute(enter(entries)))
                        .as(entries)
                        .hasMessageContaining("Debits and credits differ");
                connection.rollback(before);
            }
            statement.execute(enter("(1, 'ISSUE', 'DEBIT', 5), (2, 'ACTIVE', 'CREDIT', 5)"));
            connection.rollback();
        }
    }

    private static String enter(String entries) {
        return "insert into points_entry select current_setting('rd.id')::bigint, 1, e.* from (values " + entries
                + ") e";
    }

    private static String column(String table) {
        return "request_key".equals(table) ? "result" : "amount";
    }

    private static void assertDenied(Statement statement, String sql) {
        assertThatThrownBy(() -> statement.execute(sql))
                .as(sql)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
}
