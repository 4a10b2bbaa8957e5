package dev.kequn.support;

import dev.kequn.dev.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks into the test database beside the program: as its owner, so that a test can also set a scene. */
public final class Database {
    private static final String DEADLOCK = "40P01";

    private Database() {}

    public static Connection connect(String role) {
        String address = ConfigProvider.getConfig().getValue("kequn.database.address", String.class);
        try {
            return DriverManager.getConnection("jdbc:postgresql://" + address, role, EmbeddedDatabase.PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String... statements) {
        execute(connect(EmbeddedDatabase.OWNER), statements);
    }

    /** Executes on {@code fresh} and closes it. */
    public static void execute(Connection fresh, String... statements) {
        try (Connection connection = fresh;
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of it in one transaction, again where it met the program's own in a deadlock. */
    public static void inOneTransaction(String... statements) {
        for (int left = 20; ; left--) {
            try (Connection connection = connect(EmbeddedDatabase.OWNER);
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
        return rows(connect(EmbeddedDatabase.OWNER), sql);
    }

    /** The same on {@code fresh}, which it closes. */
    public static List<String> rows(Connection fresh, String sql) {
        try (Connection connection = fresh;
                Statement statement = connection.createStatement();
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
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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
