package dev.kequn.campaign.contact;

import dev.kequn.access.Caller;
import dev.kequn.campaign.CampaignSettings;
import dev.kequn.campaign.ContactChannel;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives contacts to the gateways that carry them, each to one at a time: a customer whose standing someone else holds is
 * passed over, and what lay too long is judged anew.
 */
@ApplicationScoped
public class ContactLeases {
    private static final String CANDIDATES =
            """
            SELECT k.customer_id, k.contact_id
            FROM contact k JOIN campaign c USING (campaign_id) JOIN contact_standing t USING (customer_id)
            WHERE k.channel = $1 AND %s AND c.state <> 'PAUSED'
            ORDER BY k.priority DESC, k.due_at, k.contact_id LIMIT $2
            FOR NO KEY UPDATE OF t SKIP LOCKED""";
    private static final String LOST =
            CANDIDATES.formatted("k.state = 'LEASED' AND k.leased_until < clock_timestamp()");
    private static final String WAITING = CANDIDATES.formatted("k.state = 'DUE' AND k.due_at <= $3");

    private final CampaignSettings settings;
    private final BusinessTime time;
    private final Pool pool;

    ContactLeases(CampaignSettings settings, BusinessTime time, Pool pool) {
        this.settings = settings;
        this.time = time;
        this.pool = pool;
    }

    /** What one look has found: how many could be had, and those that were given away. */
    private record Look(int candidates, List<LeasedContact> leased) {}

    /**
     * Up to {@code first} contacts of the channel for {@code caller}, the most urgent first, and one of each customer. None
     * means that none can be had now; fewer than asked for means nothing.
     */
    public Uni<List<LeasedContact>> lease(Caller caller, ContactChannel channel, int first) {
        ZonedDateTime now = time.now();
        return pool.withTransaction(transaction -> ContactPolicies.inForce(transaction)
                        .chain(policy -> policy.rules().quietAt(now)
                                ? Uni.createFrom().item(new Look(0, List.of()))
                                : look(transaction, policy, caller, channel, first, now)))
                .chain(look -> look.candidates() == 0 || !look.leased().isEmpty()
                        ? Uni.createFrom().item(look.leased())
                        : lease(caller, channel, first));
    }

    private Uni<Look> look(
            SqlConnection transaction,
            ContactPolicy policy,
            Caller caller,
            ContactChannel channel,
            int first,
            ZonedDateTime now) {
        return candidates(transaction, channel, first, now)
                .chain(keys -> keys.isEmpty()
                        ? Uni.createFrom().item(new Look(0, List.of()))
                        : given(
                                        transaction,
                                        new LeaseStatement(
                                                keys,
                                                policy,
                                                caller.subject(),
                                                settings.lease(),
                                                settings.patience(),
                                                now))
                                .map(leased -> new Look(keys.size(), inOrder(leased, keys))));
    }

    /** What a gateway has lost comes before what waits. */
    private static Uni<List<ContactKey>> candidates(
            SqlConnection transaction, ContactChannel channel, int first, ZonedDateTime now) {
        return transaction
                .preparedQuery(LOST)
                .execute(Tuple.of(channel.name(), first))
                .map(ContactLeases::keys)
                .chain(lost -> transaction
                        .preparedQuery(WAITING)
                        .execute(Tuple.of(channel.name(), first - lost.size(), now.toOffsetDateTime()))
                        .map(rows -> Stream.concat(lost.stream(), keys(rows).stream())
                                .toList()));
    }

    private static Uni<List<LeasedContact>> given(SqlConnection transaction, LeaseStatement statement) {
        return transaction
                .preparedQuery(statement.text())
                .execute(statement.values())
                .call(rows -> Reservations.of(rows, ContactLeases::isTakenBack).settle(transaction))
                .map(rows -> rows.stream()
                        .filter(row -> !isTakenBack(row))
                        .map(LeasedContact::of)
                        .toList());
    }

    private static boolean isTakenBack(Row row) {
        return !row.getString("state").equals(ContactState.LEASED.name());
    }

    private static List<ContactKey> keys(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new ContactKey(row.getLong("customer_id"), row.getLong("contact_id")))
                .toList();
    }

    private static List<LeasedContact> inOrder(List<LeasedContact> leased, List<ContactKey> keys) {
        var byKey = leased.stream().collect(Collectors.toMap(LeasedContact::key, contact -> contact));
        return keys.stream().filter(byKey::containsKey).map(byKey::get).toList();
    }
}
