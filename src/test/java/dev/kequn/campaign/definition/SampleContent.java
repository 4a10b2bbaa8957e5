package dev.kequn.campaign.definition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contents of campaigns for tests that need no database. */
public final class SampleContent {
    private SampleContent() {}

    /** One step and no message, on these days. */
    public static CampaignContent on(LocalDate first, @Nullable LocalDate last, CampaignSeason... seasons) {
        return new CampaignContent(
                terms(first, last, null, null), List.of(seasons), List.of(step("VISIT", "VISIT", null)), List.of());
    }

    public static CampaignTerms terms(
            LocalDate first, @Nullable LocalDate last, @Nullable String event, @Nullable String condition) {
        return new CampaignTerms(
                "活动",
                "Campaign",
                "More",
                "M1",
                500,
                first,
                last,
                new String[] {"AUDIENCE"},
                new String[0],
                event,
                condition,
                1,
                null,
                0,
                null);
    }

    /** From and to as month × 100 + day. */
    public static CampaignSeason season(String code, int from, int to) {
        return new CampaignSeason(code, "季" + code, "Season " + code, from, to);
    }

    public static CampaignStep step(String code, String event, @Nullable String condition) {
        return new CampaignStep(
                code,
                "步骤",
                "Step",
                CompletedBy.EVENT,
                event,
                condition,
                false,
                10,
                new String[0],
                0,
                0,
                null,
                null,
                null,
                null,
                null);
    }
}
