package dev.kequn.dev.offers;

import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.definition.OfferContent;
import dev.kequn.offer.definition.OfferContext;
import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.definition.OfferText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the demo bank offers, as {@code demo/offers.json} has it. */
final class OfferBook {
    private static final List<JsonObject> BOOK = read();
    /** By code. */
    static final Map<String, OfferContent> ALL = all();

    static final OfferTastes TASTES = tastes();

    private static final int USUAL_SHOWN = 8;

    private OfferBook() {}

    private static List<JsonObject> read() {
        try (InputStream in = OfferBook.class.getResourceAsStream("/demo/offers.json")) {
            return each(new JsonArray(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, OfferContent> all() {
        Map<String, OfferContent> offers = new LinkedHashMap<>();
        BOOK.forEach(offer -> offers.put(offer.getString("code"), content(offer)));
        return offers;
    }

    private static OfferTastes tastes() {
        return new OfferTastes(BOOK.stream()
                .collect(
                        Collectors.toMap(offer -> offer.getString("code"), offer -> offer.getJsonArray("liked").stream()
                                .map(Integer.class::cast)
                                .toList())));
    }

    private static OfferContent content(JsonObject offer) {
        return new OfferContent(
                terms(offer),
                List.of(text("zh", offer.getJsonObject("zh")), text("en", offer.getJsonObject("en"))),
                each(offer.getJsonArray("contexts", new JsonArray()))
                        .map(OfferBook::context)
                        .toList());
    }

    private static OfferTerms terms(JsonObject offer) {
        return new OfferTerms(
                offer.getString("nameZh"),
                offer.getString("nameEn"),
                offer.getString("product"),
                offer.getString("reward"),
                offer.getString("campaign"),
                null,
                "https://pictures.kequn.example/%s.webp".formatted(offer.getString("code")),
                offer.getLong("value"),
                offer.getInteger("expectedShare"),
                100,
                Stream.of(OfferChannel.MOBILE_BANKING, OfferChannel.ONLINE_BANKING, OfferChannel.BRANCH)
                        .map(OfferChannel::name)
                        .toArray(String[]::new),
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2026, 12, 31),
                offer.getString("eligibility"),
                offer.getBoolean("toHolders", false),
                offer.getInteger("stock"),
                offer.getInteger("mostShown", USUAL_SHOWN),
                offer.getInteger("restDays"));
    }

    private static OfferText text(String locale, JsonObject text) {
        return new OfferText(locale, text.getString("title"), text.getString("body"), text.getString("action"));
    }

    private static OfferContext context(JsonObject context) {
        return new OfferContext(
                channel(context.getString("channel")),
                context.getInteger("from"),
                context.getInteger("to"),
                context.getString("condition"),
                context.getInteger("factor"));
    }

    private static @Nullable OfferChannel channel(@Nullable String name) {
        return name == null ? null : OfferChannel.valueOf(name);
    }

    private static Stream<JsonObject> each(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
