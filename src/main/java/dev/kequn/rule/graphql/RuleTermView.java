package dev.kequn.rule.graphql;

import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RuleTerm")
@Description("A fact of a customer that rules may use.")
public record RuleTermView(
        @NonNull @Description("How it is written; with parameters, like averageAum(90).") String name,
        @NonNull @Description("Type of its value.") TermType type,
        @NonNull @Description("What it is to be told, in this order; empty when it is written without brackets.")
                List<@NonNull RuleTermParameterView> parameters,
        @NonNull
                @Description(
                        "What it means: its unit, and when its value is missing; it may be missing unless this says "
                                + "never.")
                String description,
        @NonNull @Description("What it is about.") TermGroup group) {

    static RuleTermView of(Term term, TermGroup group) {
        return new RuleTermView(
                term.name(),
                term.type(),
                term.parameters().stream().map(RuleTermParameterView::of).toList(),
                term.description(),
                group);
    }
}
