package dev.kequn.platform.db;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the database is and as whom to call it. The program does not guess a database: what a start cannot do without is
 * refused by {@code dev.kequn.platform.start}.
 */
@ConfigMapping(prefix = "kequn.database")
public interface DatabaseSettings {
    /** {@code host:port/database}; both clients use it. */
    String address();

    /** {@code disable}, or {@code verify-full}: encrypted, to a server whose certificate and name are checked. */
    String tls();

    /** The certificates of the authorities that may vouch for the server, PEM; needed by {@code verify-full}. */
    Optional<String> caFile();

    /** The program's role: no superuser, owner of nothing. */
    String username();

    /** Only the migration job does without. */
    Optional<String> password();

    /** A file with it, in its place. */
    Optional<String> passwordFile();

    /** Connections of the reactive pool, one of them its reserve. */
    int poolSize();

    /** How long a request waits for one of them before it is told that the service cannot answer now. */
    Duration acquireTimeout();

    /** Whether this process migrates the schema at its start, as the owner. */
    boolean migrate();

    /** The role that owns the schema and migrates it. */
    String ownerUsername();

    /** Needed where this process migrates, and only there. */
    Optional<String> ownerPassword();

    /** A file with it, in its place. */
    Optional<String> ownerPasswordFile();
}
