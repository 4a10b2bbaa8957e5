package dev.kequn.rule;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The terms that all rooms offer. */
@ApplicationScoped
public class Vocabularies {
    private final Vocabulary shared;
    private final Map<String, TermGroup> groups = new HashMap<>();

    Vocabularies(@All List<FactProvider> providers) {
        providers.forEach(provider -> provider.terms().forEach(term -> groups.put(term.name(), provider.group())));
        this.shared = Vocabulary.of(providers.stream()
                .flatMap(provider -> provider.terms().stream())
                .sorted(Comparator.comparing(Term::name))
                .toList());
    }

    /** Every room's terms, in order of name. */
    public Vocabulary shared() {
        return shared;
    }

    /** What a shared term is about. */
    public TermGroup group(Term term) {
        TermGroup group = groups.get(term.name());
        if (group == null) {
            throw new IllegalArgumentException(term.name() + " is not a term of every room");
        }
        return group;
    }

    /** The shared terms by what they are about, in order of name. */
    public List<Term> grouped() {
        return shared.terms().stream().sorted(Comparator.comparing(this::group)).toList();
    }
}
