package dev.kequn.rule.graphql;

import dev.kequn.rule.Parameter;
import dev.kequn.rule.TermType;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RuleTermParameter")
@Description("What a term is to be told, as a literal in the rule.")
public record RuleTermParameterView(
        @NonNull @Description("Name of the parameter; arguments are told apart by their order.") String name,
        @NonNull @Description("STRING or INT.") TermType type,
        @NonNull @Description("Smallest number, or fewest characters.") Integer minimum,
        @NonNull @Description("Largest number, or most characters.") Integer maximum,
        @NonNull @Description("What it means.") String description) {

    static RuleTermParameterView of(Parameter parameter) {
        return new RuleTermParameterView(
                parameter.name(), parameter.type(), parameter.minimum(), parameter.maximum(), parameter.description());
    }
}
