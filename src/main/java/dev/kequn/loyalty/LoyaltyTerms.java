package dev.kequn.loyalty;

import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about a customer's points: as they are, whatever the day. */
@ApplicationScoped
class LoyaltyTerms implements FactProvider {
    private static final String HELD =
            "coalesce((SELECT held.%s FROM points_account held WHERE held.customer_id = ${customer}.customer_id), 0)";

    @Override
    public TermGroup group() {
        return TermGroup.POINTS;
    }

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                        "pointsActive",
                        TermType.INT,
                        "Points that can be spent, as last posted; never missing.",
                        HELD.formatted("active")),
                Term.of(
                        "pointsEarned",
                        TermType.INT,
                        "Points earned or granted so far, less what was reversed; never missing.",
                        HELD.formatted("earned")));
    }
}
