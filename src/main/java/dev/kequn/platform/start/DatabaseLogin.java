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
record DatabaseLogin(String address, DatabaseTls tls, String username, String password, Setting passwordSetting) {
    private static final int SECONDS = 10;
    private static final String TOO_MANY_CONNECTIONS = "53300";

    static DatabaseLogin program(Config config) {
        return login(config, Setting.DATABASE_USERNAME, Setting.DATABASE_PASSWORD);
    }

    static DatabaseLogin owner(Config config) {
        return login(config, Setting.DATABASE_OWNER_USERNAME, Setting.DATABASE_OWNER_PASSWORD);
    }

    private static DatabaseLogin login(Config config, Setting username, Setting password) {
        return new DatabaseLogin(
                Setting.DATABASE_ADDRESS.required(config),
                DatabaseTls.of(config),
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
        throw new StartRefused("PostgreSQL cannot be reached at %s=%s: its parameters are none"
                .formatted(Setting.DATABASE_ADDRESS.environmentName(), place()));
    }

    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, username);
        PGProperty.PASSWORD.set(properties, password);
        tls.applyTo(properties);
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
        if (state.equals(TOO_MANY_CONNECTIONS)) {
            return new StartRefused("PostgreSQL at %s has no connection left for %s: %s"
                    .formatted(place(), username, failure.getMessage()));
        }
        if (tls.isFault(failure)) {
            return new StartRefused("PostgreSQL at %s does not prove who it is, as %s demands: %s"
                    .formatted(place(), tls.words(), failure.getMessage()));
        }
        return new StartRefused("PostgreSQL cannot be reached at %s=%s: %s"
                .formatted(Setting.DATABASE_ADDRESS.environmentName(), place(), failure.getMessage()));
    }

    /** The address without its parameters, which may hold secrets. */
    private String place() {
        return address.replaceFirst("\\?.*", "");
    }
}
