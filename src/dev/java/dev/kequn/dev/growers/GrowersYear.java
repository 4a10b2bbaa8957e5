package dev.kequn.dev.growers;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignMessage;
import dev.kequn.campaign.definition.CampaignSeason;
import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.definition.CampaignTerms;
import dev.kequn.campaign.definition.CompletedBy;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the campaign says, as {@code demo/growers-year.json} has it: first without gifts, then with them. */
final class GrowersYear {
    static final String CODE = "FRUIT_GROWERS_YEAR";

    private static final JsonObject TEXT = read();

    /** As it ran in spring. */
    static final CampaignContent FIRST = content(false);
    /** As it is from today on: points and gifts for coming, and the money for them. */
    static final CampaignContent SECOND = content(true);

    private GrowersYear() {}

    private static CampaignContent content(boolean gifts) {
        return new CampaignContent(
                terms(gifts),
                each("seasons")
                        .map(season -> new CampaignSeason(
                                season.getString("code"),
                                season.getString("nameZh"),
                                season.getString("nameEn"),
                                season.getInteger("from"),
                                season.getInteger("to")))
                        .toList(),
                each("steps").map(step -> step(step, gifts)).toList(),
                each("messages")
                        .flatMap(message -> Stream.of(message(message, "zh"), message(message, "en")))
                        .toList());
    }

    private static CampaignTerms terms(boolean gifts) {
        return new CampaignTerms(
                TEXT.getString("nameZh"),
                TEXT.getString("nameEn"),
                TEXT.getString("objective"),
                TEXT.getString("owner"),
                TEXT.getInteger("priority"),
                LocalDate.parse(TEXT.getString("firstDay")),
                null,
                texts(TEXT.getJsonArray("audience")),
                texts(TEXT.getJsonArray("exclusions")),
                TEXT.getString("entryEvent"),
                TEXT.getString("entryCondition"),
                1,
                TEXT.getInteger("pilotShare"),
                TEXT.getInteger("controlShare"),
                TEXT.getLong(gifts ? "giftBudget" : "budget"));
    }

    private static CampaignStep step(JsonObject step, boolean gifts) {
        String event = step.getString("eventType");
        return new CampaignStep(
                step.getString("code"),
                step.getString("nameZh"),
                step.getString("nameEn"),
                event == null ? CompletedBy.STAFF : CompletedBy.EVENT,
                event,
                step.getString("condition"),
                step.getBoolean("skippable"),
                step.getInteger("timeLimit"),
                texts(step.getJsonArray("channels")),
                step.getInteger("mostApproaches"),
                step.getInteger("coolDown"),
                gifts ? step.getLong("points") : null,
                gifts ? step.getInteger("pointsValid") : null,
                gifts ? step.getString("reward") : null,
                gifts ? step.getLong("rewardCost") : null,
                gifts ? step.getInteger("stock") : null);
    }

    private static CampaignMessage message(JsonObject message, String locale) {
        JsonObject said = message.getJsonObject(locale);
        return new CampaignMessage(
                message.getString("step"),
                ContactChannel.valueOf(message.getString("channel")),
                locale,
                message.getString("season"),
                said.getString("relevance"),
                said.getString("value"),
                said.getString("solution"),
                said.getString("title"),
                said.getString("body"));
    }

    private static Stream<JsonObject> each(String list) {
        return TEXT.getJsonArray(list).stream().map(JsonObject.class::cast);
    }

    private static String[] texts(@Nullable JsonArray list) {
        return Objects.requireNonNull(list).stream().map(String.class::cast).toArray(String[]::new);
    }

    private static JsonObject read() {
        try (InputStream in = GrowersYear.class.getResourceAsStream("/demo/growers-year.json")) {
            return new JsonObject(Buffer.buffer(Objects.requireNonNull(in).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
