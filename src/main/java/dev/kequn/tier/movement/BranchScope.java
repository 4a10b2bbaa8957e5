package dev.kequn.tier.movement;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Whose customers an aggregate counts. Who leads a branch gets his own; another branch answers him as one that does not
 * exist: without customers.
 *
 * @param branch the branch counted; null for nobody, and for the whole bank
 */
record BranchScope(boolean wholeBank, @Nullable String branch) {

    static BranchScope of(Caller caller, @Nullable String asked) {
        if (CustomerScope.of(caller).everyone()) {
            return new BranchScope(asked == null, asked);
        }
        String own = caller.has(Role.BRANCH_MANAGER) ? caller.branchCode() : null;
        return new BranchScope(false, asked == null || asked.equals(own) ? own : null);
    }

    /** {@code condition} where it is needed; its one place takes what {@link #bound} appends. */
    String where(String condition) {
        return wholeBank ? "" : condition;
    }

    /** These values, and the branch behind them where there is a condition. */
    Tuple bound(Object... values) {
        Tuple bound = Tuple.from(values);
        return wholeBank ? bound : bound.addString(branch);
    }
}
