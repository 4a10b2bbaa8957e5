package dev.kequn.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The compiled rule against a naive oracle, whatever is asked and whatever is missing. */
class RulePropertyTest {
    private static final int CUSTOMERS = 20;

    @Property(tries = 3000)
    void meansWhatTheOracleSays(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        RandomRule.Bool expected = new RandomRule(random).bool(4);
        Rule rule = Words.rule(expected.text());

        for (int i = 0; i < CUSTOMERS; i++) {
            // When
            RandomRule.Customer customer = RandomRule.customer(random);
            boolean holds = Values.test(rule, customer.values());

            // Then
            assertThat(holds).as("%s of %s", expected.text(), customer).isEqualTo(expected.holds(customer));
        }
    }
}
