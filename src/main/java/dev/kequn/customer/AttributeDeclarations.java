package dev.kequn.customer;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keeps what the bank's own attributes are. Values are not touched: one of another type is missing in rules. */
@ApplicationScoped
public class AttributeDeclarations {
    private static final int MOST = 500;

    private static final String ALL = "SELECT * FROM customer_attribute ORDER BY name";
    private static final String ADD =
            """
            INSERT INTO customer_attribute (name, type, name_zh, name_en, description, declared_by)
            SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM customer_attribute) < $7
            ON CONFLICT DO NOTHING RETURNING *""";
    private static final String LOCK = "SELECT * FROM customer_attribute WHERE name = $1 FOR UPDATE";
    private static final String REWORD =
            """
            UPDATE customer_attribute SET name_zh = $2, name_en = $3, description = $4, declared_by = $5,
                   declared_at = clock_timestamp()
            WHERE name = $1 RETURNING *""";

    private final Pool pool;
    private final AuditTrail audit;

    AttributeDeclarations(Pool pool, AuditTrail audit) {
        this.pool = pool;
        this.audit = audit;
    }

    /** Every declared attribute, in order of name; {@link #MOST} at most. */
    public Uni<List<DeclaredAttribute>> all() {
        return pool.query(ALL).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(DeclaredAttribute::of)
                .toList());
    }

    /**
     * Declares the attribute, or words it anew. The same again changes nothing.
     *
     * @throws Refusal {@link AttributeRefusal#TYPE_FIXED}, {@link AttributeRefusal#TOO_MANY}
     */
    public Uni<DeclaredAttribute> declare(Caller caller, CustomerAttribute attribute) {
        return pool.withTransaction(transaction -> one(transaction, ADD, added(caller, attribute))
                .chain(added -> added == null
                        ? reword(transaction, caller, attribute)
                        : audit.record(
                                        transaction,
                                        caller,
                                        Change.created(
                                                "customerAttributeDeclare",
                                                "CustomerAttribute",
                                                attribute.name(),
                                                added.values()))
                                .replaceWith(added)));
    }

    private Uni<DeclaredAttribute> reword(SqlConnection transaction, Caller caller, CustomerAttribute attribute) {
        return one(transaction, LOCK, Tuple.of(attribute.name())).chain(before -> {
            if (before == null) {
                throw new Refusal(AttributeRefusal.TOO_MANY, MOST + " attributes are declared already");
            }
            if (before.attribute().type() != attribute.type()) {
                throw new Refusal(
                        AttributeRefusal.TYPE_FIXED,
                        "type",
                        "It is declared as " + before.attribute().type());
            }
            return before.attribute().equals(attribute)
                    ? Uni.createFrom().item(before)
                    : one(transaction, REWORD, reworded(caller, attribute))
                            .call(after -> audit.record(
                                    transaction,
                                    caller,
                                    Change.updated(
                                            "customerAttributeDeclare",
                                            "CustomerAttribute",
                                            attribute.name(),
                                            before.values(),
                                            after.values())));
        });
    }

    private static Tuple added(Caller caller, CustomerAttribute attribute) {
        return Tuple.from(List.of(
                attribute.name(),
                attribute.type().name(),
                attribute.nameZh(),
                attribute.nameEn(),
                attribute.description(),
                caller.subject(),
                MOST));
    }

    private static Tuple reworded(Caller caller, CustomerAttribute attribute) {
        return Tuple.of(
                attribute.name(), attribute.nameZh(), attribute.nameEn(), attribute.description(), caller.subject());
    }

    private static Uni<@Nullable DeclaredAttribute> one(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).map(AttributeDeclarations::first);
    }

    private static @Nullable DeclaredAttribute first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : DeclaredAttribute.of(rows.iterator().next());
    }
}
