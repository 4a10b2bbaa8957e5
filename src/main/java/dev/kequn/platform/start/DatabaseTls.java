package dev.kequn.platform.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.postgresql.PGProperty;

/**
 * How connections to the database are protected: not at all, or encrypted to a server that has proved who it is.
 *
 * <p>Nothing in between is offered: encryption without a check of certificate and name keeps nobody out who sits in the
 * middle.
 */
record DatabaseTls(String mode, Optional<String> caFile) {
    private static final String OFF = "disable";
    private static final String ON = "verify-full";
    private static final Pattern FAULT = Pattern.compile("SSL|hostname|certificate", Pattern.CASE_INSENSITIVE);

    static DatabaseTls of(Config config) {
        return new DatabaseTls(Setting.DATABASE_TLS.in(config).orElse(OFF), Setting.DATABASE_CA_FILE.in(config));
    }

    /** @throws StartRefused when no connection could be made as {@code config} says */
    static void check(Config config) {
        if (Setting.DATABASE_ADDRESS.required(config).matches(".*[?&]ssl.*")) {
            throw new StartRefused(
                    "%s has parameters of TLS, which only one of the two drivers would read; use %s and %s"
                            .formatted(
                                    Setting.DATABASE_ADDRESS.environmentName(),
                                    Setting.DATABASE_TLS.environmentName(),
                                    Setting.DATABASE_CA_FILE.environmentName()));
        }
        of(config).check();
    }

    private void check() {
        if (mode.equals(OFF)) {
            return;
        }
        String tls = Setting.DATABASE_TLS.environmentName() + "=" + mode;
        if (!mode.equals(ON)) {
            throw new StartRefused(tls + " is neither " + OFF + " nor " + ON);
        }
        String setting = Setting.DATABASE_CA_FILE.environmentName();
        String file = caFile.orElseThrow(() -> new StartRefused(tls + " needs " + setting));
        String content;
        try {
            content = Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused("%s=%s cannot be read: %s"
                    .formatted(setting, file, e.getClass().getSimpleName()));
        }
        if (!content.contains("-----BEGIN CERTIFICATE-----")) {
            throw new StartRefused("%s=%s holds no PEM certificate".formatted(setting, file));
        }
    }

    void applyTo(Properties connection) {
        PGProperty.SSL_MODE.set(connection, mode);
        caFile.ifPresent(file -> PGProperty.SSL_ROOT_CERT.set(connection, file));
    }

    /** Whether {@code failure} is of the server's certificate, its name, or of a server without TLS. */
    boolean isFault(SQLException failure) {
        return !mode.equals(OFF)
                && FAULT.matcher(String.valueOf(failure.getMessage())).find();
    }

    /** The settings, as an operator wrote them. */
    String words() {
        return "%s=%s with %s=%s"
                .formatted(
                        Setting.DATABASE_TLS.environmentName(),
                        mode,
                        Setting.DATABASE_CA_FILE.environmentName(),
                        caFile.orElse(""));
    }
}
