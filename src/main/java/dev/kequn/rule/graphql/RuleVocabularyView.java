package dev.kequn.rule.graphql;

import dev.kequn.rule.RuleSyntax;
import dev.kequn.rule.Vocabularies;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("RuleVocabulary")
@Description("What a rule may say.")
public record RuleVocabularyView(
        @NonNull @Description("Every term that rules may use, by what it is about and in order of name.")
                List<@NonNull RuleTermView> terms,
        @NonNull @Description("Every form of the language, with an example each.")
                List<@NonNull RuleSyntaxView> syntax) {

    static RuleVocabularyView of(Vocabularies vocabularies) {
        return new RuleVocabularyView(
                vocabularies.grouped().stream()
                        .map(term -> RuleTermView.of(term, vocabularies.group(term)))
                        .toList(),
                RuleSyntax.ALL.stream().map(RuleSyntaxView::of).toList());
    }
}
