package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.ActivationKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PointsActivationInput")
@Description("When points can be spent.")
public record PointsActivationInput(
        @NonNull @Description("How it is decided.") ActivationKind kind,
        @Description("For AFTER_DAYS how many days, for ON_EVENT within how many the event must come; 1 to 3650. "
                        + "Absent for IMMEDIATE.")
                @Nullable
                Integer days,
        @Description("For ON_EVENT the type of the event, 1 to 64 characters; absent for the others.") @Nullable
                String eventType) {

    /** @throws IllegalArgumentException with a message for the client */
    Activation activation() {
        return new Activation(kind, days, eventType);
    }
}
