package dev.kequn.offer.response;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.loyalty.reward.RewardGrants;
import dev.kequn.offer.lead.NewLead;
import dev.kequn.offer.lead.NewLeads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Responses that share a transaction. Each is decided on what those before it left; one that is refused leaves nothing. */
final class ResponseBatch {
    private final SqlConnection transaction;
    private final ResponseJudge judge;
    private final RewardGrants grants;
    private final AuditTrail audit;
    private final List<GivenResponse> responses;
    private final Set<StandingKey> made = new HashSet<>();

    ResponseBatch(
            SqlConnection transaction,
            ResponseJudge judge,
            RewardGrants grants,
            AuditTrail audit,
            List<GivenResponse> responses) {
        this.transaction = transaction;
        this.judge = judge;
        this.grants = grants;
        this.audit = audit;
        this.responses = responses;
    }

    /** In the order of the responses. */
    Uni<List<ResponseOutcome>> take() {
        return known().chain(known -> rewarded(known)
                .map(rewarded -> ResponseDecisions.on(responses, known, judge, rewarded::contains))
                .call(decisions -> write(decisions, known))
                .map(ResponseDecisions::outcomes));
    }

    private Uni<KnownStandings> known() {
        ResponseReader reader = new ResponseReader(transaction);
        return reader.customers(distinct(one -> one.impression().customerId()), judge.today())
                .chain(customers -> reader.offers(
                                distinct(one -> one.impression().versionId()))
                        .chain(offers -> locked(reader, customers, offers)));
    }

    private Uni<KnownStandings> locked(
            ResponseReader reader, Map<Long, Respondent> customers, Map<Long, AnsweredOffer> offers) {
        List<GivenResponse> sound = responses.stream()
                .filter(one -> offers.containsKey(one.impression().versionId()))
                .filter(one -> customers.containsKey(one.impression().customerId()))
                .filter(one -> customers.get(one.impression().customerId()).isIn(one.caller()))
                .toList();
        List<GivenResponse> hopeful = sound.stream()
                .filter(one -> judge.refuses(
                                one,
                                customers.get(one.impression().customerId()),
                                offers.get(one.impression().versionId()))
                        == null)
                .toList();
        Set<Long> wanted = hopeful.stream()
                .filter(one -> one.kind() == OfferResponseKind.ACCEPTED)
                .map(one -> one.impression().offerId())
                .collect(Collectors.toCollection(TreeSet::new));
        return reader.make(standings(hopeful))
                .invoke(made::addAll)
                .chain(() -> reader.lock(standings(sound)))
                .chain(standings -> reader.said(sound).chain(said -> reader.stocks(wanted)
                        .map(stocks -> new KnownStandings(customers, offers, standings, said, stocks))));
    }

    /** Who has a reward to expect; only where it was given. */
    private Uni<Set<StandingKey>> rewarded(KnownStandings known) {
        if (known.offers().values().stream().allMatch(offer -> offer.rewardCode() == null)) {
            return Uni.createFrom().item(Set.of());
        }
        ResponseDecisions asIfThereWere = ResponseDecisions.on(responses, known, judge, anybody -> true);
        return RewardedAcceptances.give(transaction, grants, asIfThereWere.accepted(), known.offers());
    }

    private Uni<Void> write(ResponseDecisions decisions, KnownStandings known) {
        ResponseWriter writer = new ResponseWriter(transaction);
        made.removeAll(decisions.changed().keySet());
        return writer.standings(decisions.changed().values())
                .chain(() -> writer.unmake(made))
                .chain(() -> writer.responses(decisions.recorded()))
                .chain(() -> writer.events(decisions.recorded(), known.offers()))
                .chain(() -> NewLeads.open(transaction, leads(decisions, known)))
                .chain(() -> audit(decisions, known))
                .chain(() -> writer.stocks(decisions.taken()));
    }

    private static List<NewLead> leads(ResponseDecisions decisions, KnownStandings known) {
        return decisions.accepted().stream()
                .map(one -> {
                    Respondent customer = known.customers().get(one.impression().customerId());
                    return new NewLead(
                            customer.customerId(),
                            one.impression().offerId(),
                            one.impression().versionId(),
                            one.impression().channel(),
                            customer.managerNo(),
                            customer.branchCode(),
                            one.day());
                })
                .toList();
    }

    /** What people of the bank answered for customers. */
    private Uni<Void> audit(ResponseDecisions decisions, KnownStandings known) {
        Map<Caller, List<Change>> changes = decisions.recorded().stream()
                .filter(one ->
                        known.customers().get(one.impression().customerId()).isServedBy(one.caller()))
                .collect(Collectors.groupingBy(
                        GivenResponse::caller,
                        LinkedHashMap::new,
                        Collectors.mapping(one -> change(one, known), Collectors.toList())));
        return Multi.createFrom()
                .iterable(changes.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> audit.record(transaction, one.getKey(), one.getValue()))
                .collect()
                .last();
    }

    private static Change change(GivenResponse response, KnownStandings known) {
        Impression impression = response.impression();
        JsonObject after = new JsonObject()
                .put("offer", known.offers().get(impression.versionId()).code())
                .put("response", response.kind().name())
                .put("respondedAt", response.at().toInstant());
        return Change.created(
                "offerRespond", "OfferResponse", impression.customerId() + "." + impression.impressionId(), after);
    }

    private List<Long> distinct(Function<GivenResponse, Long> key) {
        return responses.stream().map(key).distinct().toList();
    }

    private static Set<StandingKey> standings(List<GivenResponse> of) {
        Stream<StandingKey> keys = of.stream().map(GivenResponse::standing);
        return keys.collect(Collectors.toCollection(TreeSet::new));
    }
}
