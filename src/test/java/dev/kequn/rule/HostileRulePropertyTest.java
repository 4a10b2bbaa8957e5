package dev.kequn.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent as a rule, the answer is a rule or a fault at a place of the text; nothing else comes out. */
class HostileRulePropertyTest {
    /** In it ⏎ is a line end, ⇥ a tab, ␣ a space. */
    private static final List<String> TOKENS = Stream.of(
                    """
                    age aum name openedOn vip hasTag averageAum known money date has dyn in true null if ( ) [ ] { } ,
                    . .? [? ? : && || ! - + * / % = == != < >= "a" ' " ""\" r'\\' b"x" ` \\ // 1 -1 0x1f 1.5 1u
                    9223372036854775808 "2026-02-28" "12.34" 😀 王 @ # $ _ __not_strictly_false__ @in _&&_ ⏎ ⇥ ␣"""
                            .split("\\s+"))
            .map(token -> token.replace('⏎', '\n').replace('⇥', '\t').replace('␣', ' '))
            .toList();

    @Provide
    Arbitrary<List<String>> soups() {
        return Arbitraries.of(TOKENS).list().ofMaxSize(40);
    }

    @Property(tries = 5000)
    void isARuleOrAFaultAtAPlace(@ForAll("soups") List<String> soup) {
        isARuleOrAFaultAtAPlace(String.join(soup.size() % 2 == 0 ? "" : " ", soup));
    }

    @Property(tries = 300)
    void isARuleOrAFaultHoweverOftenRepeated(@ForAll("soups") List<String> soup) {
        String part = String.join("", soup.subList(0, Math.min(3, soup.size())));
        isARuleOrAFaultAtAPlace(part.repeat(part.isEmpty() ? 1 : RuleLanguage.LONGEST / part.length()));
    }

    private static void isARuleOrAFaultAtAPlace(String text) {
        try {
            assertThat(Words.rule(text).facts()).isNotNull();
        } catch (RuleFault fault) {
            String[] lines = text.split("\n", -1);
            assertThat(fault.line()).isBetween(1, lines.length);
            assertThat(fault.column()).isBetween(1, lines[fault.line() - 1].length() + 1);
            assertThat(fault.getMessage()).isNotBlank().doesNotStartWith("Not a rule");
        }
    }
}
