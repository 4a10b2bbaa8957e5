package dev.kequn.tier.graphql;

import dev.kequn.customer.Quadrant;
import dev.kequn.platform.Refusal;
import dev.kequn.tier.policy.PolicyRefusal;
import dev.kequn.tier.policy.QuadrantStrategy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("QuadrantStrategyInput")
@Description("What the bank wants of the customers of a quadrant; each text has 1 to 200 characters.")
public class QuadrantStrategyInput {
    @NonNull
    @Description("The quadrant.")
    public Quadrant quadrant;

    @NonNull
    @Description("Aim, in Chinese.")
    public String aimZh;

    @NonNull
    @Description("Aim, in English.")
    public String aimEn;

    @NonNull
    @Description("Typical means, in Chinese.")
    public String meansZh;

    @NonNull
    @Description("Typical means, in English.")
    public String meansEn;

    static Map<Quadrant, QuadrantStrategy> toDomain(List<QuadrantStrategyInput> strategies) {
        Map<Quadrant, QuadrantStrategy> stated = new EnumMap<>(Quadrant.class);
        for (QuadrantStrategyInput strategy : strategies) {
            QuadrantStrategy said =
                    new QuadrantStrategy(strategy.aimZh, strategy.aimEn, strategy.meansZh, strategy.meansEn);
            if (stated.put(strategy.quadrant, said) != null) {
                throw new Refusal(PolicyRefusal.INVALID_POLICY, "strategies", strategy.quadrant + " is there twice");
            }
        }
        return stated;
    }
}
