package dev.kequn.platform.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * One role's way into the database, for the moment of a check; waits 10 s at most for each step. It asks the driver itself,
 * as the pools do: nobody has to have registered it.
 */
record DatabaseLogin(String address, String username, String password, Setting passwordSetting) {
    private static final int SECONDS = 10;

    static DatabaseLogin program(Config config) {
        return login(config, Setting.DATABASE_USERNAME, Setting.DATABASE_PASSWORD);
    }

    static DatabaseLogin owner(Config config) {
        return login(config, Setting.DATABASE_OWNER_USERNAME, Setting.DATABASE_OWNER_PASSWORD);
    }

    private static DatabaseLogin login(Config config, Setting username, Setting password) {
        return new DatabaseLogin(
                Setting.DATABASE_ADDRESS.required(config),
                username.required(config),
                password.required(config),
                password);
    }

    /** A look at the database with one connection. */
    interface Look {
        void at(Connection connection) throws SQLException;
    }

    /** @throws StartRefused when the database cannot be reached, or {@code look} refuses or fails */
    void look(Look look) {
        try (Connection connection = connect()) {
            look.at(connection);
        } catch (SQLException e) {
            throw new StartRefused(
                    "PostgreSQL at %s failed a check as %s: %s".formatted(place(), username, e.getMessage()));
        }
    }

    private Connection connect() {
        try {
            Connection connection = new Driver().connect("jdbc:postgresql://" + address, properties());
            if (connection != null) {
                return connection;
            }
        } catch (SQLException e) {
            throw refused(e);
        }
        throw new StartRefused(
                "%s=%s is not host:port/database".formatted(Setting.DATABASE_ADDRESS.environmentName(), place()));
    }

    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, username);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.CONNECT_TIMEOUT.set(properties, SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, SECONDS);
        return properties;
    }

    private StartRefused refused(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith("28")) {
            return new StartRefused("PostgreSQL at %s does not let %s in; check %s"
                    .formatted(place(), username, passwordSetting.environmentName()));
        }
        return new StartRefused("PostgreSQL cannot be reached at %s=%s: %s"
                .formatted(Setting.DATABASE_ADDRESS.environmentName(), place(), failure.getMessage()));
    }

    /** The address without its parameters, which may hold secrets. */
    private String place() {
        return address.replaceFirst("\\?.*", "");
    }
}
