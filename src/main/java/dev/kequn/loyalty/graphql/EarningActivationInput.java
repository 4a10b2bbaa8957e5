package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.ActivationKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("EarningActivationInput")
@Description("When earned points become active.")
public class EarningActivationInput {
    @NonNull
    @Description("In which way.")
    public ActivationKind kind;

    @Nullable
    @Description("1 to 3650. For AFTER_DAYS: until they are active; for ON_EVENT: within which the event has to come, "
            + "or they lapse; absent for IMMEDIATE.")
    public Integer days;

    @Nullable
    @Description("For ON_EVENT: type of the event, 1 to 64 characters; absent otherwise.")
    public String eventType;
}
