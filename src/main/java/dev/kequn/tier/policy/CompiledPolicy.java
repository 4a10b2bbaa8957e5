package dev.kequn.tier.policy;

import dev.kequn.rule.Fact;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A policy ready to decide on one customer after the other. Ranks count from 1. */
public final class CompiledPolicy {
    private final TierPolicy policy;
    private final Ladder ladder;
    private final Downgrade downgrade;
    private final List<String> codes;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final FactSet facts;
    private final List<Predicate<@Nullable Object[]>> floors;
    private final List<ServiceRule> serviceRules;
    private final List<Predicate<@Nullable Object[]>> serviceConditions;
    /** Slots of what the assessment puts in, in the order of the vocabulary; -1 where no condition asks. */
    private final int[] own;

    CompiledPolicy(TierPolicy policy, List<Rule> floors, List<ServiceRule> serviceRules, List<Rule> serviceConditions) {
        this.policy = policy;
        this.ladder = policy.ladder();
        this.downgrade = policy.downgrade();
        this.codes = policy.levels().stream().map(TierLevel::code).toList();
        policy.levels().forEach(level -> ranks.put(level.code(), (int) level.rank()));
        List<Rule> all = new ArrayList<>(floors);
        all.addAll(serviceConditions);
        this.facts = FactSet.of(all);
        this.floors = floors.stream().map(rule -> rule.over(facts)).toList();
        this.serviceRules = serviceRules;
        this.serviceConditions =
                serviceConditions.stream().map(rule -> rule.over(facts)).toList();
        this.own = PolicyVocabulary.OWN.stream()
                .mapToInt(term -> slot(facts, new Fact(term, List.of())))
                .toArray();
    }

    private static int slot(FactSet facts, Fact fact) {
        return facts.facts().contains(fact) ? facts.slot(fact) : -1;
    }

    /** The service level the rules give, and the number of the last rule that changed it; 0 when none did. */
    public record Service(int rank, int rule) {}

    public TierPolicy policy() {
        return policy;
    }

    public Ladder ladder() {
        return ladder;
    }

    public Downgrade downgrade() {
        return downgrade;
    }

    /** What the policy's conditions ask of a customer. */
    public FactSet facts() {
        return facts;
    }

    /** Codes of the levels by rank, the lowest first. */
    public List<String> codes() {
        return codes;
    }

    public String code(int rank) {
        return codes.get(rank - 1);
    }

    /** Names of the service rules by their numbers. */
    public List<String> serviceRuleNames() {
        return serviceRules.stream().map(ServiceRule::name).toList();
    }

    /** Name of a service rule by its number; null for 0. */
    public @Nullable String serviceRuleName(int rule) {
        return rule == 0 ? null : serviceRules.get(rule - 1).name();
    }

    /** The rank here of a level held under {@code earlier}. */
    public int rank(String code, TierPolicy earlier) {
        Integer rank = ranks.get(code);
        return rank != null ? rank : policy.rank(code, earlier);
    }

    /** Puts what the assessment itself knows into a customer's values. */
    public void tell(
            @Nullable Object[] values,
            @Nullable String previousTier,
            boolean newThisPeriod,
            long periodAverageAum,
            long periodAverageLoan) {
        put(values, 0, previousTier);
        put(values, 1, newThisPeriod);
        put(values, 2, periodAverageAum);
        put(values, 3, periodAverageLoan);
    }

    /** The highest level below which the customer does not fall; 0 for none. */
    public int floor(@Nullable Object[] values) {
        int highest = 0;
        for (int i = 0; i < floors.size(); i++) {
            if (floors.get(i).test(values)) {
                highest = Math.max(highest, ranks.get(downgrade.floors().get(i).level()));
            }
        }
        return highest;
    }

    /** The service level of a customer with this composite level. */
    public Service service(int composite, @Nullable Object[] values) {
        put(values, 4, code(composite));
        int rank = composite;
        int last = 0;
        for (int i = 0; i < serviceRules.size(); i++) {
            if (serviceConditions.get(i).test(values)) {
                int moved = apply(serviceRules.get(i), rank);
                last = moved == rank ? last : i + 1;
                rank = moved;
            }
        }
        return new Service(rank, last);
    }

    private int apply(ServiceRule rule, int rank) {
        return switch (rule.effect()) {
            case SHIFT -> Math.max(1, Math.min(ladder.top(), rank + rule.steps()));
            case AT_LEAST -> Math.max(rank, ranks.get(rule.level()));
            case AT_MOST -> Math.min(rank, ranks.get(rule.level()));
            case EXACTLY -> ranks.get(rule.level());
        };
    }

    private void put(@Nullable Object[] values, int term, @Nullable Object value) {
        if (own[term] >= 0) {
            values[own[term]] = value;
        }
    }
}
