package dev.kequn.platform.db;

import io.smallrye.config.ConfigMapping;

/** Where the database is and as whom to call it. Every setting is required: the program does not guess a database. */
@ConfigMapping(prefix = "kequn.database")
public interface DatabaseSettings {
    /** {@code host:port/database}, optionally {@code ?sslmode=verify-full…}; both clients use it. */
    String address();

    /** The program's role: no superuser, owner of nothing. */
    String username();

    String password();

    /** Connections of the reactive pool. */
    int poolSize();

    /** Whether this process migrates the schema at its start, as the owner. */
    boolean migrate();
}
