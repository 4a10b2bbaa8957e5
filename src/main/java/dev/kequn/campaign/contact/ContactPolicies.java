package dev.kequn.campaign.contact;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.Reason;
import dev.kequn.campaign.ContactChannel;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bank's contact policy, version by version; the last one is in force, none is ever changed. */
@ApplicationScoped
public class ContactPolicies {
    private static final String READ =
            """
            SELECT p.*,
                   (SELECT jsonb_agg(to_jsonb(c) ORDER BY position) FROM contact_cap c WHERE c.version = p.version) AS caps,
                   (SELECT jsonb_agg(to_jsonb(c)) FROM contact_cost c WHERE c.version = p.version) AS costs
            FROM contact_policy p WHERE p.version < $1 ORDER BY p.version DESC LIMIT $2""";
    private static final String NEXT =
            """
            INSERT INTO contact_policy (version, quiet_from, quiet_to, most_refusals, suppression_days, universal_control,
                                        set_by, reason)
            SELECT $1::integer + 1, $2, $3, $4, $5, $6, $7, $8
            WHERE (SELECT max(version) FROM contact_policy) = $1::integer
            ON CONFLICT DO NOTHING""";
    private static final String CAPS =
            """
            INSERT INTO contact_cap (version, position, channel, times, days)
            SELECT $1, place - 1, channel, times, days
            FROM unnest($2::text[], $3::integer[], $4::integer[]) WITH ORDINALITY AS caps (channel, times, days, place)""";
    private static final String COSTS =
            "INSERT INTO contact_cost (version, channel, cost) SELECT $1, * FROM unnest($2::text[], $3::bigint[])";

    private final Pool pool;
    private final AuditTrail audit;

    ContactPolicies(Pool pool, AuditTrail audit) {
        this.pool = pool;
        this.audit = audit;
    }

    /** As {@code client} sees it. */
    public static Uni<ContactPolicy> inForce(SqlClient client) {
        return below(client, Integer.MAX_VALUE, 1).map(found -> found.get(0));
    }

    public Uni<ContactPolicy> inForce() {
        return inForce(pool);
    }

    /** Up to {@code count} versions before {@code version}, the newest first. */
    public Uni<List<ContactPolicy>> before(int version, int count) {
        return below(pool, version, count);
    }

    /**
     * Puts the next version in force.
     *
     * @param expected the version that the caller read
     * @throws Refusal {@link ContactPolicyRefusal#CHANGED_SINCE_READ}, {@code INVALID_REASON}
     */
    public Uni<ContactPolicy> set(Caller caller, ContactRules rules, int expected, String reason) {
        Reason.check(reason, ContactPolicyRefusal.INVALID_REASON);
        return pool.withTransaction(transaction -> inForce(transaction)
                .chain(before -> written(transaction, caller, rules, expected, reason)
                        .chain(() -> inForce(transaction))
                        .call(after -> audit.record(transaction, caller, changed(before, after)))));
    }

    private static Uni<Void> written(
            SqlConnection transaction, Caller caller, ContactRules rules, int expected, String reason) {
        Tuple values = Tuple.tuple()
                .addValue(expected)
                .addValue(rules.quiet() == null ? null : rules.quiet().from())
                .addValue(rules.quiet() == null ? null : rules.quiet().to())
                .addValue(rules.mostRefusals())
                .addValue(rules.suppressionDays())
                .addValue(rules.universalControl())
                .addValue(caller.subject())
                .addValue(reason);
        return transaction
                .preparedQuery(NEXT)
                .execute(values)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new Refusal(
                                ContactPolicyRefusal.CHANGED_SINCE_READ,
                                "expectedVersion",
                                "Another version is in force");
                    }
                })
                .chain(() -> transaction.preparedQuery(CAPS).execute(caps(expected + 1, rules.caps())))
                .chain(() -> transaction
                        .preparedQuery(COSTS)
                        .execute(costs(expected + 1, List.copyOf(rules.costs().entrySet()))))
                .replaceWithVoid();
    }

    private static Tuple caps(int version, List<ContactCap> caps) {
        return Tuple.of(
                version,
                Columns.of(
                        caps,
                        String[]::new,
                        cap -> cap.channel() == null ? null : cap.channel().name()),
                Columns.of(caps, Integer[]::new, ContactCap::times),
                Columns.of(caps, Integer[]::new, ContactCap::days));
    }

    private static Tuple costs(int version, List<Map.Entry<ContactChannel, Long>> costs) {
        return Tuple.of(
                version,
                Columns.of(costs, String[]::new, cost -> cost.getKey().name()),
                Columns.of(costs, Long[]::new, Map.Entry::getValue));
    }

    private static Uni<List<ContactPolicy>> below(SqlClient client, int version, int count) {
        return client.preparedQuery(READ).execute(Tuple.of(version, count)).map(rows -> {
            List<ContactPolicy> found = new ArrayList<>();
            rows.forEach(row -> found.add(ContactPolicy.of(row)));
            return found;
        });
    }

    private static Change changed(ContactPolicy before, ContactPolicy after) {
        return Change.updated(
                        "contactPolicySet",
                        "ContactPolicy",
                        after.version(),
                        before.rules().json(),
                        after.rules().json())
                .because(after.reason());
    }
}
