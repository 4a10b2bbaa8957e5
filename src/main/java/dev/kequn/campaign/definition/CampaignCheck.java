package dev.kequn.campaign.definition;

import dev.kequn.platform.Faults;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds what a draft says to its limits; its conditions and what it names are seen to elsewhere. */
final class CampaignCheck {
    static final Faults FAULTS = new Faults(CampaignRefusal.INVALID_CAMPAIGN);

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_OBJECTIVE = 500;
    private static final int MOST_SEGMENTS = 50;
    private static final int WHOLE = 10_000;
    private static final int LARGEST_CONTROL = 5_000;
    private static final long LARGEST_BUDGET = 99_999_999_999_999L;

    private CampaignCheck() {}

    static void check(String code, CampaignContent content) {
        FAULTS.code(code, "code");
        words(content.terms());
        days(content);
        comingIn(content.terms());
        shares(content.terms());
        FAULTS.amount(content.terms().budget(), 0, LARGEST_BUDGET, "budget");
        SeasonsCheck.check(content.seasons());
        StepsCheck.check(content.steps());
        MessagesCheck.check(content);
    }

    private static void words(CampaignTerms terms) {
        FAULTS.line(terms.nameZh(), LONGEST_NAME, "nameZh");
        FAULTS.line(terms.nameEn(), LONGEST_NAME, "nameEn");
        FAULTS.lines(terms.objective(), LONGEST_OBJECTIVE, "objective");
        FAULTS.line(terms.owner(), LONGEST_NAME, "owner");
        FAULTS.range(terms.priority(), 0, 1_000, "priority");
    }

    private static void days(CampaignContent content) {
        CampaignTerms terms = content.terms();
        FAULTS.day(terms.firstDay(), "firstDay");
        FAULTS.day(terms.lastDay(), "lastDay");
        FAULTS.check(
                terms.lastDay() != null || !content.seasons().isEmpty(),
                "lastDay",
                "Only a campaign with seasons goes on without a last day");
        FAULTS.check(
                terms.lastDay() == null || !terms.lastDay().isBefore(terms.firstDay()),
                "lastDay",
                "The last day is before the first");
    }

    private static void comingIn(CampaignTerms terms) {
        codes(List.of(terms.audience()), "audience");
        codes(List.of(terms.exclusions()), "exclusions");
        boolean byEvent = terms.entryEvent() != null;
        FAULTS.check(byEvent || terms.audience().length > 0, "audience", "Nobody would ever come in");
        if (byEvent) {
            FAULTS.eventType(terms.entryEvent(), "entry.eventType");
        }
        FAULTS.check(byEvent || terms.entryCondition() == null, "entry.condition", "There is no event to come in by");
        FAULTS.range(terms.mostEntries(), 1, 100, "entry.mostEntries");
        FAULTS.check(
                byEvent || terms.mostEntries() == 1, "entry.mostEntries", "Only by an event somebody comes in again");
    }

    private static void codes(List<String> codes, String field) {
        FAULTS.check(codes.size() <= MOST_SEGMENTS, field, "At most 50 segments");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            String place = "%s[%d]".formatted(field, i);
            FAULTS.code(codes.get(i), place);
            FAULTS.check(seen.add(codes.get(i)), place, "The segment is there twice");
        }
    }

    private static void shares(CampaignTerms terms) {
        FAULTS.range(terms.pilotShare(), 1, WHOLE - 1, "pilotShareBasisPoints");
        FAULTS.range(terms.controlShare(), 0, LARGEST_CONTROL, "controlShareBasisPoints");
    }
}
