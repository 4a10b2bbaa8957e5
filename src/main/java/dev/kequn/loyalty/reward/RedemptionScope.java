package dev.kequn.loyalty.reward;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** For whom a caller redeems, and whose redemptions he ends; others are as if they were not there. */
@ApplicationScoped
class RedemptionScope {
    private static final String[] REDEEMERS = {
        Role.CUSTOMER, Role.MANAGER, Role.BRANCH_STAFF, Role.BRANCH_MANAGER, Role.OPERATIONS
    };
    private static final String[] STAFF = {Role.BRANCH_STAFF, Role.BRANCH_MANAGER, Role.OPERATIONS};
    private static final String[] ENDERS = {Role.CUSTOMER, Role.BRANCH_STAFF, Role.BRANCH_MANAGER, Role.OPERATIONS};

    private final Pool pool;

    RedemptionScope(Pool pool) {
        this.pool = pool;
    }

    /** @throws Refusal {@link RedemptionRefusal#UNKNOWN_CUSTOMER} */
    Uni<Long> customer(Caller caller, String customerNo) {
        SqlText sql = new SqlText().add("SELECT c.customer_id FROM customer c WHERE c.customer_no = ?", customerNo);
        restrict(sql, caller, REDEEMERS);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            if (rows.rowCount() == 0) {
                throw new Refusal(RedemptionRefusal.UNKNOWN_CUSTOMER, "customerNo", "No such customer");
            }
            return rows.iterator().next().getLong(0);
        });
    }

    /** @throws Refusal {@link RedemptionRefusal#UNKNOWN_REDEMPTION} */
    Uni<Redemption> redemption(Caller caller, long id) {
        return redemption(caller, id, ENDERS);
    }

    /** The same without what the caller may as a customer. */
    Uni<Redemption> staffRedemption(Caller caller, long id) {
        return redemption(caller, id, STAFF);
    }

    private Uni<Redemption> redemption(Caller caller, long id, String[] roles) {
        SqlText sql = new SqlText()
                .add(
                        "SELECT " + Redemption.COLUMNS + " FROM redemption r JOIN customer c"
                                + " ON c.customer_id = r.customer_id WHERE r.redemption_id = ?",
                        id);
        restrict(sql, caller, roles);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            if (rows.rowCount() == 0) {
                throw new Refusal(RedemptionRefusal.UNKNOWN_REDEMPTION, "redemptionId", "No such redemption");
            }
            return Redemption.of(rows.iterator().next());
        });
    }

    /** A bank system acts for every customer. */
    private static void restrict(SqlText sql, Caller caller, String[] roles) {
        if (!caller.has(Role.SERVICE)) {
            CustomerScope.of(caller.actingAs(roles)).restrict(sql, "c");
        }
    }
}
