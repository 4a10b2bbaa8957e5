package dev.kequn.segment.graphql;

import dev.kequn.segment.lookalike.Factor;
import dev.kequn.segment.lookalike.KeptLookalike;
import dev.kequn.segment.lookalike.Method;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Lookalike")
@Description("What was learned for a look-alike. Features are named as rules write the fact, such as averageAum(90).")
public record LookalikeView(
        @NonNull @Description("When it was learned.") OffsetDateTime trainedAt,
        @NonNull @Description("Who asked for it.") String trainedBy,
        @NonNull @Description("The form of the model.") Method method,
        @NonNull
                @Description(
                        "How many customers it was learned from, the seed among them: active ones who agreed to profiling "
                                + "and marketing and are not excluded.")
                Integer customers,
        @NonNull @Description("How many of them are of the seed.") Integer seedSize,
        @NonNull
                @Description("What it is worth, measured on one customer in five whom the measured model had not seen.")
                LookalikeQualityView quality,
        @NonNull
                @Description(
                        "What makes a customer more like the seed, what tells most first; at most 20, none that hardly "
                                + "anybody has.")
                List<@NonNull FactorView> factors,
        @NonNull @Description("What it learned from.") List<@NonNull String> features,
        @NonNull @Description("What it must not use, by setting or by the call that asked for it.")
                List<@NonNull String> forbidden,
        @NonNull
                @Description(
                        "What it does not use because the seed's own rule asks for it, which tells nothing but the rule.")
                List<@NonNull String> leftOut,
        @NonNull
                @Description(
                        "64 hexadecimal digits over the model; the same data, day and settings give the same ones.")
                String digest) {
    static LookalikeView of(KeptLookalike kept) {
        return new LookalikeView(
                kept.trainedAt(),
                kept.trainedBy(),
                kept.method(),
                kept.customers(),
                kept.seeds(),
                LookalikeQualityView.of(kept.quality()),
                kept.factors().stream().map(FactorView::of).toList(),
                kept.features(),
                kept.forbidden(),
                kept.leftOut(),
                kept.digest());
    }

    @Name("LookalikeFactor")
    @Description("Something that makes a customer more like the seed.")
    public record FactorView(
            @NonNull @Description("What is looked at.") String feature,
            @NonNull
                    @Description(
                            "Which of its values: one, or a range. Amounts are in the bank's currency, days in whole months "
                                    + "before the training; \"yes\" and \"no\" tell whether something holds.")
                    String value,
            @NonNull @Description("How many times commoner it is in the seed than in the rest.") Double lift,
            @NonNull @Description("Share of the seed that has it, 0 to 1.") Double seedShare,
            @NonNull @Description("Share of the rest that has it, 0 to 1.") Double restShare,
            @NonNull @Description("What it adds to a customer's score, the natural logarithm of odds.") Double points) {
        static FactorView of(Factor factor) {
            return new FactorView(
                    factor.feature(),
                    factor.value(),
                    factor.lift(),
                    factor.seedShare(),
                    factor.restShare(),
                    factor.points());
        }
    }
}
