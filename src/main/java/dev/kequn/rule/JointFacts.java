package dev.kequn.rule;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What several rules ask of customers, so that it is asked once. */
public final class JointFacts {
    private final FactSet facts;

    private JointFacts(FactSet facts) {
        this.facts = facts;
    }

    public static JointFacts of(Collection<FactSet> sets) {
        Set<Fact> asked = new LinkedHashSet<>();
        sets.forEach(set -> asked.addAll(set.facts()));
        return new JointFacts(FactSet.of(List.of(), asked));
    }

    /** The facts of these customers as of the end of the day; no statement where nothing of them is asked. */
    public Uni<Map<Long, @Nullable Object[]>> load(
            FactLoader loader, SqlClient client, Collection<Long> customers, LocalDate day) {
        boolean asks = facts.facts().stream().anyMatch(fact -> fact.term().sql() != null);
        return asks
                ? loader.load(client, facts, customers, day)
                : Uni.createFrom()
                        .item(customers.stream()
                                .distinct()
                                .collect(Collectors.toMap(
                                        Function.identity(), customer -> new @Nullable Object[facts.size()])));
    }

    /** A customer's facts in the slots of one of the sets. */
    public @Nullable Object[] of(FactSet set, @Nullable Object[] customer) {
        List<Fact> asked = set.facts();
        @Nullable Object[] values = new Object[asked.size()];
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = customer[facts.slot(asked.get(slot))];
        }
        return values;
    }
}
