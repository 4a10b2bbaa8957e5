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
}
