package dev.kequn.platform.start;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** A setting without which some start is impossible. */
enum Setting {
    DATABASE_ADDRESS("kequn.database.address", "where PostgreSQL is: host:port/database"),
    DATABASE_USERNAME("kequn.database.username", "the program's database role"),
    DATABASE_PASSWORD("kequn.database.password", "the password of the program's database role"),
    DATABASE_TLS("kequn.database.tls", "disable or verify-full"),
    DATABASE_CA_FILE("kequn.database.ca-file", "the authorities that may vouch for the server: PEM"),
    DATABASE_OWNER_USERNAME("kequn.database.owner-username", "the database role that owns the schema"),
    DATABASE_OWNER_PASSWORD("kequn.database.owner-password", "the password of the role that owns the schema"),
    IDENTITY_ISSUER("kequn.identity.issuer", "the issuer (iss) of the bank's tokens"),
    IDENTITY_KEYS("kequn.identity.keys", "file or https address of the issuer's public keys: JWKS or PEM");

    private final String property;
    private final String meaning;

    Setting(String property, String meaning) {
        this.property = property;
        this.meaning = meaning;
    }

    String property() {
        return property;
    }

    String meaning() {
        return meaning;
    }

    /** The name under which an operator sets it. */
    String environmentName() {
        return environmentName(property);
    }

    /** The setting that names a file with this one's value, for those that can be in one. */
    String fileProperty() {
        return property + "-file";
    }

    static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The value in {@code config}, or in the file that it names for it; blank counts as missing. */
    Optional<String> in(Config config) {
        return config.getOptionalValue(property, String.class)
                .filter(value -> !value.isBlank())
                .or(() -> PasswordFiles.value(this, config));
    }

    /** The value in {@code config}, which {@link RequiredSettings} has seen before. */
    String required(Config config) {
        return in(config).orElseThrow(() -> new StartRefused(environmentName() + " is missing"));
    }
}
