package dev.kequn.offer.graphql;

import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.definition.OfferContent;
import dev.kequn.offer.definition.OfferContext;
import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.definition.OfferText;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("OfferInput")
@Description("A version of an offer as it is written down.")
public class OfferInput {
    private static final int LEAVES_ALONE = 100;

    @NonNull
    @Description("Name in Chinese for those who work with it, 1 to 100 characters.")
    public String nameZh;

    @NonNull
    @Description("Name in English for those who work with it, 1 to 100 characters.")
    public String nameEn;

    @Nullable
    @Description(
            "Code of the product to be bought; one of category WEALTH, FUND or INSURANCE must have a risk grade. Either "
                    + "this or rewardCode.")
    public String productCode;

    @Nullable
    @Description("Code of the approved reward that is given on acceptance. Either this or productCode.")
    public String rewardCode;

    @Nullable
    @Description(
            "Code of a campaign that is not over, whose treated customers see it; absent for a standing offer, for all.")
    public String campaign;

    @Nullable
    @Description("Code of a step of the campaign's version in force, at which they see it; at any when absent.")
    public String step;

    @Nullable
    @Description("Address of a picture, an https URL of at most 500 characters; none when absent.")
    public String pictureUrl;

    @NonNull
    @Description("What one acceptance is worth to the bank, 0.01 to 999999999.99.")
    public Decimal value;

    @NonNull
    @Description(
            "Share of impressions expected to be accepted before anything is known, in basis points, 1 to 9999: 300 is "
                    + "3 %.")
    public Integer expectedShareBasisPoints;

    @Nullable
    @Description(
            "How much the bank wants it shown, in percent, 1 to 10000; 100, which leaves the ranking alone, when absent.")
    public Integer lever;

    @NonNull
    @Description("Where it is shown, at least one channel.")
    public List<@NonNull OfferChannel> channels;

    @NonNull
    @Description("First day on which it is shown, 2000-01-01 to 2199-12-31.")
    public LocalDate firstDay;

    @NonNull
    @Description("Last such day, not before firstDay.")
    public LocalDate lastDay;

    @Nullable
    @Description("CEL over the customer (see ruleVocabulary): for whom it is; for everybody when absent.")
    public String eligibility;

    @Nullable
    @Description("Whether also who holds the product sees it; false when absent.")
    public Boolean toHolders;

    @Nullable
    @Description(
            "How many may accept it, over all versions, 0 to 1000000000, not fewer than have; no limit when absent.")
    public Integer stock;

    @Nullable
    @Description("Impressions without a reaction after which it rests, 1 to 1000; no rest when absent.")
    public Integer mostShown;

    @NonNull
    @Description("Days for which it rests, or stays away from who declined it, 1 to 366.")
    public Integer restDays;

    @NonNull
    @Description(
            "What customers read: at most 20 texts, one for each language, of which one is the bank's fallback language "
                    + "(zh unless it was set otherwise).")
    public List<@NonNull OfferTextInput> texts;

    @Nullable
    @Description("Where and when it counts for more or less, at most 20; everywhere and always the same when absent.")
    public List<@NonNull OfferContextInput> contexts;

    OfferContent toDomain() {
        return new OfferContent(
                terms(),
                texts.stream().map(OfferTextInput::toDomain).toList(),
                contexts == null
                        ? List.of()
                        : contexts.stream().map(OfferContextInput::toDomain).toList());
    }

    private OfferTerms terms() {
        return new OfferTerms(
                nameZh,
                nameEn,
                productCode,
                rewardCode,
                campaign,
                step,
                pictureUrl,
                value.minor(),
                expectedShareBasisPoints,
                lever == null ? LEAVES_ALONE : lever,
                channels.stream().map(OfferChannel::name).toArray(String[]::new),
                firstDay,
                lastDay,
                eligibility,
                toHolders != null && toHolders,
                stock,
                mostShown,
                restDays);
    }

    @Input("OfferTextInput")
    @Description("What customers read of an offer, in one language.")
    public static class OfferTextInput {
        @NonNull
        @Description("The language, such as zh, en or zh-HK, each once.")
        public String locale;

        @NonNull
        @Description("Its title, 1 to 60 characters.")
        public String title;

        @NonNull
        @Description("Its text, of one or several lines, 1 to 500 characters.")
        public String body;

        @NonNull
        @Description("What the button says, 1 to 20 characters.")
        public String action;

        OfferText toDomain() {
            return new OfferText(locale, title, body, action);
        }
    }

    @Input("OfferContextInput")
    @Description(
            "Where and when an offer counts for more or less: a channel, days or a condition, or several, which must all hold.")
    public static class OfferContextInput {
        @Nullable
        @Description("One of the offer's channels; any when absent.")
        public OfferChannel channel;

        @Nullable
        @Description("First day of each year as month × 100 + day: 301 is the 1st of March; all year when absent.")
        public Integer fromDay;

        @Nullable
        @Description(
                "Last day, the same way, included; before fromDay it lies in the next year. Required with fromDay.")
        public Integer toDay;

        @Nullable
        @Description("CEL over the customer (see ruleVocabulary); all customers when absent.")
        public String condition;

        @NonNull
        @Description(
                "In percent, 1 to 1000: 150 is half as much again. Factors of all contexts that hold are multiplied.")
        public Integer factor;

        OfferContext toDomain() {
            return new OfferContext(channel, fromDay, toDay, condition, factor);
        }
    }
}
