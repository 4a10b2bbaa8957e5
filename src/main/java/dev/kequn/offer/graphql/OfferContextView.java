package dev.kequn.offer.graphql;

import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.definition.OfferContext;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferContext")
@Description(
        "Where and when an offer counts for more or less. All that it names must hold; of several contexts that hold the "
                + "factors are multiplied, and kept within 1 and 10000 percent.")
public record OfferContextView(
        @Description("On this channel; null for any.") @Nullable OfferChannel channel,
        @Description("From this day of each year, as month × 100 + day: 301 is the 1st of March. Null for all year.")
                @Nullable
                Integer fromDay,
        @Description("To this day, included; before fromDay it lies in the next year. Null for all year.") @Nullable
                Integer toDay,
        @Description("For customers of whom this CEL is true; null for all.") @Nullable String condition,
        @NonNull @Description("In percent: 150 is half as much again.") Integer factor) {
    static OfferContextView of(OfferContext context) {
        return new OfferContextView(
                context.channel(), context.fromDay(), context.toDay(), context.condition(), context.factor());
    }
}
