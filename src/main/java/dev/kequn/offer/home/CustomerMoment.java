package dev.kequn.offer.home;

import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.ranking.Exposure;
import dev.kequn.offer.ranking.Participation;
import dev.kequn.offer.ranking.PeerGroup;
import dev.kequn.offer.ranking.Situation;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer as one statement found him.
 *
 * @param withTheBank neither a prospect nor closed
 * @param catalogue version of the live offers at that moment
 * @param upcoming what the upcoming assessment of tiers was made of, for {@code tier.outlook}
 * @param serviceTier in force, by rule or by hand
 * @param pointsExpiring of the active ones, those that are void within {@link #EXPIRING_DAYS}
 * @param enrolments in live rounds of live campaigns, the oldest first
 */
public record CustomerMoment(
        long customerId,
        @Nullable String customerNo,
        String name,
        LocalDate day,
        boolean withTheBank,
        long catalogue,
        String upcoming,
        @Nullable Named compositeTier,
        @Nullable Named serviceTier,
        long pointsActive,
        long pointsExpiring,
        List<CurrentEnrolment> enrolments,
        Traits traits) {
    /** Days within which points that will be void are told. */
    public static final int EXPIRING_DAYS = 30;

    /** What offers alone ask of him, as {@link Situation} has it. */
    record Traits(
            @Nullable LocalDate birthDate,
            @Nullable Integer riskTolerance,
            @Nullable LocalDate riskAssessedOn,
            boolean consented,
            boolean profiled,
            @Nullable LocalDate suppressedUntil,
            Set<String> held,
            Map<Long, Exposure> exposures,
            @Nullable Object[] facts) {}

    Situation situation(OfferChannel channel) {
        return new Situation(
                customerId,
                day,
                channel,
                traits.facts(),
                traits.held(),
                traits.riskTolerance(),
                traits.riskAssessedOn(),
                PeerGroup.of(age(), compositeTier == null ? null : compositeTier.code()),
                participations(),
                traits.exposures(),
                traits.consented(),
                traits.profiled(),
                traits.suppressedUntil());
    }

    private Map<String, Participation> participations() {
        Map<String, Participation> last = new HashMap<>();
        enrolments.forEach(one -> last.put(one.campaign().code(), one.participation()));
        return last;
    }

    private @Nullable Integer age() {
        return traits.birthDate() == null
                ? null
                : Period.between(traits.birthDate(), day).getYears();
    }
}
