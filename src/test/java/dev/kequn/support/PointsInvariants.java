package dev.kequn.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The operators' own check of the points ledger, against the test's database. */
public final class PointsInvariants {
    private PointsInvariants() {}

    /** One line for each invariant that is broken. */
    public static List<String> broken() {
        try {
            String check = Files.readString(Path.of("k8s/checks/points.sql")).replaceAll("(?m)^--.*$", "");
            return Database.rows("select * from (" + check.strip().replaceAll(";$", "") + ") c where broken > 0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
