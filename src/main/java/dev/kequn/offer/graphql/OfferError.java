package dev.kequn.offer.graphql;

import dev.kequn.offer.definition.OfferRefusal;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Why a step with an offer was not taken.")
public record OfferError(
        @Description("The argument at fault, such as texts[1].title of the offer; null when none alone is.") @Nullable
                String field,
        @NonNull @Description("What is wrong, in English.") String message,
        @NonNull @Description("Stable code.") OfferRefusal code,
        @Description("For INVALID_CONDITION: line in the condition, from 1; null otherwise.") @Nullable Integer line,
        @Description("For INVALID_CONDITION: column in the line, from 1; null otherwise.") @Nullable Integer column) {
    public static OfferError of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        ConditionRefusal condition = refusal instanceof ConditionRefusal found ? found : null;
        return new OfferError(
                refusal.field(),
                refusal.getMessage(),
                refusal.code(OfferRefusal.class),
                condition == null ? null : condition.line(),
                condition == null ? null : condition.column());
    }
}
