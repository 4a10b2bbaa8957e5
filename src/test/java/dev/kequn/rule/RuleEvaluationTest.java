package dev.kequn.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleEvaluationTest {
    private static final Map<String, Object> KNOWN = Map.of(
            "age",
            40L,
            "score",
            7L,
            "aum",
            50_000_00L,
            "loan",
            12_34L,
            "name",
            "王",
            "kind",
            "PERSON",
            "openedOn",
            LocalDate.parse("2020-02-29"),
            "vip",
            true,
            "silent",
            false,
            "hasTag",
            true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age == 40",
                "age != 41",
                "age > 39 && age >= 40 && age < 41 && age <= 40",
                "-age == -40",
                "age + score == 47",
                "age - score - 1 == 32",
                "age - (score - 1) == 34",
                "aum == money(\"50000\")",
                "loan == money(\"12.34\")",
                "loan < money(\"12.4\")",
                "-loan == money(\"-12.34\")",
                "aum + loan > aum",
                "openedOn == date(\"2020-02-29\")",
                "openedOn < date(\"2020-03-01\")",
                "name == \"王\"",
                "name == '\\u738b'",
                "kind in [\"PERSON\", \"MERCHANT\"]",
                "!(kind in [\"COMPANY\"])",
                "age in [-1, 40]",
                "age + 1 in [41]",
                "aum in [money(\"1\"), money(\"50000.00\")]",
                "openedOn in [date(\"2020-02-29\")]",
                "vip in [true]",
                "vip",
                "!silent",
                "vip != silent",
                "vip == (age > 18)",
                "vip || silent && silent",
                "!(vip && silent)",
                "hasTag(\"x\")",
                "known(age) && known(hasTag(\"x\")) && !known(assessedOn)",
                "true",
                "!false",
                "!!vip"
            })
    void isTrue(String text) {
        assertThat(holds(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
            age == 1                        ¦ false
            age != 1                        ¦ false
            !(age == 1)                     ¦ true
            !(age != 1)                     ¦ true
            age == age                      ¦ false
            1 < age || 1 > age              ¦ false
            age + 1 > 0                     ¦ false
            1 - age > 0                     ¦ false
            -age <= 0                       ¦ false
            !(age + 1 > 0)                  ¦ true
            age in [1, 2]                   ¦ false
            !(age in [1, 2])                ¦ true
            age + 1 in [1, 2]               ¦ false
            name == "x"                     ¦ false
            name != "x"                     ¦ false
            name in ["x"]                   ¦ false
            !(name in ["x"])                ¦ true
            openedOn > date("2020-01-01")   ¦ false
            aum - loan >= money("0")        ¦ false
            vip                             ¦ false
            !vip                            ¦ true
            !!vip                           ¦ false
            vip == true                     ¦ false
            vip == false                    ¦ false
            vip != true                     ¦ false
            vip == vip                      ¦ false
            vip == (age > 1)                ¦ false
            (!vip) == (age > 1)             ¦ false
            !vip == (age == 1 || true)      ¦ true
            vip in [true, false]            ¦ false
            hasTag("x")                     ¦ false
            known(age)                      ¦ false
            known(vip) == false             ¦ true
            vip || true                     ¦ true
            vip && true                     ¦ false
            """)
    void aMissingValueIsFalseAtTheLeaf(String text, boolean expected) {
        assertThat(Values.test(Words.rule(text), Map.of())).isEqualTo(expected);
    }

    @Test
    void stringsAreOrderedByCodePoint() {
        // Given: by UTF-16 units the supplementary character would come before the private and full-width ones.
        List<String> ascending = List.of(
                "", "A", "AA", "a", "王", "\ue000", "\uff21", "\uffff", "\ud83d\ude00", "\ud83d\ude00a", "\ud83d\ude01");

        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                // When
                Map<String, Object> values = Map.of("name", ascending.get(i), "kind", ascending.get(j));

                // Then
                assertThat(Values.test(Words.rule("name < kind"), values))
                        .as(i + " < " + j)
                        .isEqualTo(i < j);
                assertThat(Values.test(Words.rule("name >= kind"), values))
                        .as(i + " >= " + j)
                        .isEqualTo(i >= j);
                assertThat(Values.test(Words.rule("name == kind"), values))
                        .as(i + " == " + j)
                        .isEqualTo(i == j);
            }
        }
    }

    @Test
    void theLargestNumbersOfTheLongestRuleDoNotOverflow() {
        String sum = "age" + "+1000000000000000".repeat(80);

        assertThat(Values.test(Words.rule(sum + " == 0"), Map.of("age", 1_000_000_000_000_000L)))
                .isFalse();
        assertThat(Values.test(Words.rule(sum + " > 0"), Map.of("age", 1_000_000_000_000_000L)))
                .isTrue();
    }

    @Test
    void severalRulesShareSlots() {
        // Given
        Rule first = Words.rule("age > 18 && vip");
        Rule second = Words.rule("vip || aum > money(\"1\")");
        FactSet facts = FactSet.of(List.of(first, second));

        // When
        Object[] row = {20L, false, 2_00L};

        // Then
        assertThat(facts.facts()).extracting(fact -> fact.term().name()).containsExactly("age", "vip", "aum");
        assertThat(first.over(facts).test(row)).isFalse();
        assertThat(second.over(facts).test(row)).isTrue();
    }

    private static boolean holds(String text) {
        return Values.test(Words.rule(text), KNOWN);
    }
}
