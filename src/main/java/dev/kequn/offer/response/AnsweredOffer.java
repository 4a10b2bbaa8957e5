package dev.kequn.offer.response;

import dev.kequn.campaign.definition.CampaignState;
import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.SuitableRisk;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The version of an offer that a customer was shown: what he answers to is what he saw, also where another version is in
 * force by now. Whether the offer is over is told by the offer as it is now.
 */
record AnsweredOffer(
        long versionId,
        long offerId,
        String code,
        @Nullable String productCode,
        @Nullable String rewardCode,
        @Nullable String campaignCode,
        @Nullable Integer mostShown,
        int restDays,
        @Nullable ProductCategory category,
        @Nullable Integer riskGrade,
        boolean live,
        LocalDate lastDay,
        @Nullable CampaignState campaign) {
    static final String READ =
            """
            SELECT v.version_id, v.offer_id, o.code, v.product_code, v.reward_code, v.campaign_code, v.most_shown,
                   v.rest_days, p.category, p.risk_grade, o.state = 'LIVE' AS live, f.last_day, c.state AS campaign
            FROM offer_version v JOIN offer o USING (offer_id) JOIN offer_version f ON f.version_id = o.in_force
                 LEFT JOIN product p ON p.product_code = v.product_code
                 LEFT JOIN campaign c ON c.code = v.campaign_code
            WHERE v.version_id = ANY ($1)""";

    static AnsweredOffer of(Row row) {
        String category = row.getString("category");
        String campaign = row.getString("campaign");
        return new AnsweredOffer(
                row.getLong("version_id"),
                row.getLong("offer_id"),
                row.getString("code"),
                row.getString("product_code"),
                row.getString("reward_code"),
                row.getString("campaign_code"),
                row.getInteger("most_shown"),
                row.getInteger("rest_days"),
                category == null ? null : ProductCategory.valueOf(category),
                row.getInteger("risk_grade"),
                row.getBoolean("live"),
                row.getLocalDate("last_day"),
                campaign == null ? null : CampaignState.valueOf(campaign));
    }

    boolean over(LocalDate today) {
        return !live
                || lastDay.isBefore(today)
                || campaign != null && campaign != CampaignState.LIVE && campaign != CampaignState.PAUSED;
    }

    boolean suits(Respondent customer, SuitableRisk rule, LocalDate today) {
        return category == null
                || rule.suits(category, riskGrade, customer.riskTolerance(), customer.riskAssessedOn(), today);
    }
}
