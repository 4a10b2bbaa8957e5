package dev.kequn.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCompilerTest {
    /** In the texts ⏎ is a line end, ␣ a space at the edge. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
            ``                             ¦ 1:1 The rule is empty
            ␣⏎                             ¦ 1:1 The rule is empty
            // nothing said                ¦ 1:16 The rule ends too early
            age >                          ¦ 1:6 The rule ends too early
            hasTag("a" "b")                ¦ 1:12 Unexpected '"b"'
            (age > 1                       ¦ 1:9 The rule ends too early
            age > 1 )                      ¦ 1:9 Unexpected ')'
            age > 1 vip                    ¦ 1:9 Unexpected 'vip'
            age > @1                       ¦ 1:7 Unexpected '@'
            name == 'a                     ¦ 1:9 The string is not closed, or has an unknown escape
            name == "\\q"                   ¦ 1:9 The string is not closed, or has an unknown escape
            name == "\\ud800"               ¦ 1:9 The string has an escape that is no character
            name == "a\\u0000"              ¦ 1:9 A string holds no null character
            age = 1                        ¦ 1:5 '=' is not an operator; '==' compares
            if && vip                      ¦ 1:1 'if' is a reserved word
            age > 99999999999999999999     ¦ 1:7 Numbers go from -10^15 to 10^15
            age > 1000000000000001         ¦ 1:7 Numbers go from -10^15 to 10^15
            age > -1000000000000001        ¦ 1:7 Numbers go from -10^15 to 10^15
            age * 2 > 5                    ¦ 1:5 '*' is not allowed
            age / 2 > 5                    ¦ 1:5 '/' is not allowed
            age % 2 == 1                   ¦ 1:5 '%' is not allowed
            vip ? true : false             ¦ 1:5 '? :' is not allowed
            name[0] == "x"                 ¦ 1:5 '[…]' is not allowed: terms have no elements
            name.first == "x"              ¦ 1:5 '.first' is not allowed: terms have no fields
            name.?first == "x"             ¦ 1:5 '.?' is not allowed
            name.startsWith("x")           ¦ 1:6 '.startsWith(…)' is not allowed: terms have no functions
            name.matches("x")              ¦ 1:6 '.matches(…)' is not allowed: terms have no functions
            matches(name, "x")             ¦ 1:1 'matches(…)' is not allowed
            has(name.first)                ¦ 1:1 'has(…)' is not allowed
            [1, 2].all(x, x > 1)           ¦ 1:8 '.all(…)' is not allowed: terms have no functions
            [1, 2].exists(x, x > 1)        ¦ 1:8 '.exists(…)' is not allowed: terms have no functions
            [1].map(x, x) == [1]           ¦ 1:5 '.map(…)' is not allowed: terms have no functions
            [1].filter(x, x > 1) == [1]    ¦ 1:5 '.filter(…)' is not allowed: terms have no functions
            [1].exists_one(x, x > 1)       ¦ 1:5 '.exists_one(…)' is not allowed: terms have no functions
            name.contains("x")             ¦ 1:6 '.contains(…)' is not allowed: terms have no functions
            exists(age, age, true)         ¦ 1:1 'exists(…)' is not allowed
            cel.bind(x, age, x > 1)        ¦ 1:5 '.bind(…)' is not allowed: terms have no functions
            optional.of(age) == 1          ¦ 1:10 '.of(…)' is not allowed: terms have no functions
            size(name) > 1                 ¦ 1:1 'size(…)' is not allowed
            dyn(age) == 1                  ¦ 1:1 'dyn(…)' is not allowed
            int ( name ) == 1              ¦ 1:1 'int(…)' is not allowed
            timestamp("2026") > openedOn   ¦ 1:1 'timestamp(…)' is not allowed
            age > 1.5                      ¦ 1:7 Decimal numbers are not allowed; amounts are written money("12.34")
            age > 1u                       ¦ 1:7 Unsigned numbers are not allowed
            name == null                   ¦ 1:9 null is not allowed; known(…) asks whether there is a value
            name == b"x"                   ¦ 1:9 Bytes are not allowed
            {"a": 1} == name               ¦ 1:1 Maps are not allowed
            Customer{age: 1} == name       ¦ 1:9 Messages are not allowed
            [1] == [1]                     ¦ 1:1 A list is allowed only on the right of 'in'
            name in kind                   ¦ 1:9 On the right of 'in' stands a list of literals, such as ["A", "B"]
            name in []                     ¦ 1:9 The list is empty
            name in ["a", kind]            ¦ 1:15 A list holds literals only
            name in ["a", 1]               ¦ 1:15 Expected string, found int
            age in [1, "a"]                ¦ 1:12 Expected int, found string
            age in ["a"]                   ¦ 1:8 'in' expects a list of int on its right, found a list of string
            aum in [500]                   ¦ 1:8 'in' expects a list of money on its right, found a list of int
            wealth > 5                     ¦ 1:1 Unknown term 'wealth'
            .age > 5                       ¦ 1:2 Unknown term '.age'; did you mean 'age'?
            openedon > openedOn            ¦ 1:1 Unknown term 'openedon'; did you mean 'openedOn'?
            vip && hasTga("x")             ¦ 1:8 Unknown term 'hasTga'; did you mean 'hasTag'?
            hasTag                         ¦ 1:1 'hasTag' takes arguments: hasTag(name string)
            hasTag()                       ¦ 1:1 'hasTag' takes other arguments: hasTag(name string)
            hasTag("a", "b")               ¦ 1:1 'hasTag' takes other arguments: hasTag(name string)
            age(1) > 5                     ¦ 1:1 'age' takes no arguments: age
            hasTag(name)                   ¦ 1:8 'name' of 'hasTag' is written as a literal string
            hasTag(1)                      ¦ 1:8 'name' of 'hasTag' is written as a literal string
            hasTag("")                     ¦ 1:8 'name' of 'hasTag' goes from 1 to 200 characters
            averageAum("90") > aum         ¦ 1:12 'days' of 'averageAum' is written as a literal int
            averageAum(0) > aum            ¦ 1:12 'days' of 'averageAum' goes from 1 to 3660
            averageAum(3661) > aum         ¦ 1:12 'days' of 'averageAum' goes from 1 to 3660
            averageAum(-1) > aum           ¦ 1:12 'days' of 'averageAum' goes from 1 to 3660
            averageAum(1 + 1) > aum        ¦ 1:14 'days' of 'averageAum' is written as a literal int
            aum > money(5)                 ¦ 1:7 money(…) takes one literal string, such as money("500000")
            aum > money(name)              ¦ 1:7 money(…) takes one literal string, such as money("500000")
            aum > money("12.345")          ¦ 1:13 Not an amount; up to 12 digits and two decimals, such as "500000" or "12.34"
            aum > money("1,000")           ¦ 1:13 Not an amount; up to 12 digits and two decimals, such as "500000" or "12.34"
            aum > money("1000000000000")   ¦ 1:13 Not an amount; up to 12 digits and two decimals, such as "500000" or "12.34"
            openedOn > date(name)          ¦ 1:12 date(…) takes one literal string, such as date("2026-01-31")
            openedOn > date("2026-02-30")  ¦ 1:17 Not a day; days are written like "2026-01-31"
            openedOn > date("31.1.2026")   ¦ 1:17 Not a day; days are written like "2026-01-31"
            known(1)                       ¦ 1:1 known(…) takes one term, such as known(age)
            known(age + 1)                 ¦ 1:1 known(…) takes one term, such as known(age)
            known(money("1"))              ¦ 1:1 known(…) takes one term, such as known(age)
            known(age, name)               ¦ 1:1 known(…) takes one term, such as known(age)
            known(wealth)                  ¦ 1:7 Unknown term 'wealth'
            age                            ¦ 1:1 A rule is a bool, found int
            aum + loan                     ¦ 1:1 A rule is a bool, found money
            date("2026-01-31")             ¦ 1:1 A rule is a bool, found date
            aum > 5                        ¦ 1:7 '>' expects money on its right, found int
            5 < aum                        ¦ 1:5 '<' expects int on its right, found money
            openedOn == "2026-01-31"       ¦ 1:13 '==' expects date on its right, found string
            name != vip                    ¦ 1:9 '!=' expects string on its right, found bool
            vip < silent                   ¦ 1:1 '<' expects int or string or date or money on its left, found bool
            age + aum > 5                  ¦ 1:7 '+' expects int on its right, found money
            aum - 5 > aum                  ¦ 1:7 '-' expects money on its right, found int
            name + "x" == kind             ¦ 1:1 '+' expects int or money on its left, found string
            openedOn - assessedOn > 5      ¦ 1:1 '-' expects int or money on its left, found date
            -name == kind                  ¦ 1:2 '-' expects int or money, found string
            !age                           ¦ 1:2 '!' expects bool, found int
            vip && age                     ¦ 1:8 '&&' expects bool on its right, found int
            aum + loan || vip              ¦ 1:1 '||' expects bool on its left, found money
            vip &&⏎  age > 18 &&⏎  aum > 5 ¦ 3:9 '>' expects money on its right, found int
            vip // yes⏎ && name            ¦ 2:5 '&&' expects bool on its right, found string
            name == "😀" && wealth > 1     ¦ 1:16 Unknown term 'wealth'
            """)
    void refusesWithPlaceAndReason(String text, String fault) {
        assertThat(fault(text.replace('⏎', '\n').replace('␣', ' '))).isEqualTo(fault);
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThat(Words.rule("vip" + " ".repeat(1997)).facts()).hasSize(1);
        assertThat(fault("vip" + " ".repeat(1998))).isEqualTo("1:1 A rule has at most 2000 characters");
    }

    @Test
    void refusesTenThousandTermsAtOnce() {
        assertThat(fault("vip" + " || age == 1".repeat(10_000))).isEqualTo("1:1 A rule has at most 2000 characters");
    }

    /** In the texts ⏎ is a line end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
            hadTag("x")                        ¦ 1:1 'hadTag' takes other arguments: hadTag(name string, date date)
            hadTag("x", "2026-01-31")          ¦ 1:13 'date' of 'hadTag' is written as a literal date
            hadTag("x", 20260131)              ¦ 1:13 'date' of 'hadTag' is written as a literal date
            hadTag("x", openedOn)              ¦ 1:13 'date' of 'hadTag' is written as a literal date
            hadTag("x", money("1"))            ¦ 1:13 'date' of 'hadTag' is written as a literal date
            hadTag(date("2026-01-31"), "x")    ¦ 1:8 'name' of 'hadTag' is written as a literal string
            hadTag("x", date(openedOn))        ¦ 1:13 date(…) takes one literal string, such as date("2026-01-31")
            hadTag("x", date("2026-02-30"))    ¦ 1:18 Not a day; days are written like "2026-01-31"
            hadTag("x",⏎ date("2026-1-31"))    ¦ 2:7 Not a day; days are written like "2026-01-31"
            """)
    void refusesWhatIsNoDateWhereOneIsToldOne(String text, String fault) {
        Vocabulary words = Words.VOCABULARY.with(hadTag());

        assertThat(catchThrowableOfType(RuleFault.class, () -> RuleCompiler.compile(text.replace('⏎', '\n'), words))
                        .toString())
                .isEqualTo(fault);
    }

    @Test
    void takesADateAsAnArgument() {
        Rule rule = RuleCompiler.compile(
                "hadTag('x', date(\"2026-01-31\")) && known(hadTag(\"x\", date('2026-01-31')))",
                Words.VOCABULARY.with(hadTag()));

        assertThat(rule.facts()).containsExactly(new Fact(hadTag(), List.of("x", LocalDate.parse("2026-01-31"))));
    }

    /** Nothing of it reaches further than its own literal; {@link BackEndAgreementTest} asks the database the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE customer; --",
                "$1",
                "?",
                "${day}",
                "${customer}.customer_id",
                "a' OR '1'='1",
                "\\",
                "\"",
                "x\") || true || (\"",
                "%s %1$s {0}",
                "\ud83d\ude00\u202e"
            })
    void keepsWhateverAStringHolds(String hostile) {
        String quoted = Text.quoted(hostile);

        Rule rule = Words.rule("hasTag(" + quoted + ") || name == " + quoted + " || kind in [" + quoted + ", \"x\"]");

        assertThat(rule.facts())
                .extracting(fact -> fact.term().name() + fact.arguments())
                .containsExactly("hasTag[" + hostile + "]", "name[]", "kind[]");
        assertThat(Values.test(rule, Map.of("name", hostile))).isTrue();
        assertThat(Values.test(rule, Map.of("kind", hostile))).isTrue();
        assertThat(Values.test(rule, Map.of("name", hostile + " "))).isFalse();
    }

    private static Term hadTag() {
        return Term.local(
                "hadTag",
                TermType.BOOL,
                "Had the tag.",
                Parameter.string("name", "The tag."),
                Parameter.date("date", "The date."));
    }

    @Test
    void refusesHalfACharacter() {
        assertThat(fault("name == \"\ud800\"")).isEqualTo("1:1 The rule holds half a character, or a null character");
    }

    @ParameterizedTest
    @CsvSource({"(,vip,),900", "!(,vip,),600", "-(,age,),600", "[,1,],900", "age+,1,'',300", "age-(,1,),200"})
    void refusesDeepNestingWithoutHarm(String opening, String middle, String closing, int times) {
        assertThat(fault(opening.repeat(times) + middle + closing.repeat(times)))
                .isEqualTo("1:1 The rule is nested too deeply");
    }

    @Test
    void acceptsARuleAsLongAsItMayBe() {
        String chain = "vip" + "&&vip".repeat(399);

        assertThat(Words.rule(chain).facts())
                .extracting(fact -> fact.term().name())
                .containsExactly("vip");
    }

    @Test
    void gathersItsFactsOnceInOrder() {
        // When
        Rule rule = Words.rule("averageAum(90) > aum && (!hasTag(\"x\") || known(name) || age in [1, 2])"
                + " && averageAum(30) - averageAum(90) > -loan && hasTag(\"x\") == vip");

        // Then
        assertThat(rule.facts().stream()
                        .map(fact -> fact.term().name() + fact.arguments())
                        .toList())
                .isEqualTo(List.of(
                        "averageAum[90]",
                        "aum[]",
                        "hasTag[x]",
                        "name[]",
                        "age[]",
                        "averageAum[30]",
                        "loan[]",
                        "vip[]"));
    }

    private static String fault(String text) {
        return catchThrowableOfType(RuleFault.class, () -> Words.rule(text)).toString();
    }
}
