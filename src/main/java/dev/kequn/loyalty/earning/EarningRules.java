package dev.kequn.loyalty.earning;

import dev.kequn.platform.db.Reads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The earning rules there are, and those in force on a day. */
@ApplicationScoped
public class EarningRules {
    private final EarningRuleRepository rules;
    private final EarningConditions conditions;
    private final Reads reads;

    /** Compiled once: what is approved never changes. Which of them are in force is asked of the database. */
    private final Map<Long, CompiledEarningRule> compiled = new ConcurrentHashMap<>();

    EarningRules(EarningRuleRepository rules, EarningConditions conditions, Reads reads) {
        this.rules = rules;
        this.conditions = conditions;
        this.reads = reads;
    }

    /** Up to {@code count} rules older than {@code before}, the newest first; of one state, of one code, or any. */
    public Uni<List<EarningRule>> all(
            @Nullable EarningRuleState state, @Nullable String code, @Nullable Long before, int count) {
        return reads.inSession(() -> rules.page(state, code, before, count).chain(this::whole));
    }

    /** The rule; null when there is none. */
    public Uni<@Nullable EarningRule> byId(long id) {
        return reads.inSession(() -> rules.findById(id));
    }

    /** Of each code the version in force on {@code day}: the approved one that begins last among those that run. */
    public Uni<List<CompiledEarningRule>> inForceOn(LocalDate day) {
        return reads.inSession(() -> rules.idsInForceOn(day).chain(ids -> {
            List<Long> unknown =
                    ids.stream().filter(id -> !compiled.containsKey(id)).toList();
            return whole(unknown)
                    .invoke(found -> found.forEach(rule -> compiled.put(rule.id(), conditions.compile(rule))))
                    .map(known -> ids.stream().map(compiled::get).toList());
        }));
    }

    private Uni<List<EarningRule>> whole(List<Long> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : rules.whole(ids);
    }
}
