package dev.kequn.loyalty.earning;

import dev.kequn.platform.Faults;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a draft says to its limits. Conditions are seen to by {@link EarningConditions}, activation and expiry by
 * the ledger's own records.
 */
final class TermsCheck {
    static final Faults FAULTS = new Faults(EarningRuleRefusal.INVALID_RULE);

    static final long MOST_POINTS = 1_000_000;
    static final long MOST_AT_ONCE = 1_000_000_000;
    private static final long MOST_IN_ALL = 999_999_999_999_999L;
    private static final int MOST_MULTIPLIERS = 10;
    private static final int MOST_DAYS = 3650;

    private TermsCheck() {}

    static void check(EarningTerms terms) {
        trigger(terms.trigger());
        points(terms);
        multipliers(terms);
        caps(terms.caps());
        FAULTS.range(terms.budget(), 1, MOST_IN_ALL, "budget");
        if (terms.referral() != null) {
            referral(terms, terms.referral());
        }
    }

    private static void trigger(Trigger trigger) {
        String place = "trigger.eventType";
        if (trigger.kind() == TriggerKind.EVENT) {
            FAULTS.eventType(trigger.eventType(), place);
        } else {
            FAULTS.absent(trigger.eventType(), place, "Only EVENT takes an event type");
        }
    }

    private static void points(EarningTerms terms) {
        Award award = terms.award();
        if (award == null) {
            FAULTS.check(terms.referral() != null, "points", "Only a referral may give no points");
            FAULTS.check(terms.multipliers().isEmpty(), "multipliers", "Without points nothing is multiplied");
            FAULTS.absent(terms.atMost(), "atMost", "Without points nothing is limited");
            return;
        }
        boolean per =
                Stream.of(award.attribute(), award.amount(), award.points()).anyMatch(Objects::nonNull);
        FAULTS.check((award.fixed() != null) != per, "points", "Points are either fixed or per amount");
        FAULTS.range(award.fixed(), 1, MOST_POINTS, "points.fixed");
        if (per) {
            FAULTS.check(
                    terms.trigger().kind() == TriggerKind.EVENT, "points.per", "Only events have amounts to give for");
            FAULTS.line(award.attribute(), 200, "points.per.attribute");
            FAULTS.check(
                    award.amount() != null && award.amount() > 0, "points.per.amount", "The amount is more than 0");
            FAULTS.check(award.points() != null, "points.per.points", "How many points is missing");
            FAULTS.range(award.points(), 1, MOST_POINTS, "points.per.points");
        }
        FAULTS.range(terms.atMost(), 1, MOST_AT_ONCE, "atMost");
    }

    private static void multipliers(EarningTerms terms) {
        List<Multiplier> multipliers = terms.multipliers();
        FAULTS.check(multipliers.size() <= MOST_MULTIPLIERS, "multipliers", "A rule has at most 10 multipliers");
        for (int i = 0; i < multipliers.size(); i++) {
            FAULTS.range(multipliers.get(i).times(), 2, 100, "multipliers[" + i + "].times");
        }
    }

    private static void caps(List<Cap> caps) {
        Set<CapPeriod> periods = EnumSet.noneOf(CapPeriod.class);
        for (int i = 0; i < caps.size(); i++) {
            Cap cap = caps.get(i);
            String place = "caps[" + i + "]";
            FAULTS.check(periods.add(cap.period()), place + ".period", "The period is there twice");
            FAULTS.check(cap.points() != null || cap.times() != null, place, "A cap limits points, times or both");
            FAULTS.range(cap.points(), 1, MOST_IN_ALL, place + ".points");
            FAULTS.range(cap.times(), 1, 1_000_000, place + ".times");
        }
    }

    private static void referral(EarningTerms terms, ReferralTerms referral) {
        FAULTS.check(
                terms.trigger().kind() == TriggerKind.EVENT, "referral", "A newcomer's qualifying act is an event");
        FAULTS.check(referral.withinDays() != null, "referral.withinDays", "How many days is missing");
        FAULTS.range(referral.withinDays(), 1, MOST_DAYS, "referral.withinDays");
        FAULTS.range(referral.referrerPoints(), 1, MOST_POINTS, "referral.referrerPoints");
        reward(referral.referrerReward(), "referral.referrerReward");
        reward(referral.newcomerReward(), "referral.newcomerReward");
        FAULTS.check(
                gives(terms.award(), referral.referrerPoints(), referral.referrerReward(), referral.newcomerReward()),
                "referral",
                "A referral gives points or a reward to one of the two");
    }

    private static void reward(@Nullable String code, String field) {
        if (code != null) {
            FAULTS.code(code, field);
        }
    }

    private static boolean gives(@Nullable Object... gifts) {
        return Stream.of(gifts).anyMatch(Objects::nonNull);
    }
}
