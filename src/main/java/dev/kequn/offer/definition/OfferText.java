package dev.kequn.offer.definition;

import dev.kequn.access.Said;
import io.vertx.core.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What the customer reads.
 *
 * @param locale language, or language and country: {@code zh}, {@code en}, {@code zh-HK}
 * @param action what the button says
 */
@Embeddable
public record OfferText(
        @Column(name = "locale") String locale,
        @Column(name = "title") String title,
        @Column(name = "body") String body,
        @Column(name = "action") String action) {

    JsonArray said() {
        return Said.of(locale, title, body, action);
    }
}
