package dev.kequn.offer.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.SampleOffer;
import dev.kequn.offer.response.Impression;
import dev.kequn.offer.response.ImpressionTokens;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer finds on his home page. */
@QuarkusTest
@WithTestResource(TestBank.class)
class HomeTest {
    private static final SampleBranch BRANCH = new SampleBranch("HM", 77_000_000);
    private static final String HOME =
            """
            { customerNo name compositeTier { code name } serviceTier { code name }
              tierProgress { period currentLevel { code } projectedLevel { code } keptNow }
              points { active expiring expiringBy }
              offers { code title body action locale pictureUrl productCode rewardCode campaign lastDay place token }
              enrolments { campaign name season round step stepName waitsSince points reward } }
            """;

    @Inject
    ImpressionTokens tokens;

    @BeforeEach
    void branch() {
        SampleOffer.forget();
        SampleCampaign.forget();
        BRANCH.open(3);
    }

    @AfterEach
    void away() {
        SampleOffer.forget();
        SampleCampaign.forget();
        BRANCH.close();
    }

    @Test
    void hasEverythingOfTheCustomer() {
        // Given
        long campaign = SampleCampaign.of("HM_SPRING")
                .entry("NEVER", null)
                .step("VISIT", "points = 50")
                .step("BUY")
                .live(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31));
        enrol(1, campaign, "TREATED", "ACTIVE");
        enrol(1, controlled("HM_CONTROL"), "CONTROL", "ACTIVE");
        enrol(1, controlled("HM_OVER"), "TREATED", "COMPLETED");
        SampleOffer.of("HM_CARD")
                .product("HM_GOLD_CARD", ProductCategory.CARD, null)
                .picture("https://bank.example/card.png")
                .value(90_000)
                .live();
        SampleOffer.of("HM_RICE").reward("HM_SACK").campaign("HM_SPRING").live();
        SampleOffer.of("HM_NEVER").campaign("HM_CONTROL").value(99_000).live();

        // When
        JsonPath answer = home(1, "(channel: MOBILE_BANKING)", HOME);

