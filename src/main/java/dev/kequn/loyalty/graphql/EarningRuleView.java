package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.earning.Award;
import dev.kequn.loyalty.earning.CapPeriod;
import dev.kequn.loyalty.earning.EarningRule;
import dev.kequn.loyalty.earning.EarningRuleState;
import dev.kequn.loyalty.earning.EarningTerms;
import dev.kequn.loyalty.earning.LotTerms;
import dev.kequn.loyalty.earning.ReferralTerms;
import dev.kequn.loyalty.earning.TriggerKind;
import dev.kequn.loyalty.ledger.ActivationKind;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.loyalty.ledger.SpentPolicy;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EarningRule")
@Description("One version of what earns points. Of the approved versions of a code that run on a day, the one that "
        + "begins last is in force.")
public record EarningRuleView(
        @Id @NonNull @Description("Identifies this version.") String id,
        @NonNull @Description("Code that the versions share.") String code,
        @NonNull @Description("Counts the versions of the code from 1, without gaps.") Integer version,
        @NonNull @Description("1 for the first writing, one more for each after it; an approval names it.")
                Integer revision,
        @Ignore String nameZh,
        @Ignore String nameEn,
        @NonNull @Description("Draft, submitted, approved or retired.") EarningRuleState state,
        @NonNull @Description("First day on which it is in force, once approved.") LocalDate validFrom,
        @Description("Last day on which it is in force; null for until another version begins.") @Nullable
                LocalDate validTo,
        @Description("First day on which it is not in force because it was retired; null otherwise.") @Nullable
                LocalDate retiredOn,
        @Description("Why it was retired; null otherwise.") @Nullable String retireReason,
        @NonNull @Description("What earns.") TriggerView trigger,
        @Description("CEL over the customer and the event; null for always.") @Nullable String condition,
        @Description("How many points; null for a referral whose newcomer gets none.") @Nullable PointsView points,
        @NonNull @Description("The first whose condition holds counts.") List<@NonNull MultiplierView> multipliers,
        @Description("Most points for one event or month, after multipliers; null for 1000000000.") @Nullable
                Points atMost,
        @NonNull @Description("When the points become active.") ActivationView activation,
        @NonNull @Description("When they expire.") ExpiryView expiry,
        @NonNull @Description("What a reversal does with points already spent.") SpentPolicy onSpent,
        @NonNull @Description("Most that one customer earns, the shortest period first; of a referral, the referrer.")
                List<@NonNull CapView> caps,
        @Description("Most points over all customers and all versions of the code; null for no limit.") @Nullable
                Points budget,
        @Description("What makes it a rule about newcomers whom another customer brought; null for any other rule.")
                @Nullable
                ReferralView referral) {

    @Name("EarningTrigger")
    @Description("What makes an earning rule look at a customer.")
    public record TriggerView(
            @NonNull @Description("Events or months.") TriggerKind kind,
            @Description("For EVENT: type of the events; null for PERIOD.") @Nullable String eventType) {}

    @Name("EarningPoints")
    @Description("How many points: a fixed number, or so many for every full amount.")
    public record PointsView(
            @Description("So many each time; null when they are given per amount.") @Nullable Points fixed,
            @Description("So many for every full amount; null when they are fixed.") @Nullable PerView per) {}

    @Name("EarningPer")
    @Description("Points for every full amount: floor(attribute ÷ amount) × points.")
    public record PerView(
            @NonNull @Description("The event's attribute that holds the amount.") String attribute,
            @NonNull @Description("For every so much.") Decimal amount,
            @NonNull @Description("So many points.") Points points) {}

    @Name("EarningMultiplier")
    @Description("So many times the points for those who meet a condition.")
    public record MultiplierView(
            @NonNull @Description("CEL over the customer and the event.") String condition,
            @NonNull @Description("How many times.") Integer times) {}

    @Name("EarningActivation")
    @Description("When earned points become active.")
    public record ActivationView(
            @NonNull @Description("In which way.") ActivationKind kind,
            @Description("For AFTER_DAYS: until they are active; for ON_EVENT: within which the event has to come; "
                            + "null for IMMEDIATE.")
                    @Nullable
                    Integer days,
            @Description("For ON_EVENT: type of the event; null otherwise.") @Nullable String eventType) {}

    @Name("EarningExpiry")
    @Description("When earned points expire.")
    public record ExpiryView(
            @NonNull @Description("In which way.") ExpiryKind kind,
            @Description("For DAYS: days after activation; for END_OF_MONTH: months after that of activation; null "
                            + "otherwise.")
                    @Nullable
                    Integer number,
            @Description("For ON: the day; null otherwise.") @Nullable LocalDate day) {}

    @Name("EarningCap")
    @Description("The most that one customer earns by the rule in a period.")
    public record CapView(
            @NonNull @Description("Over which time.") CapPeriod period,
            @Description("Most points; null for no limit.") @Nullable Points points,
            @Description("How often at most; null for no limit.") @Nullable Integer times) {}

    @Name("EarningReferral")
    @Description("What a referral gives: the rule's points to the newcomer, and this.")
    public record ReferralView(
            @NonNull @Description("Days after the newcomer's registration within which the act counts.")
                    Integer withinDays,
            @Description("Points for the referrer; null for none.") @Nullable Points referrerPoints,
            @Description("Code of a reward for the referrer; null for none.") @Nullable String referrerReward,
            @Description("Code of a reward for the newcomer; null for none.") @Nullable String newcomerReward) {}

    static EarningRuleView of(EarningRule rule) {
        EarningTerms terms = rule.terms();
        LotTerms lots = terms.lots();
        return new EarningRuleView(
                Long.toString(rule.id()),
                rule.code(),
                rule.version(),
                rule.revision(),
                rule.nameZh(),
                rule.nameEn(),
                rule.state(),
                rule.validFrom(),
                rule.validTo(),
                rule.retiredOn(),
                rule.retireReason(),
                new TriggerView(terms.trigger().kind(), terms.trigger().eventType()),
                terms.condition(),
                terms.award() == null ? null : points(terms.award()),
                terms.multipliers().stream()
                        .map(one -> new MultiplierView(one.condition(), one.times()))
                        .toList(),
                points(terms.atMost()),
                new ActivationView(lots.activationKind(), lots.days(), lots.eventType()),
                new ExpiryView(lots.expiryKind(), lots.expiryNumber(), lots.expiryDay()),
                lots.onSpent(),
                terms.caps().stream()
                        .map(cap -> new CapView(cap.period(), points(cap.points()), cap.times()))
                        .toList(),
                points(terms.budget()),
                terms.referral() == null ? null : referral(terms.referral()));
    }

    private static PointsView points(Award award) {
        return award.fixed() != null
                ? new PointsView(Points.of(award.fixed()), null)
                : new PointsView(
                        null,
                        new PerView(award.attribute(), Decimal.ofMinor(award.amount()), Points.of(award.points())));
    }

    private static ReferralView referral(ReferralTerms referral) {
        return new ReferralView(
                referral.withinDays(),
                points(referral.referrerPoints()),
                referral.referrerReward(),
                referral.newcomerReward());
    }

    private static @Nullable Points points(@Nullable Long value) {
        return value == null ? null : Points.of(value);
    }
}
