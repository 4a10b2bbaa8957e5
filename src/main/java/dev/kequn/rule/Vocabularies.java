package dev.kequn.rule;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** The terms that all rooms offer. */
@ApplicationScoped
public class Vocabularies {
    private final Vocabulary shared;

    Vocabularies(@All List<FactProvider> providers) {
        this.shared = Vocabulary.of(providers.stream()
                .flatMap(provider -> provider.terms().stream())
                .sorted(Comparator.comparing(Term::name))
                .toList());
    }

    /** Every room's terms, in order of name. */
    public Vocabulary shared() {
        return shared;
    }
}
