package dev.kequn.offer.graphql;

import static dev.kequn.campaign.Campaigning.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.Offering;
import dev.kequn.offer.SampleOffer;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Statements;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offers as staff read them. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferApiTest {
    private static final String WHOLE =
            """
            { version revision state zh: name en: name(locale: EN) productCode rewardCode campaign step pictureUrl value
              expectedShareBasisPoints lever channels firstDay lastDay eligibility toHolders stock mostShown restDays
              texts { locale title body action } contexts { channel fromDay toDay condition factor } }""";
    private static final String RESULTS =
            "results { shown opened accepted declined dismissed acceptance { shown accepted share low high }"
                    + " ranked { shown accepted share low high } byChance { shown accepted share low high } }";

    @BeforeEach
    @AfterEach
    void forget() {
        SampleCampaign.forget();
        SampleOffer.forget();
    }

    @Test
    void aVersionIsReadAsItWasWritten() {
        SampleOffer.productIs("OA_FUND", ProductCategory.FUND, 2);
        SampleCampaign.of("OA_SPRING").audience("A1").step("VISIT").approved();
        Map<String, Object> input = new LinkedHashMap<>(Offering.input("OA_FUND"));
        input.put("campaign", "OA_SPRING");
        input.put("step", "VISIT");
        input.put("pictureUrl", "https://bank.test/a.png");
        input.put("lever", 150);
        input.put("eligibility", "age >= 18");
        input.put("toHolders", true);
        input.put("stock", 0);
        input.put("mostShown", 5);
        input.put("texts", List.of(Offering.text("zh", "一"), Offering.text("zh-HK", "壹"), Offering.text("en", "One")));
        Map<String, Object> condition =
                map("channel", null, "fromDay", null, "toDay", null, "condition", "age < 35", "factor", 80);
        Map<String, Object> season =
                map("channel", "WECHAT", "fromDay", 1201, "toDay", 229, "condition", null, "factor", 250);
        input.put("contexts", List.of(condition, season));
        Offering.draft("OA_WHOLE", input).body("data.done.errors", empty());

        Map<String, Object> expected = new LinkedHashMap<>(input);
        expected.remove("nameZh");
        expected.remove("nameEn");
        expected.putAll(
                map("version", 1, "revision", 1, "state", "DRAFT", "zh", "定期", "en", "Deposit", "rewardCode", null));
        JsonPath read =
                ask("{ offer(code: \"OA_WHOLE\") { code state publishedAt retiredAt retireReason version { id } draft "
                        + WHOLE + " versions { version } stock { total } " + RESULTS + " } }");
        assertThat(read.getMap("data.offer.draft")).isEqualTo(expected);
        assertThat(read.getMap("data.offer"))
                .containsEntry("code", "OA_WHOLE")
                .containsEntry("state", "DRAFT")
                .containsEntry("publishedAt", null)
                .containsEntry("retiredAt", null)
                .containsEntry("retireReason", null)
                .containsEntry("version", null)
                .containsEntry("versions", List.of(Map.of("version", 1)))
                .containsEntry("stock", null)
                .containsEntry(
                        "results",
                        map(
                                "shown",
                                0,
                                "opened",
                                0,
                                "accepted",
                                0,
                                "declined",
                                0,
                                "dismissed",
                                0,
                                "acceptance",
                                null,
                                "ranked",
                                null,
                                "byChance",
                                null));
    }

    @Test
    void whatMayBeLeftOut() {
        SampleOffer.of("OA_OTHER").reward("OA_GIFT").approved();
        Map<String, Object> input = with(with(Offering.input("X"), "productCode", null), "rewardCode", "OA_GIFT");
        input.remove("contexts");
        input.remove("productCode");
        Offering.draft("OA_LEAST", input).body("data.done.errors", empty());

        assertThat(ask("{ offer(code: \"OA_LEAST\") { draft " + WHOLE + " } }").getMap("data.offer.draft"))
                .containsEntry("rewardCode", "OA_GIFT")
                .containsEntry("productCode", null)
                .containsEntry("campaign", null)
                .containsEntry("lever", 100)
                .containsEntry("eligibility", null)
                .containsEntry("toHolders", false)
                .containsEntry("stock", null)
                .containsEntry("mostShown", null)
                .containsEntry("value", "120.50")
                .containsEntry("contexts", List.of());
    }

    @Test
    void anOfferWithItsVersionsStockAndResults() {
        long id = SampleOffer.of("OA_LIVE").stock(7).live();
        Database.execute(
                "update offer_stock set taken = 3",
                "insert into offer_evidence (offer_id, peer_group, explored, shown, opened, accepted, declined, dismissed)"
                        + " values (%1$d, 'A', false, 60, 20, 7, 5, 1), (%1$d, 'B', false, 40, 10, 3, 0, 2),"
                                .formatted(id)
                        + " (%1$d, 'A', true, 10, 1, 0, 1, 0), (%2$d, 'A', true, 500, 500, 500, 500, 500)"
                                .formatted(id, id + 1_000_000));
        SampleOffer.of("OA_LIVE").product("P_OA_LIVE").stock(9).replaced();

        Map<String, Object> offer = ask("{ offer(code: \"OA_LIVE\") { state version { version state } draft { version }"
                        + " versions { version state } stock { total taken left } " + RESULTS + " } }")
                .getMap("data.offer");

        assertThat(offer)
                .containsEntry("state", "LIVE")
                .containsEntry("version", Map.of("version", 2, "state", "APPROVED"))
                .containsEntry("draft", null)
                .containsEntry(
                        "versions",
                        List.of(Map.of("version", 2, "state", "APPROVED"), Map.of("version", 1, "state", "REPLACED")))
                .containsEntry("stock", Map.of("total", 9, "taken", 3, "left", 6));
        // Intervals counted apart, by the textbook form of the formula.
        assertThat(offer.get("results"))
                .isEqualTo(map(
                        "shown",
                        110,
                        "opened",
                        31,
                        "accepted",
                        10,
                        "declined",
                        6,
                        "dismissed",
                        3,
                        "acceptance",
                        acceptance(110, 10, 0.090909f, 0.05013f, 0.159297f),
                        "ranked",
                        acceptance(100, 10, 0.1f, 0.055229f, 0.174366f),
                        "byChance",
                        acceptance(10, 0, 0.0f, 0.0f, 0.277533f)));
    }

    private static Map<String, Object> acceptance(int shown, int accepted, float share, float low, float high) {
        return map("shown", shown, "accepted", accepted, "share", share, "low", low, "high", high);
    }

    @Test
    void pagesByState() {
        for (String code : List.of("OA_ONE", "OA_TWO", "OA_ZEN")) {
            SampleOffer.of(code).live();
        }
        SampleOffer.of("OA_WAITS").approved();
        SampleOffer.retire("OA_ZEN");

        assertThat(codes("first: 2")).containsExactly("OA_ONE", "OA_TWO");
        String cursor = page("first: 2").getString("data.offerCatalogue.pageInfo.endCursor");
        assertThat(codes("first: 2, after: \"" + cursor + "\"")).containsExactly("OA_WAITS", "OA_ZEN");
        assertThat(page("first: 2").getBoolean("data.offerCatalogue.pageInfo.hasNextPage"))
                .isTrue();
        assertThat(page("first: 2, after: \"" + cursor + "\"").getBoolean("data.offerCatalogue.pageInfo.hasNextPage"))
                .isFalse();
        assertThat(codes("state: LIVE")).containsExactly("OA_ONE", "OA_TWO");
        assertThat(codes("state: LIVE, after: \"" + cursor + "\"")).isEmpty();
        assertThat(codes("state: RETIRED")).containsExactly("OA_ZEN");
        for (String bad : List.of("first: 0", "first: 101", "after: \"x\"", "state: GONE")) {
            Graphql.as(Offering.MAKER, "{ offerCatalogue(" + bad + ") { edges { cursor } } }")
                    .body("data", equalTo(null))
                    .body("errors", hasSize(1));
        }
        Graphql.as(Offering.MAKER, "{ offer(code: \"OA_NONE\") { id } }")
                .body("data.offer", equalTo(null))
                .body("errors", equalTo(null));
    }

    /** A page costs as many statements as it has fields, however many offers are on it. */
    @Test
    void aPageDoesNotGrowWithItsOffers() {
        for (int i = 0; i < 8; i++) {
            SampleOffer.of("OA_MANY" + i)
                    .text("zh", "一", "二", "三")
                    .context("age > 3", 150)
                    .live();
            SampleOffer.of("OA_MANY" + i).product("P_OA_MANY" + i).replaced();
        }
        String page =
                "query($first: Int!) { offerCatalogue(first: $first) { edges { node { code version %1$s draft %1$s"
                                .formatted(WHOLE)
                        + " versions { version } stock { left } " + RESULTS + " } } } }";
        Statements.startCounting();
        statements(page, 8);

        assertThat(statements(page, 8)).isEqualTo(statements(page, 1));
    }

    private static List<String> statements(String page, int first) {
        Statements.reset();
        Graphql.as(Offering.MAKER, page, Map.of("first", first))
                .body("errors", equalTo(null))
                .body("data.offerCatalogue.edges", hasSize(first));
        return Statements.sent();
    }

    private static List<String> codes(String arguments) {
        return page(arguments).getList("data.offerCatalogue.edges.node.code");
    }

    private static JsonPath page(String arguments) {
        return ask(
                "{ offerCatalogue(" + arguments + ") { edges { node { code } } pageInfo { hasNextPage endCursor } } }");
    }

    private static JsonPath ask(String query) {
        return Graphql.as(Offering.MAKER, query).extract().jsonPath();
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<Object> all = Arrays.asList(pairs);
        for (int i = 0; i < all.size(); i += 2) {
            map.put((String) all.get(i), all.get(i + 1));
        }
        return map;
    }
}
