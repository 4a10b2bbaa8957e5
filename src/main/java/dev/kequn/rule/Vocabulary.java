package dev.kequn.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The terms a rule may use. Keep it: the first rule compiled against it prepares the type checker, for all others. */
public final class Vocabulary {
    private final Map<String, Term> terms;
    private @Nullable RuleLanguage language;

    private Vocabulary(Collection<Term> terms) {
        Map<String, Term> byName = new LinkedHashMap<>();
        for (Term term : terms) {
            if (byName.put(term.name(), term) != null) {
                throw new IllegalStateException("Two terms are named " + term.name());
            }
        }
        this.terms = byName;
    }

    /** @throws IllegalStateException when two terms have the same name */
    public static Vocabulary of(Collection<Term> terms) {
        return new Vocabulary(terms);
    }

    /** This one and these terms. */
    public Vocabulary with(Term... more) {
        List<Term> all = new ArrayList<>(terms.values());
        all.addAll(List.of(more));
        return new Vocabulary(all);
    }

    /** This one but these terms. */
    public Vocabulary without(String... names) {
        Set<String> left = Set.of(names);
        if (!terms.keySet().containsAll(left)) {
            throw new IllegalStateException("Not all of " + left + " are terms");
        }
        return new Vocabulary(terms.values().stream()
                .filter(term -> !left.contains(term.name()))
                .toList());
    }

    /** Every term, in the order in which they were given. */
    public List<Term> terms() {
        return List.copyOf(terms.values());
    }

    @Nullable
    Term find(String name) {
        return terms.get(name);
    }

    synchronized RuleLanguage language() {
        if (language == null) {
            language = new RuleLanguage(terms.values());
        }
        return language;
    }
}
