package dev.kequn.offer.definition;

import static dev.kequn.campaign.Campaigning.with;
import static dev.kequn.offer.Offering.refused;
import static dev.kequn.offer.Offering.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.Offering;
import dev.kequn.offer.SampleOffer;
import dev.kequn.segment.Segmenting;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused is refused by name and place, and has changed nothing. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferRefusalTest {
    private static final Map<String, Object> GOOD = Offering.input("OR_DEPOSIT");

    private String before;

    @BeforeEach
    void open() {
        SampleCampaign.forget();
        SampleOffer.forget();
        Segmenting.forget();
        SampleOffer.productIs("OR_DEPOSIT", ProductCategory.DEPOSIT, null);
        before = Offering.state();
    }

    @AfterEach
    void close() {
        assertThat(Offering.state()).as("nothing has changed").isEqualTo(before);
        SampleCampaign.forget();
        SampleOffer.forget();
        Segmenting.forget();
    }

    @Test
    void whatItSaysAsAWhole() {
        for (String code : List.of("or", "O", "O".repeat(41), "O R", "1OR", "OR\n", "")) {
            refused(Offering.draft(code, GOOD), "INVALID_OFFER", "code");
        }
        invalid("nameZh", "");
        invalid("nameZh", "\u3000 ");
        invalid("nameEn", "x".repeat(101));
        invalid("nameEn", "a\nb");
        invalid("nameEn", "a\u0000b");
        invalid("nameEn", "a\ud800b");
        for (String value : List.of("0.00", "-1.00", "1000000000.00")) {
            invalid("value", value);
        }
        invalid("expectedShareBasisPoints", 0);
        invalid("expectedShareBasisPoints", 10_000);
        invalid("lever", 0);
        invalid("lever", 10_001);
        invalid("stock", -1);
        invalid("stock", 1_000_000_001);
        invalid("mostShown", 0);
        invalid("mostShown", 1_001);
        invalid("restDays", 0);
        invalid("restDays", 367);
        for (String url :
                List.of("http://bank.test/a.png", "https://", "https:a.png", "https://a b", "javascript:1", "")) {
            invalid("pictureUrl", url);
        }
        invalid("pictureUrl", "https://bank.test/" + "x".repeat(483));
    }

    @Test
    void whatItIsOf() {
        invalid("productCode", null);
        refused(Offering.draft("OR_X", with(GOOD, "rewardCode", "OR_GIFT")), "INVALID_OFFER", "productCode");
        invalid("step", "VISIT");
        refused(
                Offering.draft(
                        "OR_X",
                        with(with(with(GOOD, "productCode", null), "rewardCode", "OR_GIFT"), "toHolders", true)),
                "INVALID_OFFER",
                "toHolders");
        refused(Offering.draft("OR_X", with(GOOD, "productCode", "OR_NONE")), "UNKNOWN_REFERENCE", "productCode");
        refused(
                Offering.draft("OR_X", with(with(GOOD, "productCode", null), "rewardCode", "OR_NONE")),
                "UNKNOWN_REFERENCE",
                "rewardCode");
    }

    @Test
    void nobodyKnowsHowRiskyItIs() {
        for (ProductCategory category :
                List.of(ProductCategory.WEALTH, ProductCategory.FUND, ProductCategory.INSURANCE)) {
            String product = "OR_" + category;
            SampleOffer.productIs(product, category, null);
            refused(Offering.draft("OR_X", with(GOOD, "productCode", product)), "RISK_UNKNOWN", "productCode");
        }
    }

    @Test
    void daysAndChannels() {
        invalid("lastDay", "2025-12-31");
        invalid("firstDay", "1999-12-31");
        invalid("lastDay", "2200-01-01");
        invalid("channels", List.of());
        invalid("channels", List.of("PHONE", "PHONE"));
        Offering.draft("OR_X", with(GOOD, "channels", List.of("FAX")))
                .body("errors", notNullValue())
                .body("data.done", equalTo(null));
    }

    @Test
    void aCampaignThatIsNotThere() {
        refused(Offering.draft("OR_X", with(GOOD, "campaign", "OR_NONE")), "UNKNOWN_REFERENCE", "campaign");
        SampleCampaign.of("OR_SPRING").audience("A1").step("VISIT").approved();
        Map<String, Object> spring = with(GOOD, "campaign", "OR_SPRING");
        refused(Offering.draft("OR_X", with(spring, "step", "BUY")), "UNKNOWN_REFERENCE", "step");
        SampleCampaign.of("OR_SPRING").audience("A1").step("BUY").replaced();
        refused(Offering.draft("OR_X", with(spring, "step", "VISIT")), "UNKNOWN_REFERENCE", "step");
        Database.execute("update campaign set state = 'ENDED', ended_at = now(), end_reason = 'x'");
        refused(Offering.draft("OR_X", spring), "UNKNOWN_REFERENCE", "campaign");
    }

    @Test
    void anOfferWithoutAText() {
        invalid("texts", List.of());
        refused(Offering.draft("OR_X", with(GOOD, "texts[0].locale", "en")), "INVALID_OFFER", "texts");
        refused(Offering.draft("OR_X", with(GOOD, "texts[0].locale", "zh-HK")), "INVALID_OFFER", "texts");
        for (String locale : List.of("", "z", "zho", "ZH", "zh_CN", "zh-cn", "zh-CHN")) {
            invalid("texts[0].locale", locale);
        }
        invalid("texts[1].locale", "zh");
        invalid("texts[0].title", "");
        invalid("texts[0].title", "x".repeat(61));
        invalid("texts[0].title", "a\nb");
        invalid("texts[0].body", " \n ");
        invalid("texts[0].body", "x".repeat(501));
        invalid("texts[0].body", "a\u0007b");
        invalid("texts[0].action", "x".repeat(21));
        invalid(
                "texts",
                IntStream.range(0, 21)
                        .mapToObj(i -> text("a" + (char) ('a' + i), "x"))
                        .toList());
    }

    @Test
    void contextsThatDoNotFit() {
        invalidContext("", context(null, null, null, null, 150));
        invalidContext(".channel", context("PHONE", null, null, null, 150));
        invalidContext(".toDay", context(null, 301, null, null, 150));
        invalidContext(".toDay", context("WECHAT", null, 301, null, 150));
        for (int day : List.of(0, 100, 132, 230, 431, 1301, -301)) {
            invalidContext(".fromDay", context(null, day, 1231, null, 150));
            invalidContext(".toDay", context(null, 101, day, null, 150));
        }
        invalidContext(".factor", context("WECHAT", null, null, null, 0));
        invalidContext(".factor", context("WECHAT", null, null, null, 1_001));
        invalid("contexts", Collections.nCopies(21, context("WECHAT", null, null, null, 150)));
    }

    @Test
    void conditionsThatAreNone() {
        condition("balance >", 1, 10);
        condition("true &&\n 1 > 2 || age", 2, 11);
        condition("aeg > 3", 1, 1);
        condition("age > \"three\"", 1, 7);
        condition("", 1, 1);
        condition("eventText(\"x\") == \"y\"", 1, 1);
        refused(
                Offering.draft("OR_X", with(GOOD, "eligibility", "inSegment(\"OR_NONE\")")),
                "UNKNOWN_REFERENCE",
                "eligibility");
        refused(
                Offering.draft(
                        "OR_X",
                        with(
                                GOOD,
                                "contexts",
                                List.of(
                                        context("WECHAT", null, null, null, 150),
                                        context(null, null, null, "inSegment(\"OR_NONE\")", 150)))),
                "UNKNOWN_REFERENCE",
                "contexts[1].condition");
    }

    @Test
    void conditionsThatReadAnAttributeAsSomethingElse() {
        Database.execute("insert into customer_attribute (name, type, name_zh, name_en, description, declared_by)"
                + " values ('or_children', 'INT', 'x', 'x', 'x', 'test')");
        try {
            invalid("eligibility", "attribute(\"or_children\") == \"2\"");
            invalidContext(".condition", context(null, null, null, "boolAttribute(\"or_children\")", 150));
        } finally {
            Database.execute("delete from customer_attribute where name = 'or_children'");
        }
    }

    private static void condition(String text, int line, int column) {
        for (String place : List.of("eligibility", "contexts[0].condition")) {
            Map<String, Object> input = place.equals("eligibility")
                    ? with(GOOD, place, text)
                    : with(GOOD, "contexts", List.of(context(null, null, null, text, 150)));
            Offering.draft("OR_X", input)
                    .body("data.done.errors.code", equalTo(List.of("INVALID_CONDITION")))
                    .body("data.done.errors.field", equalTo(List.of(place)))
                    .body("data.done.errors.line", equalTo(List.of(line)))
                    .body("data.done.errors.column", equalTo(List.of(column)))
                    .body("data.done.errors.message", not(empty()));
        }
    }

    private static void invalid(String field, Object value) {
        refused(Offering.draft("OR_X", with(GOOD, field, value)), "INVALID_OFFER", field);
    }

    private static void invalidContext(String part, Map<String, Object> context) {
        refused(
                Offering.draft("OR_X", with(GOOD, "contexts", List.of(context))),
                "INVALID_OFFER",
                "contexts[0]" + part);
    }

    private static Map<String, Object> context(
            String channel, Integer fromDay, Integer toDay, String condition, int factor) {
        Map<String, Object> context = new HashMap<>();
        context.put("channel", channel);
        context.put("fromDay", fromDay);
        context.put("toDay", toDay);
        context.put("condition", condition);
        context.put("factor", factor);
        return context;
    }
}
