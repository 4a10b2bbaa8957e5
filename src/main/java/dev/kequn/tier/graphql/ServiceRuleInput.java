package dev.kequn.tier.graphql;

import dev.kequn.tier.policy.ServiceEffect;
import dev.kequn.tier.policy.ServiceRule;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ServiceRuleInput")
@Description("A step from the composite to the service level.")
public class ServiceRuleInput {
    @NonNull
    @Description("Name, 1 to 100 characters, unique in the policy; shown where the rule decided.")
    public String name;

    @NonNull
    @Description("CEL over the customer (see ruleVocabulary) and compositeTier, previousTier, newThisPeriod, "
            + "periodAverageAum, periodAverageLoan; such as kind == \"MERCHANT\".")
    public String condition;

    @NonNull
    @Description("What the rule does to the level it finds.")
    public ServiceEffect effect;

    @Description("For SHIFT: levels to move by, -19 to 19 and not 0; absent otherwise.")
    @Nullable
    public Integer steps;

    @Description("For every effect but SHIFT: code of a level of this policy; absent otherwise.")
    @Nullable
    public String level;

    ServiceRule toDomain() {
        return new ServiceRule(name, condition, effect, steps, level);
    }
}
