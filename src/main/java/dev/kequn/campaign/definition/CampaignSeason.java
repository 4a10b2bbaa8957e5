package dev.kequn.campaign.definition;

import dev.kequn.access.Said;
import io.vertx.core.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Days of every year on which the campaign has a round.
 *
 * @param from month × 100 + day
 * @param to last day, the same way; before {@code from} it lies in the next year
 */
@Embeddable
public record CampaignSeason(
        @Column(name = "code") String code,
        @Column(name = "name_zh") String nameZh,
        @Column(name = "name_en") String nameEn,
        @Column(name = "from_day") int from,
        @Column(name = "to_day") int to) {
    JsonArray said() {
        return Said.of(code, nameZh, nameEn, from, to);
    }
}
