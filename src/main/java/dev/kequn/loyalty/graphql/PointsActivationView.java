package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.ActivationKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PointsActivation")
@Description("When points can be spent.")
public record PointsActivationView(
        @NonNull @Description("How it is decided.") ActivationKind kind,
        @Description(
                        "For AFTER_DAYS how many days, for ON_EVENT within how many the event must come; null for IMMEDIATE.")
                @Nullable
                Integer days,
        @Description("For ON_EVENT the type of the event; null for the others.") @Nullable String eventType) {

    static PointsActivationView of(Activation activation) {
        return new PointsActivationView(activation.kind(), activation.days(), activation.eventType());
    }
}
