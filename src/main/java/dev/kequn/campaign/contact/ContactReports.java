package dev.kequn.campaign.contact;

import dev.kequn.access.Caller;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.Columns;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes what gateways report, each report by itself: all of it or nothing. Behind the standing of the customers, so that the
 * same report at once from many takes effect once.
 */
@ApplicationScoped
public class ContactReports {
    private static final String LOCK =
            """
            SELECT customer_id, refusals, suppressed_until FROM contact_standing WHERE customer_id = ANY ($1)
            ORDER BY customer_id FOR NO KEY UPDATE""";
    private static final String READ =
            """
            SELECT k.*, k.leased_until >= clock_timestamp() AS held, clock_timestamp() AS now
            FROM unnest($1::bigint[], $2::bigint[]) AS w (customer_id, contact_id)
                 JOIN contact k ON k.customer_id = w.customer_id AND k.contact_id = w.contact_id""";
    private static final String WRITE =
            """
            UPDATE contact k
            SET state = w.state, reason = w.reason, reported_at = w.reported_at, answer = w.answer,
                answered_at = w.answered_at, leased_until = NULL,
                slot_on = CASE WHEN w.state = 'DELIVERED' THEN k.slot_on END
            FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::text[],
                        $7::timestamptz[])
                     AS w (customer_id, contact_id, state, reason, reported_at, answer, answered_at)
            WHERE k.customer_id = w.customer_id AND k.contact_id = w.contact_id""";
    private static final String WRITE_STANDING =
            """
            UPDATE contact_standing s SET refusals = w.refusals, suppressed_until = w.suppressed_until
            FROM unnest($1::bigint[], $2::integer[], $3::date[]) AS w (customer_id, refusals, suppressed_until)
            WHERE s.customer_id = w.customer_id""";

    private final BusinessTime time;
    private final Pool pool;

    ContactReports(BusinessTime time, Pool pool) {
        this.time = time;
        this.pool = pool;
    }

    /** What was reported: the states that the contacts are in, or why it was refused, in the order of the reports. */
    public Uni<List<Reported>> report(Caller caller, List<ContactReport> reports) {
        return pool.withTransaction(transaction -> standings(transaction, reports)
                .chain(standings -> contacts(transaction, reports).chain(contacts -> {
                    Reservations reservations = new Reservations();
                    List<Reported> reported = reports.stream()
                            .map(report -> Reported.of(report, () -> {
                                GivenContact contact = known(contacts, report.key());
                                contact.take(
                                        report,
                                        caller.subject(),
                                        standings.get(report.key().customerId()),
                                        reservations);
                                return contact.state();
                            }))
                            .toList();
                    return written(transaction, contacts, standings)
                            .chain(() -> reservations.settle(transaction))
                            .replaceWith(reported);
                })));
    }

    private Uni<Map<Long, Standing>> standings(SqlConnection transaction, List<ContactReport> reports) {
        Long[] customers = reports.stream()
                .map(report -> report.key().customerId())
                .distinct()
                .toArray(Long[]::new);
        return ContactPolicies.inForce(transaction).chain(policy -> transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of((Object) customers))
                .map(rows -> {
                    Map<Long, Standing> standings = new TreeMap<>();
                    rows.forEach(row ->
                            standings.put(row.getLong("customer_id"), new Standing(row, policy.rules(), time.today())));
                    return standings;
                }));
    }

    private static Uni<Map<ContactKey, GivenContact>> contacts(SqlConnection transaction, List<ContactReport> reports) {
        List<ContactKey> keys =
                reports.stream().map(ContactReport::key).distinct().toList();
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(
                        Columns.of(keys, Long[]::new, ContactKey::customerId),
                        Columns.of(keys, Long[]::new, ContactKey::contactId)))
                .map(rows -> {
                    Map<ContactKey, GivenContact> contacts = new HashMap<>();
                    rows.forEach(row -> {
                        GivenContact contact = new GivenContact(row);
                        contacts.put(contact.key(), contact);
                    });
                    return contacts;
                });
    }

    private static GivenContact known(Map<ContactKey, GivenContact> contacts, ContactKey key) {
        GivenContact contact = contacts.get(key);
        if (contact == null || contact.state() == ContactState.SUPPRESSED) {
            throw new Refusal(ContactReportRefusal.UNKNOWN_CONTACT, "contactId", "No such contact");
        }
        return contact;
    }

    private static Uni<Void> written(
            SqlConnection transaction, Map<ContactKey, GivenContact> contacts, Map<Long, Standing> standings) {
        List<GivenContact> changed =
                contacts.values().stream().filter(GivenContact::changed).toList();
        List<Standing> noted = new ArrayList<>(
                standings.values().stream().filter(Standing::changed).toList());
        return Columns.inPieces(changed, some -> transaction
                        .preparedQuery(WRITE)
                        .execute(Tuple.tuple()
                                .addValue(Columns.of(
                                        some, Long[]::new, one -> one.key().customerId()))
                                .addValue(Columns.of(
                                        some, Long[]::new, one -> one.key().contactId()))
                                .addValue(Columns.of(
                                        some, String[]::new, one -> one.state().name()))
                                .addValue(Columns.of(some, String[]::new, GivenContact::reason))
                                .addValue(Columns.of(some, OffsetDateTime[]::new, GivenContact::reportedAt))
                                .addValue(Columns.of(some, String[]::new, GivenContact::answer))
                                .addValue(Columns.of(some, OffsetDateTime[]::new, GivenContact::answeredAt))))
                .chain(() -> Columns.inPieces(noted, some -> transaction
                        .preparedQuery(WRITE_STANDING)
                        .execute(Tuple.of(
                                Columns.of(some, Long[]::new, Standing::customerId),
                                Columns.of(some, Integer[]::new, Standing::refusals),
                                Columns.of(some, LocalDate[]::new, Standing::suppressedUntil)))));
    }
}
