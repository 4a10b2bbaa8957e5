package dev.kequn.support;

import dev.kequn.dev.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Looks into the test database beside the program: as its owner, so that a test can also set a scene. */
public final class Database {
    private static final String DEADLOCK = "40P01";
    /** The owner's, between two uses: each login costs as much as many a statement. */
    private static final Map<String, Queue<Connection>> KEPT = new ConcurrentHashMap<>();

    private Database() {}

    public static Connection connect(String role) {
        return connect(address(), role);
    }

    private static String address() {
        return ConfigProvider.getConfig().getValue("kequn.database.address", String.class);
    }

    private static Connection connect(String address, String role) {
        try {
            return DriverManager.getConnection("jdbc:postgresql://" + address, role, EmbeddedDatabase.PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String... statements) {
        onKept(connection -> run(connection, statements));
    }

    /** Executes on {@code fresh} and closes it. */
    public static void execute(Connection fresh, String... statements) {
        try (Connection connection = fresh) {
            run(connection, statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return List.of();
    }

    private interface Work {
        List<String> on(Connection connection) throws SQLException;
    }

    /** What fails takes its connection with it. */
    private static List<String> onKept(Work work) {
        String address = address();
        Queue<Connection> kept = KEPT.computeIfAbsent(address, server -> new ConcurrentLinkedQueue<>());
        Connection waiting = kept.poll();
        Connection connection = alive(waiting) ? waiting : connect(address, EmbeddedDatabase.OWNER);
        boolean done = false;
        try {
            List<String> found = work.on(connection);
            done = kept.offer(connection);
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            if (!done) {
                close(connection);
            }
        }
    }

    private static boolean alive(@Nullable Connection connection) {
        try {
            return connection != null && connection.isValid(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of it in one transaction, again where it met the program's own in a deadlock. */
    public static void inOneTransaction(String... statements) {
        inOneTransactionOf(EmbeddedDatabase.OWNER, statements);
    }

    static void inOneTransactionOf(String role, String... statements) {
        for (int left = 20; ; left--) {
            try (Connection connection = connect(role);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (String sql : statements) {
                    statement.execute(sql);
                }
                connection.commit();
                return;
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || left == 0) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** The rows of {@code sql}, each as its columns joined with {@code |}; null reads "null". */
    public static List<String> rows(String sql) {
        return onKept(connection -> read(connection, sql));
    }

    /** The same on {@code fresh}, which it closes. */
    public static List<String> rows(Connection fresh, String sql) {
        try (Connection connection = fresh) {
            return read(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }

    /** The only value of {@code sql}. */
    public static String value(String sql) {
        List<String> rows = rows(sql);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows from " + sql);
        }
        return rows.get(0);
    }
}
