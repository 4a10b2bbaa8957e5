package dev.kequn.offer.live;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.definition.OfferContent;
import dev.kequn.offer.definition.OfferContext;
import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.definition.OfferText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A live offer as the database has it, with its conditions still in words. */
record StoredOffer(
        long offerId,
        String code,
        long versionId,
        int version,
        OfferContent content,
        @Nullable ProductCategory category,
        @Nullable Integer riskGrade,
        boolean soldOut) {
    static StoredOffer of(Row row) {
        String category = row.getString("category");
        return new StoredOffer(
                row.getLong("offer_id"),
                row.getString("code"),
                row.getLong("version_id"),
                row.getInteger("version"),
                new OfferContent(
                        terms(row),
                        list(row.getJsonArray("texts"), StoredOffer::text),
                        list(row.getJsonArray("contexts"), StoredOffer::context)),
                category == null ? null : ProductCategory.valueOf(category),
                row.getInteger("risk_grade"),
                row.getBoolean("sold_out"));
    }

    private static OfferTerms terms(Row row) {
        return new OfferTerms(
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("product_code"),
                row.getString("reward_code"),
                row.getString("campaign_code"),
                row.getString("step"),
                row.getString("picture_url"),
                row.getLong("value"),
                row.getInteger("expected_share"),
                row.getInteger("lever"),
                row.getArrayOfStrings("channels"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                row.getString("eligibility"),
                row.getBoolean("to_holders"),
                row.getInteger("stock"),
                row.getInteger("most_shown"),
                row.getInteger("rest_days"));
    }

    private static OfferText text(JsonObject text) {
        return new OfferText(
                text.getString("locale"), text.getString("title"), text.getString("body"), text.getString("action"));
    }

    private static OfferContext context(JsonObject context) {
        String channel = context.getString("channel");
        return new OfferContext(
                channel == null ? null : OfferChannel.valueOf(channel),
                context.getInteger("from_day"),
                context.getInteger("to_day"),
                context.getString("condition"),
                context.getInteger("factor"));
    }

    private static <T> List<T> list(JsonArray parts, Function<JsonObject, T> part) {
        return parts.stream().map(each -> part.apply((JsonObject) each)).toList();
    }
}
