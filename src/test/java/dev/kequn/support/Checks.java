package dev.kequn.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The operators' own checks in {@code k8s/checks}, against the test's database. */
public final class Checks {
    private Checks() {}

    /** One line for each invariant of this check that is broken. */
    public static List<String> broken(String check) {
        try {
            String sql = Files.readString(Path.of("k8s/checks", check + ".sql")).replaceAll("(?m)^--.*$", "");
            return Database.rows("select * from (" + sql.strip().replaceAll(";$", "") + ") c where broken > 0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
