package dev.kequn.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The reference is committed and says what the code says; write it anew with
 * {@code ./mvnw test -Dtest=VocabularyReferenceTest -Dkequn.vocabulary.write=true}.
 */
@QuarkusTest
@WithTestResource(TestBank.class)
class VocabularyReferenceTest {
    private static final Path COMMITTED = Path.of("src/main/resources/dev/kequn/rule/VOCABULARY.md");
    private static final String HEAD =
            """
            # Rules: vocabulary and syntax

            Written by VocabularyReferenceTest from the terms of the rooms; the query `ruleVocabulary` serves the same. A rule
            is asked for a day, and says of each customer whether it is true of him: a CEL expression of type bool, of at
            most 2000 characters.

            A value that is not known is missing: the comparison, the `in` or the bool term it stands in is false, and
            arithmetic with it is missing too. A term whose meaning does not say "never missing" may be missing.
            Amounts are in the bank's currency, days are the bank's.

            """;

    private final Vocabularies vocabularies;

    @Inject
    VocabularyReferenceTest(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    @Test
    void saysWhatTheCodeSays() throws IOException {
        // When
        String written = reference();
        if (Boolean.getBoolean("kequn.vocabulary.write")) {
            Files.writeString(COMMITTED, written);
        }

        // Then
        assertThat(written).isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void everyExampleIsARule() {
        for (RuleSyntax syntax : RuleSyntax.ALL) {
            assertThatCode(() -> RuleCompiler.compile(syntax.example(), vocabularies.shared()))
                    .as(syntax.example())
                    .doesNotThrowAnyException();
        }
    }

    private String reference() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("## Syntax\n\n| form | meaning | example |\n|---|---|---|\n");
        RuleSyntax.ALL.forEach(
                syntax -> row(text, code(syntax.form()), cell(syntax.meaning()), code(syntax.example())));
        vocabularies.grouped().stream()
                .collect(Collectors.groupingBy(vocabularies::group, TreeMap::new, Collectors.toList()))
                .forEach((group, terms) -> {
                    text.append("\n## ").append(group.name().charAt(0));
                    text.append(group.name().substring(1).toLowerCase(Locale.ROOT));
                    text.append("\n\n| term | type | meaning |\n|---|---|---|\n");
                    terms.forEach(
                            term -> row(text, code(signature(term)), term.type().word(), meaning(term)));
                });
        return text.toString();
    }

    private static String signature(Term term) {
        return term.parameters().isEmpty()
                ? term.name()
                : term.parameters().stream()
                        .map(parameter ->
                                parameter.name() + " " + parameter.type().word())
                        .collect(Collectors.joining(", ", term.name() + "(", ")"));
    }

    private static String meaning(Term term) {
        return cell(term.description()
                + term.parameters().stream()
                        .map(parameter -> "<br>" + parameter.name() + ": " + parameter.description()
                                + (parameter.type() == TermType.STRING ? " " + parameter.range() + "." : ""))
                        .collect(Collectors.joining()));
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static void row(StringBuilder text, String first, String second, String third) {
        text.append("| ").append(String.join(" | ", first, second, third)).append(" |\n");
    }
}
