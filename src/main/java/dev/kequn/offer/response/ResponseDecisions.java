package dev.kequn.offer.response;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides on responses in their order, each on what those before it left; nothing is written yet. */
final class ResponseDecisions {
    private final KnownStandings known;
    private final ResponseJudge judge;
    private final Predicate<StandingKey> rewarded;
    private final Set<SaidResponse> said;
    private final List<ResponseOutcome> outcomes = new ArrayList<>();
    private final List<GivenResponse> recorded = new ArrayList<>();
    private final Map<StandingKey, OfferStanding> changed = new TreeMap<>();
    private final Map<Long, Integer> taken = new TreeMap<>();

    private ResponseDecisions(KnownStandings known, ResponseJudge judge, Predicate<StandingKey> rewarded) {
        this.known = known;
        this.judge = judge;
        this.rewarded = rewarded;
        this.said = new HashSet<>(known.said());
    }

    /** @param rewarded whether there is a piece for who accepts an offer with a reward */
    static ResponseDecisions on(
            List<GivenResponse> responses, KnownStandings known, ResponseJudge judge, Predicate<StandingKey> rewarded) {
        ResponseDecisions decisions = new ResponseDecisions(known, judge, rewarded);
        responses.forEach(one -> decisions.outcomes.add(decisions.decide(one)));
        return decisions;
    }

    /** In the order of the responses. */
    List<ResponseOutcome> outcomes() {
        return outcomes;
    }

    /** What is to be written, in this order; with the impressions that a reaction proves. */
    List<GivenResponse> recorded() {
        return recorded;
    }

    List<GivenResponse> accepted() {
        return recorded.stream()
                .filter(one -> one.kind() == OfferResponseKind.ACCEPTED)
                .toList();
    }

    Map<StandingKey, OfferStanding> changed() {
        return changed;
    }

    /** Acceptances by offer. */
    Map<Long, Integer> taken() {
        return taken;
    }

    private ResponseOutcome decide(GivenResponse response) {
        Respondent customer = known.customers().get(response.impression().customerId());
        AnsweredOffer offer = known.offers().get(response.impression().versionId());
        if (customer == null || offer == null || !customer.isIn(response.caller())) {
            return ResponseOutcome.refused(ImpressionKeyRing.invalid());
        }
        if (said.contains(response.said())) {
            return ResponseOutcome.REPEATED;
        }
        ResponseOutcome refused = judge.refuses(response, customer, offer);
        if (refused == null && response.kind() == OfferResponseKind.ACCEPTED) {
            refused = withholds(response.standing(), offer);
        }
        if (refused != null) {
            return refused;
        }
        take(response, offer);
        return ResponseOutcome.RECORDED;
    }

    private @Nullable ResponseOutcome withholds(StandingKey key, AnsweredOffer offer) {
        if (standing(key).acceptedOn() != null) {
            return ResponseOutcome.refused(
                    OfferResponseRefusal.ALREADY_ACCEPTED, "The customer has accepted the offer before");
        }
        OfferStock stock = Objects.requireNonNull(known.stocks().get(key.offerId()));
        boolean there = stock.hasOneBehind(taken.getOrDefault(key.offerId(), 0))
                && (offer.rewardCode() == null || rewarded.test(key));
        return there
                ? null
                : ResponseOutcome.refused(OfferResponseRefusal.OUT_OF_STOCK, "There are no more of the offer");
    }

    private void take(GivenResponse response, AnsweredOffer offer) {
        OfferStanding standing = standing(response.standing());
        if (response.kind() == OfferResponseKind.SHOWN) {
            standing = standing.seen(response.day(), offer);
        } else {
            if (!said.contains(response.said(OfferResponseKind.SHOWN))) {
                write(response.shown());
                standing = standing.seenAtLeast(response.day(), offer);
            }
            standing = standing.reacted(response.kind(), response.day(), offer);
        }
        write(response);
        changed.put(response.standing(), standing);
        if (response.kind() == OfferResponseKind.ACCEPTED) {
            taken.merge(response.impression().offerId(), 1, Integer::sum);
        }
    }

    private void write(GivenResponse response) {
        recorded.add(response);
        said.add(response.said());
    }

    private OfferStanding standing(StandingKey key) {
        OfferStanding now = changed.get(key);
        return now != null ? now : known.standings().getOrDefault(key, OfferStanding.none(key));
    }
}
