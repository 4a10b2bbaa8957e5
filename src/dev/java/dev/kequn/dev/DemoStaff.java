package dev.kequn.dev;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import java.util.Set;

/** Who does what at the demo bank before a developer comes. */
public final class DemoStaff {
    /** The bank's systems. */
    public static final Caller BANK = new Caller("demo-bank", Set.of(Role.SERVICE), null, null, null);
    /** Writes rules, segments and campaigns. */
    public static final Caller MAKER = new Caller("lin", Set.of(Role.MARKETING), null, null, null);
    /** Approves them. */
    public static final Caller CHECKER = new Caller("zhou", Set.of(Role.OPERATIONS), null, null, null);

    public static final Caller ADMIN = new Caller("wu", Set.of(Role.ADMIN), null, null, null);

    private DemoStaff() {}

    /** At the counter of a branch. */
    public static Caller counter(String branch) {
        return new Caller("counter-" + branch, Set.of(Role.BRANCH_STAFF), null, null, branch);
    }
}
