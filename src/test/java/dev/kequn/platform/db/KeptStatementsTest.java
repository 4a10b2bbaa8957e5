package dev.kequn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which statements a connection keeps prepared. */
@QuarkusTest
@WithTestResource(TestBank.class)
class KeptStatementsTest {
    private static final String SHORT = "SELECT 1 AS kept_or_not";
    private static final String LONG = SHORT + ", '" + "x".repeat(3000) + "' AS much";

    @Inject
    Pool pool;

    @Test
    void keepsLongOnesOnlyWhereTheyAreMarked() {
        assertThat(prepared(SHORT)).isOne();
        assertThat(prepared(LONG)).isZero();
        assertThat(prepared(KeptStatements.marked(LONG))).isOne();
    }

    @Test
    void otherSettingsOfThePoolStay() {
        String jit = pool.query("SHOW jit")
                .execute()
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getString(0);

        assertThat(jit).isEqualTo("off");
    }

    /** How often the connection that ran it twice has it. */
    private long prepared(String sql) {
        return pool.withConnection(connection -> connection
                        .preparedQuery(sql)
                        .execute()
                        .chain(() -> connection.preparedQuery(sql).execute())
                        .chain(() -> connection
                                .preparedQuery("SELECT count(*) FROM pg_prepared_statements WHERE statement = $1")
                                .execute(Tuple.of(sql))))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
    }
}
