package dev.kequn.rule.graphql;

import dev.kequn.rule.Parameter;
import dev.kequn.rule.TermType;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("RuleTermParameter")
@Description("What a term is to be told, as a literal in the rule.")
public record RuleTermParameterView(
        @NonNull @Description("Name of the parameter; arguments are told apart by their order.") String name,
        @NonNull @Description("STRING, INT or DATE; a date is written date(\"2026-01-31\").") TermType type,
        @Description("Smallest number, or fewest characters; null for a date.") @Nullable Integer minimum,
        @Description("Largest number, or most characters; null for a date.") @Nullable Integer maximum,
        @NonNull @Description("What it means.") String description) {

    static RuleTermParameterView of(Parameter parameter) {
        return new RuleTermParameterView(
                parameter.name(),
                parameter.type(),
                parameter.ranged() ? parameter.minimum() : null,
                parameter.ranged() ? parameter.maximum() : null,
                parameter.description());
    }
}
