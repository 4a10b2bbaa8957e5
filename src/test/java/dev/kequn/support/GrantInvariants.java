package dev.kequn.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The operators' own check of points granted by hand, against the test's database. */
public final class GrantInvariants {
    private GrantInvariants() {}

    /** One line for each promise that is broken. */
    public static List<String> broken() {
        try {
            String check = Files.readString(Path.of("k8s/checks/grants.sql")).replaceAll("(?m)^--.*$", "");
            return Database.rows("select * from (" + check.strip().replaceAll(";$", "") + ") c where broken > 0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
