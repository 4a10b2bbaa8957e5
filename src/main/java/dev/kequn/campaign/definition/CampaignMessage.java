package dev.kequn.campaign.definition;

import dev.kequn.access.Said;
import dev.kequn.campaign.ContactChannel;
import io.vertx.core.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a customer, and the three answers every message owes him.
 *
 * @param step code of the step he is asked to
 * @param season code of the season it is for; null for every other
 * @param relevance what it has to do with the customer
 * @param value what value it brings him
 * @param solution what problem it solves
 * @param title null for channels that have none
 */
@Embeddable
public record CampaignMessage(
        @Column(name = "step") String step,
        @Enumerated(EnumType.STRING) @Column(name = "channel") ContactChannel channel,
        @Column(name = "locale") String locale,
        @Nullable @Column(name = "season") String season,
        @Column(name = "relevance") String relevance,
        @Column(name = "value") String value,
        @Column(name = "solution") String solution,
        @Nullable @Column(name = "title") String title,
        @Column(name = "body") String body) {
    JsonArray said() {
        return Said.of(step, channel, locale, season, relevance, value, solution, title, body);
    }
}
