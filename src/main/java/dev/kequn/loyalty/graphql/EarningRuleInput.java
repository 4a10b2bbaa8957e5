package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.earning.Cap;
import dev.kequn.loyalty.earning.CapPeriod;
import dev.kequn.loyalty.earning.EarningRuleDraft;
import dev.kequn.loyalty.earning.EarningRuleRefusal;
import dev.kequn.loyalty.earning.EarningTerms;
import dev.kequn.loyalty.earning.LotTerms;
import dev.kequn.loyalty.earning.Multiplier;
import dev.kequn.loyalty.earning.Trigger;
import dev.kequn.loyalty.earning.TriggerKind;
import dev.kequn.loyalty.ledger.SpentPolicy;
import dev.kequn.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("EarningRuleInput")
@Description("A version of an earning rule as it is written down.")
public class EarningRuleInput {
    @NonNull
    @Description("Code that the versions share: upper case letters, digits and _, 2 to 40 characters, a letter first.")
    public String code;

    @NonNull
    @Description("Name in Chinese, 1 to 100 characters.")
    public String nameZh;

    @NonNull
    @Description("Name in English, 1 to 100 characters.")
    public String nameEn;

    @NonNull
    @Description("First day on which it is in force, once approved.")
    public LocalDate validFrom;

    @Nullable
    @Description("Last day on which it is in force, not before validFrom; until another version begins when absent.")
    public LocalDate validTo;

    @NonNull
    @Description("What earns.")
    public TriggerInput trigger;

    @Nullable
    @Description("CEL over the customer (see ruleVocabulary), and for EVENT eventText(name), eventNumber(name), "
            + "eventAmount(name), eventSource and eventDay; such as eventText(\"channel\") == \"APP\". Always when "
            + "absent.")
    public String condition;

    @Nullable
    @Description("How many points; may be absent only in a referral, whose newcomer then gets none.")
    public EarningPointsInput points;

    @Nullable
    @Description("At most 10; the first whose condition holds counts, none when absent.")
    public List<@NonNull MultiplierInput> multipliers;

    @Nullable
    @Description("Most points for one event or month, after multipliers, 1 to 1000000000; 1000000000 when absent.")
    public Points atMost;

    @NonNull
    @Description("When the points become active.")
    public PointsActivationInput activation;

    @NonNull
    @Description("When they expire; ON a day on which points of validFrom are active, or later.")
    public PointsExpiryInput expiry;

    @NonNull
    @Description("What a reversal does with points already spent.")
    public SpentPolicy onSpent;

    @Nullable
    @Description("Most that one customer earns, one cap for each period; none when absent. Of a referral, for the "
            + "referrer. Counted are all versions of the code, by the day of the event or the last of the month; points "
            + "that do not fit wholly are cut to what is left. What a reversal takes back stays counted.")
    public List<@NonNull CapInput> caps;

    @Nullable
    @Description(
            "Most points over all customers and all versions of the code that have a budget; no limit when "
                    + "absent. Points that do not fit wholly are cut to what is left; what a reversal takes back stays counted.")
    public Points budget;

    @Nullable
    @Description("Makes it a rule about newcomers whom another customer brought; only for EVENT.")
    public EarningReferralInput referral;

    EarningRuleDraft toDomain() {
        EarningTerms terms = new EarningTerms(
                new Trigger(trigger.kind, trigger.eventType),
                condition,
                points == null ? null : points.toDomain(),
                multipliers == null
                        ? List.of()
                        : multipliers.stream()
                                .map(one -> new Multiplier(one.condition, one.times))
                                .toList(),
                value(atMost),
                LotTerms.of(valid("activation", activation::activation), valid("expiry", expiry::expiry), onSpent),
                caps == null
                        ? List.of()
                        : caps.stream()
                                .map(cap -> new Cap(cap.period, value(cap.points), cap.times))
                                .toList(),
                value(budget),
                referral == null ? null : referral.toDomain());
        return new EarningRuleDraft(code, nameZh, nameEn, validFrom, validTo, terms);
    }

    private static <T> T valid(String field, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException invalid) {
            throw new Refusal(EarningRuleRefusal.INVALID_RULE, field, invalid.getMessage());
        }
    }

    private static @Nullable Long value(@Nullable Points points) {
        return points == null ? null : (Long) points.value();
    }

    @Input("EarningTriggerInput")
    @Description("What makes an earning rule look at a customer.")
    public static class TriggerInput {
        @NonNull
        @Description("Events or months.")
        public TriggerKind kind;

        @Nullable
        @Description("For EVENT: type of the events, 1 to 64 characters; absent for PERIOD.")
        public String eventType;
    }

    @Input("EarningMultiplierInput")
    @Description("So many times the points for those who meet a condition.")
    public static class MultiplierInput {
        @NonNull
        @Description("CEL, as the rule's own condition.")
        public String condition;

        @NonNull
        @Description("How many times, 2 to 100.")
        public Integer times;
    }

    @Input("EarningCapInput")
    @Description("The most that one customer earns by the rule in a period; points, times or both.")
    public static class CapInput {
        @NonNull
        @Description("Over which time.")
        public CapPeriod period;

        @Nullable
        @Description("Most points, from 1; no limit when absent.")
        public Points points;

        @Nullable
        @Description("How often at most, 1 to 1000000; no limit when absent.")
        public Integer times;
    }
}
