package dev.kequn.loyalty.grant;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A customer whom the caller may grant points: operations everyone, who leads a branch those of his branch. */
record GrantMember(long customerId, @Nullable LocalDate closedOn) {
    private static final String COLUMNS =
            "SELECT c.customer_id, c.customer_no, c.manager_no, c.branch_code, c.closed_on FROM customer c ";
    private static final String BY_NUMBER =
            COLUMNS + "JOIN customer_number n USING (customer_id) WHERE n.customer_no = $1";
    private static final String OF_GRANT =
            COLUMNS + "WHERE c.customer_id = (SELECT customer_id FROM points_grant WHERE grant_id = $1)";

    /** @throws Refusal {@link PointsRefusal#UNKNOWN_CUSTOMER}, {@link PointsRefusal#CUSTOMER_CLOSED} */
    static Uni<GrantMember> byNumber(SqlConnection transaction, Caller caller, String customerNo, LocalDate today) {
        Refusal unknown = new Refusal(PointsRefusal.UNKNOWN_CUSTOMER, "customerNo", "No such customer");
        if (customerNo.indexOf(0) >= 0) {
            // No text of the database has such a character.
            throw unknown;
        }
        return transaction
                .preparedQuery(BY_NUMBER)
                .execute(Tuple.of(customerNo))
                .map(rows -> visible(rows, caller, unknown))
                .invoke(member -> member.expectOpen(today, "customerNo"));
    }

    /** @throws Refusal {@link PointsRefusal#UNKNOWN_GRANT} */
    static Uni<GrantMember> ofGrant(SqlConnection transaction, Caller caller, long grantId) {
        Refusal unknown = new Refusal(PointsRefusal.UNKNOWN_GRANT, "grantId", "No such grant");
        return transaction
                .preparedQuery(OF_GRANT)
                .execute(Tuple.of(grantId))
                .map(rows -> visible(rows, caller, unknown));
    }

    static CustomerScope scope(Caller caller) {
        return CustomerScope.of(caller.actingAs(Role.OPERATIONS, Role.BRANCH_MANAGER));
    }

    private static GrantMember visible(RowSet<Row> rows, Caller caller, Refusal unknown) {
        for (Row row : rows) {
            if (scope(caller)
                    .includes(
                            row.getString("customer_no"), row.getString("manager_no"), row.getString("branch_code"))) {
                return new GrantMember(row.getLong("customer_id"), row.getLocalDate("closed_on"));
            }
        }
        throw unknown;
    }

    /** @throws Refusal {@link PointsRefusal#CUSTOMER_CLOSED} */
    void expectOpen(LocalDate today, String field) {
        if (closedOn != null && !closedOn.isAfter(today)) {
            throw new Refusal(PointsRefusal.CUSTOMER_CLOSED, field, "The customer has left the bank");
        }
    }
}
