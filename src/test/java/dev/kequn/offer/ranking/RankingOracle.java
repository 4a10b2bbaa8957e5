package dev.kequn.offer.ranking;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.definition.OfferContext;
import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.live.LiveOffer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ranking once more, as naively as it can be told: every reason looked for, the first taken; the best picked again and
 * again; the page looked through for each that would join it.
 */
final class RankingOracle {
    /** Impressions and acceptances by offer and peer group. */
    record Seen(long offerId, String peers, long shown, long accepted) {}

    private final RankingTerms terms;
    private final List<Seen> seen;
    private final Situation customer;

    RankingOracle(RankingTerms terms, List<Seen> seen, Situation customer) {
        this.terms = terms;
        this.seen = seen;
        this.customer = customer;
    }

    /** Codes in order of their places. */
    List<String> page(List<LiveOffer> offers, int first) {
        List<LiveOffer> joined = joined(offers);
        return joined.subList(0, Math.min(first, joined.size())).stream()
                .map(LiveOffer::code)
                .toList();
    }

    /** Reasons by code, of all that are not on the page. */
    Map<String, DropReason> reasons(List<LiveOffer> offers, int first) {
        List<LiveOffer> joined = joined(offers);
        Map<String, DropReason> reasons = new LinkedHashMap<>();
        for (LiveOffer offer : offers) {
            List<DropReason> found = reasons(offer);
            if (!found.isEmpty()) {
                reasons.put(offer.code(), found.get(0));
            } else if (!joined.contains(offer)) {
                reasons.put(offer.code(), crowdedOut(offer, before(offer, joined)));
            } else if (joined.indexOf(offer) >= first) {
                reasons.put(offer.code(), DropReason.OUTRANKED);
            }
        }
        return reasons;
    }

    boolean explores() {
        return Long.parseLong(
                                md5("explore:" + month() + ":" + customer.customerId())
                                        .substring(0, 8),
                                16)
                        % 10_000
                < terms.exploration();
    }

    double score(LiveOffer offer) {
        OfferTerms of = offer.content().terms();
        double all = share(offer.offerId(), null, of.expectedShare() / 10_000.0);
        double chance = customer.profiled() && !customer.peers().key().equals("*")
                ? share(offer.offerId(), customer.peers().key(), all)
                : all;
        return chance * contexts(offer) * of.value() * (of.lever() / 100.0);
    }

    private double share(long offerId, String peers, double start) {
        List<Seen> counted = seen.stream()
                .filter(one -> one.offerId() == offerId)
                .filter(one -> peers == null || one.peers().equals(peers))
                .toList();
        double shown = counted.stream().mapToLong(Seen::shown).sum();
        double accepted = counted.stream().mapToLong(Seen::accepted).sum();
        double weight = terms.startingEvidence();
        return (accepted + weight * start) / (shown + weight);
    }

    private double contexts(LiveOffer offer) {
        double product = 1;
        for (int i = 0; i < offer.contexts().size(); i++) {
            OfferContext context = offer.content().contexts().get(i);
            boolean channel = context.channel() == null || context.channel().equals(customer.channel());
            boolean days = context.fromDay() == null || inSeason(context.fromDay(), context.toDay());
            if (channel && days && offer.contexts().get(i).test(customer.facts())) {
                product = product * (context.factor() / 100.0);
            }
        }
        return product < 0.01 ? 0.01 : product > 100 ? 100 : product;
    }

    /** Goes from the first day on, day by day, until it meets today or the last. */
    private boolean inSeason(int from, int to) {
        LocalDate day = LocalDate.of(2028, from / 100, from % 100);
        while (true) {
            if (day.getMonth() == customer.today().getMonth()
                    && day.getDayOfMonth() == customer.today().getDayOfMonth()) {
                return true;
            }
            if (day.getMonthValue() * 100 + day.getDayOfMonth() == to) {
                return false;
            }
            day = day.plusDays(1);
        }
    }

