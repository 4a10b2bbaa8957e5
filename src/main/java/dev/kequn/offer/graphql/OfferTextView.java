package dev.kequn.offer.graphql;

import dev.kequn.offer.definition.OfferText;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("OfferText")
@Description("What customers read of an offer, in one language.")
public record OfferTextView(
        @NonNull @Description("The language, such as zh, en or zh-HK.") String locale,
        @NonNull @Description("Its title.") String title,
        @NonNull @Description("Its text, of one or several lines.") String body,
        @NonNull @Description("What the button says.") String action) {
    static OfferTextView of(OfferText text) {
        return new OfferTextView(text.locale(), text.title(), text.body(), text.action());
    }
}
