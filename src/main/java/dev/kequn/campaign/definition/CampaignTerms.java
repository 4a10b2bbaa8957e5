package dev.kequn.campaign.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version says about the campaign as a whole.
 *
 * @param owner who answers for it, as the bank names him
 * @param priority 0 to 1,000; of two campaigns that want the same slot the greater gets it
 * @param lastDay null for a campaign that comes back with its seasons until it is ended
 * @param audience codes of segments, whose members are enrolled by themselves
 * @param exclusions codes of segments, whose members never are
 * @param entryEvent type of the event by which others come in; null when only the audience does
 * @param entryCondition CEL about that event and its customer
 * @param mostEntries how often one customer may come in within a round
 * @param pilotShare of 10,000; null for no pilot
 * @param controlShare of 10,000
 * @param budget of a round, in minor units; null for no limit
 */
@Embeddable
public record CampaignTerms(
        @Column(name = "name_zh") String nameZh,
        @Column(name = "name_en") String nameEn,
        @Column(name = "objective") String objective,
        @Column(name = "owner") String owner,
        @Column(name = "priority") int priority,
        @Column(name = "first_day") LocalDate firstDay,
        @Nullable @Column(name = "last_day") LocalDate lastDay,
        @Column(name = "audience") String[] audience,
        @Column(name = "exclusions") String[] exclusions,
        @Nullable @Column(name = "entry_event") String entryEvent,
        @Nullable @Column(name = "entry_condition") String entryCondition,
        @Column(name = "most_entries") int mostEntries,
        @Nullable @Column(name = "pilot_share") Integer pilotShare,
        @Column(name = "control_share") int controlShare,
        @Nullable @Column(name = "budget") Long budget) {

    /** Everything it says, in one form. */
    Object[] said() {
        return new Object[] {
            nameZh,
            nameEn,
            objective,
            owner,
            priority,
            firstDay,
            lastDay,
            List.of(audience),
            List.of(exclusions),
            entryEvent,
            entryCondition,
            mostEntries,
            pilotShare,
            controlShare,
            budget
        };
    }
}
