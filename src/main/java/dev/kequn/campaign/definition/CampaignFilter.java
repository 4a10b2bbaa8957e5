package dev.kequn.campaign.definition;

import io.quarkus.panache.common.Parameters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns; what is null is not asked for.
 *
 * @param text in the code, or in a name that a version has which was not replaced
 */
public record CampaignFilter(@Nullable CampaignState state, @Nullable String text) {
    public static final CampaignFilter ALL = new CampaignFilter(null, null);

    private static final String NAMED =
            """
            and (locate(:text, lower(code)) > 0 or exists (select 1 from CampaignVersion v
                where v.campaignId = c.id and v.state <> REPLACED
                 and (locate(:text, lower(v.terms.nameZh)) > 0 or locate(:text, lower(v.terms.nameEn)) > 0)))""";

    String query() {
        return "from Campaign c where true" + (state == null ? "" : " and state = :state")
                + (text == null ? "" : " " + NAMED);
    }

    Parameters parameters() {
        Parameters values = new Parameters();
        if (state != null) {
            values.and("state", state);
        }
        if (text != null) {
            values.and("text", text.toLowerCase(Locale.ROOT));
        }
        return values;
    }
}