        // Then
        assertThat(answer.getList("errors")).isNull();
        List<Map<String, Object>> offers = answer.getList("data.home.offers");
        List<Object> given = offers.stream().map(offer -> offer.remove("token")).toList();
        assertThat(answer.getMap("data.home"))
                .isEqualTo(map(
                        "customerNo",
                        "HM001",
                        "name",
                        "客户1",
                        "compositeTier",
                        Map.of("code", "GOLD", "name", "黄金"),
                        "serviceTier",
                        Map.of("code", "PLATINUM", "name", "白金"),
                        "tierProgress",
                        map(
                                "period",
                                "2026-Q3",
                                "currentLevel",
                                null,
                                "projectedLevel",
                                Map.of("code", "MASS"),
                                "keptNow",
                                "2010.00"),
                        "points",
                        Map.of("active", "100", "expiring", "100", "expiringBy", "2026-08-14"),
                        "offers",
                        List.of(
                                map(
                                        "code",
                                        "HM_CARD",
                                        "title",
                                        "标题HM_CARD",
                                        "body",
                                        "内容HM_CARD",
                                        "action",
                                        "领取",
                                        "locale",
                                        "zh",
                                        "pictureUrl",
                                        "https://bank.example/card.png",
                                        "productCode",
                                        "HM_GOLD_CARD",
                                        "rewardCode",
                                        null,
                                        "campaign",
                                        null,
                                        "lastDay",
                                        "2026-12-31",
                                        "place",
                                        1),
                                map(
                                        "code",
                                        "HM_RICE",
                                        "title",
                                        "标题HM_RICE",
                                        "body",
                                        "内容HM_RICE",
                                        "action",
                                        "领取",
                                        "locale",
                                        "zh",
                                        "pictureUrl",
                                        null,
                                        "productCode",
                                        null,
                                        "rewardCode",
                                        "HM_SACK",
                                        "campaign",
                                        "HM_SPRING",
                                        "lastDay",
                                        "2026-12-31",
                                        "place",
                                        2)),
                        "enrolments",
                        List.of(map(
                                "campaign",
                                "HM_SPRING",
                                "name",
                                "活动HM_SPRING",
                                "season",
                                null,
                                "round",
                                1,
                                "step",
                                "VISIT",
                                "stepName",
                                "步骤VISIT",
                                "waitsSince",
                                "2026-07-01T02:00:00Z",
                                "points",
                                "50",
                                "reward",
                                null))));
        assertThat(tokens.verify((String) given.get(1)))
                .usingRecursiveComparison()
                .ignoringFields("impressionId")
                .isEqualTo(new Impression(
                        1,
                        BRANCH.id(1),
                        SampleOffer.id("HM_RICE"),
                        Long.parseLong(Database.value("select in_force from offer where code = 'HM_RICE'")),
                        OfferChannel.MOBILE_BANKING,
                        "*",
                        2,
                        false,
                        Instant.parse("2026-07-15T04:00:00Z")));
    }

    @Test
    void tellsTheSeasonOfARound() {
        // Given
        long round = SampleCampaign.of("HM_YEAR")
                .entry("NEVER", null)
                .step("VISIT")
                .live(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31));
        enrol(2, round, "TREATED", "ACTIVE");
        Database.execute(
                Database.connect("postgres"),
                "set session_replication_role = replica",
                "insert into campaign_season select in_force, 0, 'SUMMER', '夏收', 'Summer', 601, 831 from campaign"
                        + " where code = 'HM_YEAR'",
                "update campaign_round set season = 'SUMMER' where round_id = " + round);

        // When
        JsonPath chinese = home(2, "(channel: WECHAT, locale: \"zh-TW\")", "{ enrolments { season stepName } }");
        JsonPath english = home(2, "(channel: WECHAT, locale: \"fr\")", "{ enrolments { season stepName } }");

        // Then
        assertThat(chinese.getList("data.home.enrolments"))
                .isEqualTo(List.of(Map.of("season", "夏收", "stepName", "步骤VISIT")));
        assertThat(english.getList("data.home.enrolments"))
                .isEqualTo(List.of(Map.of("season", "Summer", "stepName", "Step VISIT")));
    }

    @Test
    void isThereForWhoHasNothing() {
        // Given
        SampleOffer.of("HM_ANY").live();
        Database.execute(
                "insert into customer (customer_id, customer_no, name, branch_code) values (%d, 'HM900', '新', '%s')"
                        .formatted(BRANCH.id(900), BRANCH.branch()));

        // When
        JsonPath answer = home(900, "(channel: MOBILE_BANKING)", HOME);

        // Then
        assertThat(answer.getMap("data.home"))
                .isEqualTo(map(
                        "customerNo",
                        "HM900",
                        "name",
                        "新",
                        "compositeTier",
                        null,
                        "serviceTier",
                        null,
                        "tierProgress",
                        null,
                        "points",
                        Map.of("active", "0", "expiring", "0", "expiringBy", "2026-08-14"),
                        "offers",
                        List.of(),
                        "enrolments",
                        List.of()));
    }

    @Test
    void offersNothingToWhoHasLeft() {
        // Given
        enrol(1, controlled("HM_LEFT"), "TREATED", "ACTIVE");
        SampleOffer.of("HM_ANY").live();
        Database.execute("update customer set closed_on = date '2026-07-15' where customer_no = 'HM001'");

        // When
        JsonPath closed =
                home(1, "(channel: MOBILE_BANKING)", "{ name points { active } offers { code } enrolments { step } }");
        JsonPath open = home(2, "(channel: MOBILE_BANKING)", "{ offers { code } }");

        // Then
        assertThat(closed.getMap("data.home"))
                .isEqualTo(Map.of(
                        "name",
                        "客户1",
                        "points",
                        Map.of("active", "100"),
                        "offers",
                        List.of(),
                        "enrolments",
                        List.of()));
        assertThat(open.getList("data.home.offers.code")).isEqualTo(List.of("HM_ANY"));
    }

    @Test
    void isNullForWhoIsNotKnown() {
        // Given
        Database.execute("update customer set customer_no = null where customer_no = 'HM003'");

        // When
        List<String> strangers = List.of(
                Tokens.customer("HM777"),
                Tokens.customer("HM003"),
                Tokens.customer("' or true --"),
                Tokens.staff("nobody", "customer"));

        // Then
        for (String stranger : strangers) {
            JsonPath answer = ask(stranger, "(channel: MOBILE_BANKING)", HOME);
            assertThat(answer.getList("errors")).isNull();
            assertThat((Object) answer.get("data.home")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh, zh, 卡, 黄金",
        "zh-HK, zh-HK, 咭, 黄金",
        "ZH-hk, zh-HK, 咭, 黄金",
        "zh-Hant-HK, zh-HK, 咭, 黄金",
        "zh-CN, zh, 卡, 黄金",
        "en, en, Card, Gold",
        "en-GB, en, Card, Gold",
        "fr, zh, 卡, Gold",
        "de-AT, zh, 卡, Gold"
    })
    void speaksTheCallersLanguage(String locale, String found, String title, String tier) {
        // Given
        SampleOffer.of("HM_CARD")
                .text("en", "Card", "x", "x")
                .text("zh-HK", "咭", "x", "x")
                .text("zh", "卡", "x", "x")
                .live();

        // When
        JsonPath answer = home(
                1,
                "(channel: MOBILE_BANKING, locale: \"%s\")".formatted(locale),
                "{ compositeTier { name } offers { locale title } }");

        // Then
        assertThat(answer.getList("data.home.offers")).isEqualTo(List.of(Map.of("locale", found, "title", title)));
        assertThat(answer.getString("data.home.compositeTier.name")).isEqualTo(tier);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "zh_HK", "中文", "z", "zh-", "zh-HK-", "x-private", "zh-HK-x-123456789-123456789-123456789"})
    void refusesWhatIsNoLanguage(String locale) {
        JsonPath answer = home(1, "(channel: MOBILE_BANKING, locale: \"%s\")".formatted(locale), "{ name }");

        refused(answer, "INVALID_ARGUMENT");
    }

    @Test
    void showsWhatIsForTheChannel() {
        // Given
        SampleOffer.of("HM_APP")
                .channels(OfferChannel.MOBILE_BANKING, OfferChannel.WECHAT)
                .live();
        SampleOffer.of("HM_DESK").channels(OfferChannel.BRANCH).live();

        // When, Then
        for (OfferChannel channel : OfferChannel.values()) {
            JsonPath answer = home(1, "(channel: %s)".formatted(channel), "{ offers { code } }");
            assertThat(answer.getList("data.home.offers.code"))
                    .isEqualTo(
                            switch (channel) {
                                case MOBILE_BANKING, WECHAT -> List.of("HM_APP");
                                case BRANCH -> List.of("HM_DESK");
                                default -> List.of();
                            });
        }
        refused(home(1, "(channel: TELEX)", "{ name }"), "VALIDATION_ERROR");
    }

    @Test
    void showsAsManyAsAreAskedForBestFirst() {
        // Given
        for (int i = 1; i <= 7; i++) {
            SampleOffer.of("HM_%d".formatted(i))
                    .product(
                            "HM_PAY_" + i,
                            List.of(ProductCategory.DEPOSIT, ProductCategory.LOAN, ProductCategory.CARD)
                                    .get(i % 3),
                            null)
                    .value(i * 1000)
                    .live();
        }

        // When, Then
        assertThat(codes("")).containsExactly("HM_7", "HM_6", "HM_5", "HM_4", "HM_3");
        assertThat(codes(", first: 1")).containsExactly("HM_7");
        assertThat(codes(", first: 20")).containsExactly("HM_7", "HM_6", "HM_5", "HM_4", "HM_3", "HM_2", "HM_1");
        for (int first : new int[] {0, 21, -1}) {
            refused(
                    home(1, "(channel: MOBILE_BANKING, first: %d)".formatted(first), "{ offers { code } }"),
                    "INVALID_ARGUMENT");
        }
    }

    @Test
    void givesMeTheSameThroughTheGraph() {
        // Given
        SampleOffer.of("HM_ANY").live();
        String ask = "{ me { zh: offers(channel: MOBILE_BANKING) { code locale place token }"
                + " en: offers(channel: WECHAT, locale: \"en\", first: 1) { code locale place } } }";

        // When
        JsonPath answer =
                Graphql.as(Tokens.customer(BRANCH.number(1)), ask).extract().jsonPath();

        // Then
        assertThat(answer.getList("data.me.en"))
                .isEqualTo(List.of(Map.of("code", "HM_ANY", "locale", "en", "place", 1)));
        assertThat(answer.getString("data.me.zh[0].locale")).isEqualTo("zh");
        assertThat(tokens.verify(answer.getString("data.me.zh[0].token")).customerId())
                .isEqualTo(BRANCH.id(1));
    }

    private List<String> codes(String arguments) {
        return home(1, "(channel: MOBILE_BANKING" + arguments + ")", "{ offers { code } }")
                .getList("data.home.offers.code");
    }

    private static void refused(JsonPath answer, String code) {
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo(code);
        assertThat((Object) answer.get("data.home")).isNull();
    }

    /** A live round of a campaign of one step. */
    private static long controlled(String code) {
        return SampleCampaign.of(code)
                .entry("NEVER", null)
                .step("VISIT")
                .live(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31));
    }

    private static void enrol(int customer, long round, String arm, String state) {
        Database.execute(
                """
                insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, closed_on)
                select %d, round_id, 1, campaign_id, in_force, 1, '%s', false, 'EVENT', '%s', false, '2026-07-01',
                    '2026-07-01 02:00Z', '%s', '2026-07-01 02:00Z', case when '%4$s' <> 'ACTIVE' then date '2026-07-02' end
                from campaign_round join campaign using (campaign_id) where round_id = %d"""
                        .formatted(BRANCH.id(customer), arm, BRANCH.branch(), state, round));
    }

    private static JsonPath home(int customer, String arguments, String fields) {
        return ask(Tokens.customer(BRANCH.number(customer)), arguments, fields);
    }

    private static JsonPath ask(String token, String arguments, String fields) {
        return Graphql.as(token, "{ home" + arguments + " " + fields + " }")
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
