package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Hold;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database with the customers PF001 … PF099, whose ids are 1 … 99, and the replicas that serve it. */
final class PointsFaultBank {
    private static final List<String> CHECKS =
            List.of("points", "grants", "rewards", "referral", "segments", "campaigns", "offers");

    private final EmbeddedDatabase server;
    private final String database;

    PointsFaultBank() {
        this(Production.server(), Production.migratedDatabase());
    }

    /** In a migrated database of a server of its own. */
    PointsFaultBank(EmbeddedDatabase server, String database) {
        this.server = server;
        this.database = database;
        Database.execute(
                connect(),
                "INSERT INTO branch VALUES ('PF', 'Branch')",
                "INSERT INTO customer (customer_id, customer_no, name, branch_code, opened_on)"
                        + " SELECT i, 'PF' || lpad(i::text, 3, '0'), 'Customer', 'PF', '2020-01-01' FROM generate_series(1, 99) i",
                "INSERT INTO customer_number SELECT customer_no, customer_id FROM customer");
    }

    PackagedApp startReplica() {
        return PackagedApp.start(settings());
    }

    /** A replica with settings of its own besides. */
    PackagedApp startReplica(Map<String, String> own) {
        Map<String, String> settings = settings();
        settings.putAll(own);
        return PackagedApp.start(settings);
    }

    /** Whoever has written to {@code table} waits inside his transaction until this is closed. */
    Connection holdWriters(String table) throws SQLException {
        return Hold.writers(connect(), table);
    }

    /** How many wait so. */
    int held() {
        return rows("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                .size();
    }

    /** A replica whose way to the database leads through {@code cut}. */
    PackagedApp startReplica(CommitCut cut) {
        Map<String, String> settings = settings();
        settings.put("kequn.database.address", "localhost:" + cut.port() + "/" + database);
        return PackagedApp.start(settings);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = Production.serving(database);
        settings.put("kequn.database.address", server.address(database));
        settings.put("kequn.bank.business-date", "2026-07-15");
        settings.put("kequn.job.enabled", "false");
        return settings;
    }

    static String earn(int customer, long amount, String key) {
        return "pointsEarn(input: {customerNo: \"PF%03d\", amount: \"%d\"}, idempotencyKey: \"%s\")"
                .formatted(customer, amount, key);
    }

    static String spend(int customer, long amount, String key) {
        return "pointsSpend(input: {customerNo: \"PF%03d\", amount: \"%d\"}, idempotencyKey: \"%s\")"
                .formatted(customer, amount, key);
    }

    static String reverse(String transaction, String key) {
        return "pointsReverse(transactionId: \"%s\", reason: \"mistaken\", idempotencyKey: \"%s\")"
                .formatted(transaction, key);
    }

    void execute(String... sql) {
        Database.execute(connect(), sql);
    }

    List<String> rows(String sql) {
        return Database.rows(connect(), sql);
    }

    /** active|version of an account. */
    String account(int customer) {
        return rows("SELECT active, version FROM points_account WHERE customer_id = " + customer)
                .get(0);
    }

    /** The operators' checks of every room. */
    void assertEveryInvariant() {
        assertHold(CHECKS);
    }

    void assertInvariants() {
        assertHold(List.of("points"));
    }

    private void assertHold(List<String> checks) {
        // What a live database has done for itself by then; without it the checks join rows one by one.
        execute("ANALYZE");
        for (String check : checks) {
            assertThat(Checks.broken(check, connect())).as(check).isEmpty();
        }
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection("jdbc:postgresql://" + server.address(database), "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
