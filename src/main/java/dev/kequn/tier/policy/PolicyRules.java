package dev.kequn.tier.policy;

import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks and compiles the conditions of policies. */
@ApplicationScoped
public class PolicyRules {
    private final PolicyVocabulary vocabulary;

    /** What is approved never changes. */
    private final Map<Long, CompiledPolicy> approved = new ConcurrentHashMap<>();

    private final Map<Long, CompiledPolicy> approvedComposites = new ConcurrentHashMap<>();

    PolicyRules(PolicyVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @throws ConditionRefusal for the first condition that is no rule of the vocabulary */
    void check(PolicyDraft draft) {
        floors(draft.downgrade().floors());
        serviceRules(draft.serviceRules());
    }

    /** The policy, ready to decide; a draft too, as it stands. */
    public CompiledPolicy compile(TierPolicy policy) {
        return policy.state() == PolicyState.APPROVED
                ? approved.computeIfAbsent(policy.id(), id -> fresh(policy))
                : fresh(policy);
    }

    /** An approved policy without its service rules, for those who decide on composite levels alone: it asks for less. */
    public CompiledPolicy compileComposite(TierPolicy policy) {
        return approvedComposites.computeIfAbsent(
                policy.id(),
                id -> new CompiledPolicy(policy, floors(policy.downgrade().floors()), List.of(), List.of()));
    }

    private CompiledPolicy fresh(TierPolicy policy) {
        return new CompiledPolicy(
                policy,
                floors(policy.downgrade().floors()),
                policy.serviceRules(),
                serviceRules(policy.serviceRules()));
    }

    private List<Rule> floors(List<Floor> floors) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < floors.size(); i++) {
            rules.add(rule(floors.get(i).condition(), vocabulary.floors(), "downgrade.floors[" + i + "].condition"));
        }
        return rules;
    }

    private List<Rule> serviceRules(List<ServiceRule> serviceRules) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < serviceRules.size(); i++) {
            rules.add(rule(
                    serviceRules.get(i).condition(), vocabulary.serviceRules(), "serviceRules[" + i + "].condition"));
        }
        return rules;
    }

    private static Rule rule(String text, Vocabulary words, String place) {
        return RuleCompiler.compile(text, words, PolicyRefusal.INVALID_RULE, place);
    }
}
