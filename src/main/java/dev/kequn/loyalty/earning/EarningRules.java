package dev.kequn.loyalty.earning;

import dev.kequn.platform.db.Reads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The earning rules there are, and those in force on a day. */
@ApplicationScoped
public class EarningRules {
    /** As the repository's, of each day. */
    private static final String IN_FORCE =
            """
            SELECT DISTINCT ON (d.day, r.code) d.day, r.rule_id
            FROM unnest($1::date[]) AS d (day)
                 JOIN earning_rule r ON r.valid_from <= d.day AND (r.valid_to IS NULL OR r.valid_to >= d.day)
                      AND (r.retired_on IS NULL OR r.retired_on > d.day)
            WHERE r.state IN ('APPROVED', 'RETIRED')
            ORDER BY d.day, r.code, r.valid_from DESC, r.version DESC""";

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
        return reads.inSession(
                () -> rules.idsInForceOn(day).chain(ids -> compiled(ids).replaceWith(() -> these(ids))));
    }

    /**
     * The same for several days, each in the order of codes, as {@code client} sees it; a rule that nobody asked for
     * before is fetched beside it.
     */
    Uni<Map<LocalDate, List<CompiledEarningRule>>> inForceOn(SqlClient client, Collection<LocalDate> days) {
        LocalDate[] asked = days.stream().distinct().toArray(LocalDate[]::new);
        return client.preparedQuery(IN_FORCE).execute(Tuple.of((Object) asked)).chain(rows -> {
            Map<LocalDate, List<Long>> ids = new HashMap<>();
            days.forEach(day -> ids.put(day, new ArrayList<>()));
            rows.forEach(row -> ids.get(row.getLocalDate("day")).add(row.getLong("rule_id")));
            Set<Long> unknown = ids.values().stream()
                    .flatMap(List::stream)
                    .filter(id -> !compiled.containsKey(id))
                    .collect(Collectors.toSet());
            Uni<Void> known = unknown.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : reads.inSession(() -> compiled(List.copyOf(unknown)));
            return known.replaceWith(() -> {
                Map<LocalDate, List<CompiledEarningRule>> inForce = new HashMap<>();
                ids.forEach((day, some) -> inForce.put(day, these(some)));
                return inForce;
            });
        });
    }

    private Uni<Void> compiled(List<Long> ids) {
        return whole(ids.stream().filter(id -> !compiled.containsKey(id)).toList())
                .invoke(found -> found.forEach(rule -> compiled.put(rule.id(), conditions.compile(rule))))
                .replaceWithVoid();
    }

    private List<CompiledEarningRule> these(List<Long> ids) {
        return ids.stream().map(compiled::get).toList();
    }

    private Uni<List<EarningRule>> whole(List<Long> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : rules.whole(ids);
    }
}
