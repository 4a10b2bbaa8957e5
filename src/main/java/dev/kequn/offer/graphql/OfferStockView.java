package dev.kequn.offer.graphql;

import dev.kequn.offer.definition.OfferStocks;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferStock")
@Description("How many customers may accept an offer, and how many have; over all its versions.")
public record OfferStockView(
        @Description("How many may in all; null for no limit.") @Nullable Integer total,
        @NonNull @Description("How many have.") Integer taken,
        @Description("How many still may; null for no limit.") @Nullable Integer left) {
    static OfferStockView of(OfferStocks.Stock stock) {
        Integer putIn = stock.putIn();
        return new OfferStockView(putIn, stock.taken(), putIn == null ? null : (Integer) (putIn - stock.taken()));
    }
}