    /** All that keep it from him, in their order. */
    private List<DropReason> reasons(LiveOffer offer) {
        OfferTerms of = offer.content().terms();
        Exposure own = customer.exposures().get(offer.offerId());
        List<DropReason> found = new ArrayList<>();
        if (!List.of(of.channels()).contains(customer.channel().name())) {
            found.add(DropReason.OTHER_CHANNEL);
        }
        if (of.firstDay().datesUntil(of.lastDay().plusDays(1)).noneMatch(customer.today()::equals)) {
            found.add(DropReason.OUTSIDE_DAYS);
        }
        if (offer.soldOut()) {
            found.add(DropReason.SOLD_OUT);
        }
        if (!offer.eligible().test(customer.facts())) {
            found.add(DropReason.NOT_ELIGIBLE);
        }
        if (of.campaignCode() != null) {
            Participation part = customer.participations().get(of.campaignCode());
            if (part == null || part.treated() && part.step() == null) {
                found.add(DropReason.NOT_ENROLLED);
            } else if (!part.treated()) {
                found.add(DropReason.CONTROL);
            } else if (of.step() != null && !of.step().equals(part.step())) {
                found.add(DropReason.OTHER_STEP);
            }
        }
        if (own != null && own.acceptedOn() != null) {
            found.add(DropReason.ACCEPTED);
        }
        if (!of.toHolders() && of.productCode() != null && customer.held().contains(of.productCode())) {
            found.add(DropReason.HELD);
        }
        if (!suits(offer)) {
            found.add(DropReason.UNSUITABLE);
        }
        if (!customer.consented()) {
            found.add(DropReason.NO_CONSENT);
        }
        if (customer.suppressedUntil() != null && customer.today().isBefore(customer.suppressedUntil())) {
            found.add(DropReason.SUPPRESSED);
        }
        for (Map.Entry<Long, Exposure> other : customer.exposures().entrySet()) {
            boolean same = other.getKey().equals(offer.offerId())
                    || of.productCode() != null
                            && of.productCode().equals(other.getValue().productCode());
            LocalDate declined = other.getValue().declinedOn();
            if (same && declined != null && ChronoUnit.DAYS.between(declined, customer.today()) < of.restDays()) {
                found.add(DropReason.DECLINED);
            }
        }
        if (own != null && own.restsUntil() != null && customer.today().isBefore(own.restsUntil())) {
            found.add(DropReason.RESTING);
        }
        found.sort(null);
        return found;
    }

    boolean suits(LiveOffer offer) {
        if (offer.riskGrade() == null) {
            return offer.category() != ProductCategory.WEALTH
                    && offer.category() != ProductCategory.FUND
                    && offer.category() != ProductCategory.INSURANCE;
        }
        return customer.riskTolerance() != null
                && customer.riskAssessedOn() != null
                && ChronoUnit.DAYS.between(customer.riskAssessedOn(), customer.today()) < terms.riskValidDays()
                && offer.riskGrade() <= customer.riskTolerance();
    }

    /** All that may be shown and are not crowded out, in their order. */
    private List<LiveOffer> joined(List<LiveOffer> offers) {
        List<LiveOffer> left = new ArrayList<>(
                offers.stream().filter(offer -> reasons(offer).isEmpty()).toList());
        List<LiveOffer> joined = new ArrayList<>();
        while (!left.isEmpty()) {
            LiveOffer best = left.get(0);
            for (LiveOffer other : left) {
                best = isBefore(other, best) ? other : best;
            }
            left.remove(best);
            if (crowdedOut(best, joined) == null) {
                joined.add(best);
            }
        }
        return joined;
    }

    private List<LiveOffer> before(LiveOffer offer, List<LiveOffer> joined) {
        return joined.stream().filter(other -> isBefore(other, offer)).toList();
    }

    private boolean isBefore(LiveOffer one, LiveOffer other) {
        if (explores()) {
            return draw(one).compareTo(draw(other)) < 0;
        }
        double difference = score(one) - score(other);
        return difference == 0 ? one.code().compareTo(other.code()) < 0 : difference > 0;
    }

    private DropReason crowdedOut(LiveOffer offer, List<LiveOffer> before) {
        OfferTerms of = offer.content().terms();
        long product = before.stream()
                .filter(one -> of.productCode() != null
                        && of.productCode().equals(one.content().terms().productCode()))
                .count();
        boolean reward = before.stream()
                .anyMatch(one -> of.rewardCode() != null
                        && of.rewardCode().equals(one.content().terms().rewardCode()));
        long category = before.stream()
                .filter(one -> offer.category() != null && offer.category() == one.category())
                .count();
        if (product >= terms.perProduct() || reward) {
            return DropReason.SAME_PRODUCT;
        }
        return category >= terms.perCategory() ? DropReason.SAME_CATEGORY : null;
    }

    private String draw(LiveOffer offer) {
        return md5(offer.code() + ":" + month() + ":" + customer.customerId());
    }

    private String month() {
        return customer.today().toString().substring(0, 7);
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return "%032x".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
