package dev.kequn.campaign.journey;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeyedRequest;
import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.definition.CompiledCampaigns;
import dev.kequn.campaign.enrolment.Enrolment;
import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.campaign.enrolment.Enrolments;
import dev.kequn.customer.WithTheBank;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Need;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Moves a customer on the word of staff, who saw him come, or waited for him. */
@ApplicationScoped
public class EnrolmentAdvance {
    private static final KeyedRequest.Faults FAULTS =
            new KeyedRequest.Faults(EnrolmentRefusal.INVALID_IDEMPOTENCY_KEY, EnrolmentRefusal.IDEMPOTENCY_CONFLICT);

    private final IdempotencyKeys keys;
    private final CompiledCampaigns campaigns;
    private final Settlement settlement;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final Pool pool;

    EnrolmentAdvance(
            IdempotencyKeys keys,
            CompiledCampaigns campaigns,
            Settlement settlement,
            AuditTrail audit,
            BusinessTime time,
            Pool pool) {
        this.keys = keys;
        this.campaigns = campaigns;
        this.settlement = settlement;
        this.audit = audit;
        this.time = time;
        this.pool = pool;
    }

    /**
     * Does what is reported, once for each key; returns the enrolment as it is then.
     *
     * @throws Refusal every code of {@link EnrolmentRefusal}
     */
    public Uni<Enrolment> advance(Caller caller, EnrolmentReport report, String key) {
        return readVersion(caller, report)
                .chain(() -> keys.once(
                        report.keyed(caller, key),
                        FAULTS,
                        transaction -> advanced(transaction, caller, report),
                        enrolment -> enrolment.key().toString(),
                        (transaction, reference) -> Enrolments.one(transaction, EnrolmentKey.of(reference))));
    }

    /**
     * Has the version at hand before the transaction begins: inside, its read would want a second connection, and where many
     * are at it each would wait for the others'. Whether the report is refused is found out there.
     */
    private Uni<Void> readVersion(Caller caller, EnrolmentReport report) {
        return StaffScope.enrolled(pool, caller, report)
                .chain(found -> campaigns.of(List.of(found.versionId())))
                .replaceWithVoid()
                .onFailure(Refusal.class)
                .recoverWithNull();
    }

    private Uni<Enrolment> advanced(SqlConnection transaction, Caller caller, EnrolmentReport report) {
        return StaffScope.enrolled(transaction, caller, report)
                .chain(found -> campaigns.of(List.of(found.versionId())).chain(versions -> JourneyRound.of(
                                transaction, found.key().roundId())
                        .chain(round -> advanced(
                                transaction,
                                caller,
                                report,
                                found,
                                round,
                                round.path(versions.get(found.versionId()).content())))));
    }

    private Uni<Enrolment> advanced(
            SqlConnection transaction,
            Caller caller,
            EnrolmentReport report,
            Enrolled found,
            JourneyRound round,
            Path path) {
        EnrolmentStore store = new EnrolmentStore(transaction);
        StaffDecision decision = new StaffDecision(report, caller.subject(), time.now());
        return members(transaction, report, found, path)
                .chain(members -> books(transaction, report, members, path)
                        .chain(books -> store.locked(List.of(found.key()))
                                .map(locked -> locked.get(0).on(path))
                                .invoke(decision::apply)
                                .call(journey -> store.write(List.of(journey)))
                                .call(journey -> settlement.settle(
                                        transaction,
                                        new Settling(
                                                Map.of(round.id(), round),
                                                List.of(journey),
                                                journey.behind(),
                                                members,
                                                caller.subject()),
                                        books))))
                .call(journey -> audit.record(transaction, caller, change(found, journey, report)))
                .chain(() -> Enrolments.one(transaction, found.key()));
    }

    private Uni<Set<Long>> members(SqlConnection transaction, EnrolmentReport report, Enrolled found, Path path) {
        return promises(report, path, CampaignStep::gives)
                ? WithTheBank.among(transaction, Set.of(found.key().customerId()), time.today())
                : Uni.createFrom().item(Set.of());
    }

    private Uni<@Nullable Books> books(
            SqlConnection transaction, EnrolmentReport report, Set<Long> members, Path path) {
        return members.isEmpty() || !promises(report, path, step -> step.points() != null)
                ? Uni.createFrom().nullItem()
                : Books.open(
                        transaction,
                        time.today(),
                        members.stream().map(Need::toEarn).toList());
    }

    private static boolean promises(EnrolmentReport report, Path path, Predicate<CampaignStep> what) {
        return report.outcome() == StaffWord.COMPLETED
                && path.steps().stream().anyMatch(step -> step.code().equals(report.step()) && what.test(step));
    }

    private static Change change(Enrolled before, Journey after, EnrolmentReport report) {
        return Change.updated(
                        "enrolmentAdvance",
                        "Customer",
                        before.key().customerId(),
                        values(before.standing(), report),
                        values(after.now(), report))
                .because(report.note());
    }

    private static JsonObject values(Standing standing, EnrolmentReport report) {
        return new JsonObject()
                .put("campaign", report.campaign())
                .put("state", standing.state().name())
                .put("position", standing.position())
                .put("noShows", standing.noShows());
    }
}
