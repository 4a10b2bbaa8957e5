package dev.kequn.customer.prospect;

import dev.kequn.access.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The statements of the pool, in the transaction of the use case. */
final class ProspectStore {
    private static final String TAKE_TURN =
            "SELECT pg_advisory_xact_lock(hashtextextended('kequn.customer.prospect:' || $1 || ':' || $2, 0))";
    private static final String KNOWN =
            """
            SELECT EXISTS (SELECT FROM branch WHERE branch_code = $1) AS branch,
                   $2::text IS NULL OR EXISTS (SELECT FROM manager WHERE manager_no = $2) AS manager""";
    private static final String WITH_PHONE = "SELECT " + ProspectRow.COLUMNS
            + " FROM customer WHERE phone = $2 AND branch_code = $1 AND customer_no IS NULL ORDER BY customer_id LIMIT 1";
    private static final String ADD =
            """
            INSERT INTO customer (kind, name, gender, birth_date, phone, branch_code, manager_no, occupation, attributes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING\s"""
                    + ProspectRow.COLUMNS;
    private static final String CONSENT =
            """
            INSERT INTO customer_consent (customer_id, purpose, granted, source, actor)
            VALUES ($1, 'MARKETING', $2, 'api', $3)""";
    private static final String FIND = "SELECT " + ProspectRow.COLUMNS + " FROM customer WHERE customer_id = $1";
    private static final String GIVE_NUMBER =
            "INSERT INTO customer_number (customer_no, customer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private static final String CONVERT = "UPDATE customer SET customer_no = $2, opened_on = $3 WHERE customer_id = $1"
            + " RETURNING " + ProspectRow.COLUMNS;

    private final SqlConnection transaction;

    ProspectStore(SqlConnection transaction) {
        this.transaction = transaction;
    }

    /** Waits until nobody else registers this phone with this branch. */
    Uni<Void> takeTurn(Contact contact) {
        return transaction
                .preparedQuery(TAKE_TURN)
                .execute(Tuple.of(contact.branchCode(), contact.phone()))
                .replaceWithVoid();
    }

    /** Whether there is the branch, and whether there is the manager where one is named. */
    Uni<Row> known(Contact contact) {
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(contact.branchCode(), contact.managerNo()))
                .map(rows -> rows.iterator().next());
    }

    /** The branch's prospect with this phone. */
    Uni<@Nullable ProspectRow> withPhone(Contact contact) {
        return one(WITH_PHONE, Tuple.of(contact.branchCode(), contact.phone()));
    }

    Uni<ProspectRow> add(Contact contact, JsonObject attributes) {
        Tuple values = Tuple.from(new Object[] {
            contact.kind().name(),
            contact.name(),
            contact.gender() == null ? null : contact.gender().name(),
            contact.birthDate(),
            contact.phone(),
            contact.branchCode(),
            contact.managerNo(),
            contact.occupation(),
            attributes
        });
        return one(ADD, values);
    }

    Uni<Void> consent(long id, boolean granted, Caller caller) {
        return transaction
                .preparedQuery(CONSENT)
                .execute(Tuple.of(id, granted, caller.subject()))
                .replaceWithVoid();
    }

    Uni<@Nullable ProspectRow> find(long id) {
        return one(FIND, Tuple.of(id));
    }

    Uni<@Nullable ProspectRow> lock(long id) {
        return one(FIND + " FOR UPDATE", Tuple.of(id));
    }

    /** False when another customer has the number. */
    Uni<Boolean> giveNumber(long id, String customerNo) {
        return transaction
                .preparedQuery(GIVE_NUMBER)
                .execute(Tuple.of(customerNo, id))
                .map(rows -> rows.rowCount() > 0);
    }

    Uni<ProspectRow> convert(long id, String customerNo, LocalDate openedOn) {
        return one(CONVERT, Tuple.of(id, customerNo, openedOn));
    }

    private Uni<ProspectRow> one(String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).map(ProspectStore::first);
    }

    private static @Nullable ProspectRow first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : ProspectRow.of(rows.iterator().next());
    }
}
