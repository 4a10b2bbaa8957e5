package dev.kequn.support;

import dev.kequn.dev.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/** The operators' own checks in {@code k8s/checks}, against the test's database. */
public final class Checks {
    private Checks() {}

    /** One line for each invariant of this check that is broken. */
    public static List<String> broken(String check) {
        return broken(check, Database.connect(EmbeddedDatabase.OWNER));
    }

    /** The same as {@code fresh} sees it, which is closed; what it has not committed is lost. */
    public static List<String> broken(String check, Connection fresh) {
        try {
            String sql = Files.readString(Path.of("k8s/checks", check + ".sql")).replaceAll("(?m)^--.*$", "");
            return Database.rows(fresh, "select * from (" + sql.strip().replaceAll(";$", "") + ") c where broken > 0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
