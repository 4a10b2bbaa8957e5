package dev.kequn.customer.prospect;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import io.vertx.mutiny.sqlclient.Row;

/** Who registers whom: a branch's people for their branch, a manager for himself, operations and systems anywhere. */
final class Registrars {
    private Registrars() {}

    /**
     * The contact as the caller may register it; a manager who names none means himself.
     *
     * @throws Refusal {@link ProspectRefusal#UNKNOWN_BRANCH}, {@link ProspectRefusal#UNKNOWN_MANAGER}
     */
    static Contact permitted(Caller caller, Contact contact) {
        boolean ofBranch = caller.has(Role.BRANCH_STAFF) || caller.has(Role.BRANCH_MANAGER);
        if (caller.has(Role.OPERATIONS)
                || caller.has(Role.SERVICE)
                || ofBranch && contact.branchCode().equals(caller.branchCode())) {
            return contact;
        }
        String himself = caller.has(Role.MANAGER) ? caller.managerNo() : null;
        if (himself == null) {
            throw unknownBranch();
        }
        if (contact.managerNo() != null && !contact.managerNo().equals(himself)) {
            throw unknownManager();
        }
        return contact.of(himself);
    }

    /** @param known whether there are the {@code branch} and the {@code manager} */
    static void expectKnown(Row known) {
        if (!known.getBoolean("branch")) {
            throw unknownBranch();
        }
        if (!known.getBoolean("manager")) {
            throw unknownManager();
        }
    }

    private static Refusal unknownBranch() {
        return new Refusal(ProspectRefusal.UNKNOWN_BRANCH, "branchCode", "No such branch");
    }

    private static Refusal unknownManager() {
        return new Refusal(ProspectRefusal.UNKNOWN_MANAGER, "managerNo", "No such manager");
    }
}
