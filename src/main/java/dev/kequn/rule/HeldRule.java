package dev.kequn.rule;

import java.util.Set;

/**
 * A rule that is in force or will be.
 *
 * @param holder whose it is, in words that a client may read, such as {@code tier policy Standard}
 * @param facts what it asks of a customer
 */
public record HeldRule(String holder, Set<Fact> facts) {
    public HeldRule {
        facts = Set.copyOf(facts);
    }
}
