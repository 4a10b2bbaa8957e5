package dev.kequn.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestBank.class)
class RuleVocabularyApiTest {
    private static final String MARKETING = Tokens.staff("mei", "marketing");
    private static final String CHECK = "query($rule: String!) { ruleCheck(rule: $rule) { line column message } }";

    @Test
    void listsEveryRoomsTermsByWhatTheyAreAbout() {
        // When
        var answer = Graphql.as(
                MARKETING,
                "{ ruleVocabulary { terms { name type group description parameters { name type minimum maximum description } }"
                        + " syntax { form meaning example } } }");

        // Then
        var terms = answer.body("errors", nullValue()).extract().jsonPath();
        List<String> places = terms.<Map<String, String>>getList("data.ruleVocabulary.terms").stream()
                .map(term ->
                        "%02d%s".formatted(TermGroup.valueOf(term.get("group")).ordinal(), term.get("name")))
                .toList();
        assertThat(places).isSorted().contains("00age", "02hasTag", "04aum", "07count", "08today", "10convertedBy");
        assertThat(terms.getList("data.ruleVocabulary.terms.name", String.class))
                .contains("age", "kind", "hasTag", "aum", "averageAum", "payrollEmployees")
                .contains("productCount", "holds", "holdsCategory", "nextMaturity", "maturesWithin")
                .contains("monthAverageAum", "monthAverageLoan");
        answer.body("data.ruleVocabulary.terms.find { it.name == 'tagOn' }.parameters.type", contains("STRING", "DATE"))
                .body("data.ruleVocabulary.terms.find { it.name == 'tagOn' }.parameters.minimum", contains(1, null))
                .body("data.ruleVocabulary.terms.find { it.name == 'tagOn' }.parameters.maximum", contains(200, null))
                .body("data.ruleVocabulary.syntax.form", hasItem("known(term)"))
                .body("data.ruleVocabulary.terms.find { it.name == 'aum' }.type", equalTo("MONEY"))
                .body("data.ruleVocabulary.terms.find { it.name == 'aum' }.parameters", empty())
                .body("data.ruleVocabulary.terms.find { it.name == 'averageAum' }.parameters.name", contains("days"))
                .body("data.ruleVocabulary.terms.find { it.name == 'averageAum' }.parameters.type", contains("INT"))
                .body("data.ruleVocabulary.terms.find { it.name == 'averageAum' }.parameters.minimum", contains(1))
                .body("data.ruleVocabulary.terms.find { it.name == 'averageAum' }.parameters.maximum", contains(3660))
                .body("data.ruleVocabulary.terms.find { it.name == 'monthAverageAum' }.parameters", empty())
                .body("data.ruleVocabulary.terms.find { it.name == 'nextMaturity' }.type", equalTo("DATE"))
                .body(
                        "data.ruleVocabulary.terms.find { it.name == 'maturesWithin' }.parameters.maximum",
                        contains(3660))
                .body("data.ruleVocabulary.terms.find { it.name == 'hasTag' }.parameters.type", contains("STRING"));
    }

    @Test
    void findsNothingWrongWithAGoodRule() {
        String rule =
                "kind == \"COMPANY\" && payrollEmployees >= 20 ||\n averageAum(90) > money(\"500000\") && hasTag(\"vip\")"
                        + " || productCount >= 3 && !holdsCategory(\"LOAN\") && nextMaturity < date(\"2026-12-31\")";

        Graphql.as(MARKETING, CHECK, Map.of("rule", rule))
                .body("errors", nullValue())
                .body("data.ruleCheck", empty());
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        Graphql.as(MARKETING, CHECK, Map.of("rule", "age > 60 &&\n  aum > 500000"))
                .body("errors", nullValue())
                .body("data.ruleCheck.line", contains(2))
                .body("data.ruleCheck.column", contains(9))
                .body("data.ruleCheck.message", contains("'>' expects money on its right, found int"));
    }

    @Test
    void outlivesAHostileText() {
        Graphql.as(MARKETING, CHECK, Map.of("rule", "(".repeat(2000)))
                .body("errors", nullValue())
                .body("data.ruleCheck.message", contains("The rule is nested too deeply"));
        Graphql.as(MARKETING, CHECK, Map.of("rule", "x".repeat(60000)))
                .body("errors", nullValue())
                .body("data.ruleCheck.message", contains("A rule has at most 2000 characters"));
    }
}
