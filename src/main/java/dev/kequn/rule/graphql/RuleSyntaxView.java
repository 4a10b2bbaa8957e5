package dev.kequn.rule.graphql;

import dev.kequn.rule.RuleSyntax;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RuleSyntax")
@Description("A form of the language of rules.")
public record RuleSyntaxView(
        @NonNull @Description("How it is written, … for what stands in it.") String form,
        @NonNull @Description("What it means, in English.") String meaning,
        @NonNull @Description("A whole rule that uses it.") String example) {

    static RuleSyntaxView of(RuleSyntax syntax) {
        return new RuleSyntaxView(syntax.form(), syntax.meaning(), syntax.example());
    }
}
