package dev.kequn.support;

import java.sql.Connection;
import java.util.List;

/** The operators' own check of the points ledger, against the test's database. */
public final class PointsInvariants {
    private PointsInvariants() {}

    /** One line for each invariant that is broken. */
    public static List<String> broken() {
        return Checks.broken("points");
    }

    /** The same as {@code fresh} sees it, which is closed; what it has not committed is lost. */
    public static List<String> broken(Connection fresh) {
        return Checks.broken("points", fresh);
    }
}
