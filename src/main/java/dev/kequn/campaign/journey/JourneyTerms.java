package dev.kequn.campaign.journey;

import dev.kequn.platform.db.ZoneSql;
import dev.kequn.platform.time.BankSettings;
import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Lookup;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about campaigns: whoever is in one, treated or not, over all its rounds. */
@ApplicationScoped
class JourneyTerms implements FactProvider {
    private static final Parameter CODE = Parameter.string("campaign", "Code of the campaign.");
    private static final String HELD =
            """
            held.customer_id = ${customer}.customer_id
              AND held.campaign_id = (SELECT named.campaign_id FROM campaign named WHERE named.code = ?)""";

    private final String zone;

    JourneyTerms(BankSettings bank) {
        this.zone = ZoneSql.of(bank.zone());
    }

    @Override
    public TermGroup group() {
        return TermGroup.CAMPAIGNS;
    }

    @Override
    public List<Term> terms() {
        return List.of(enrolled(), completed(), converted(), noShows());
    }

    private Term enrolled() {
        return Term.of(
                "enrolledIn",
                TermType.BOOL,
                "Whether the customer is on his way in a round of the campaign on the day, or watched in its control group; "
                        + "never missing, false for an unknown code.",
                Lookup.finds("FROM enrolment held WHERE " + HELD
                        + " AND held.enrolled_on <= ${day} AND (held.closed_on IS NULL OR held.closed_on > ${day})"),
                CODE);
    }

    private Term completed() {
        return Term.of(
                "completedStep",
                TermType.BOOL,
                "Whether the customer has completed the step in any round of the campaign, up to and including the day; "
                        + "never missing, false for an unknown code.",
                Lookup.finds("FROM enrolment held JOIN enrolment_step done USING (customer_id, round_id, entry) WHERE "
                        + HELD + " AND done.step = ? AND done.outcome = 'COMPLETED' AND "
                        + until("done.left_at")),
                CODE,
                Parameter.string("step", "Code of the step."));
    }

    private Term converted() {
        return Term.of(
                "convertedBy",
                TermType.BOOL,
                "Whether the customer has done what the campaign is for, in any of its rounds, up to and including the day; "
                        + "never missing, false for an unknown code.",
                Lookup.finds("FROM enrolment held WHERE " + HELD + " AND " + until("held.converted_at")),
                CODE);
    }

    /** A step that is left keeps its count; until then the enrolment has it. */
    private static Term noShows() {
        return Term.of(
                "campaignNoShows",
                TermType.INT,
                "How often the customer was awaited and did not come, over all rounds of the campaign, as they are whatever "
                        + "the day; never missing, 0 for an unknown code.",
                """
                (SELECT coalesce(sum(CASE WHEN EXISTS (SELECT FROM enrolment_step at WHERE at.customer_id = held.customer_id
                            AND at.round_id = held.round_id AND at.entry = held.entry AND at.position = held.position)
                        THEN 0 ELSE held.no_shows END
                        + coalesce((SELECT sum(past.no_shows) FROM enrolment_step past
                            WHERE past.customer_id = held.customer_id AND past.round_id = held.round_id
                              AND past.entry = held.entry), 0)), 0)::bigint
                 FROM enrolment held WHERE """
                        + " " + HELD + ")",
                CODE);
    }

    private String until(String instant) {
        return "(" + instant + " AT TIME ZONE " + zone + ")::date <= ${day}";
    }
}
