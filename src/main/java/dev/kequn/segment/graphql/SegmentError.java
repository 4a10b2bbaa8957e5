package dev.kequn.segment.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.segment.definition.SegmentRefusal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Why a step with a segment was not taken.")
public record SegmentError(
        @Description("The argument at fault, such as combination.anyOf[2]; null when none alone is.") @Nullable
                String field,
        @NonNull @Description("What is wrong, in English.") String message,
        @NonNull @Description("Stable code.") SegmentRefusal code,
        @Description("For INVALID_RULE: line in the rule, from 1; null otherwise.") @Nullable Integer line,
        @Description("For INVALID_RULE: column in the line, from 1; null otherwise.") @Nullable Integer column) {
    static SegmentError of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        ConditionRefusal rule = refusal instanceof ConditionRefusal found ? found : null;
        return new SegmentError(
                refusal.field(),
                refusal.getMessage(),
                refusal.code(SegmentRefusal.class),
                rule == null ? null : rule.line(),
                rule == null ? null : rule.column());
    }
}
