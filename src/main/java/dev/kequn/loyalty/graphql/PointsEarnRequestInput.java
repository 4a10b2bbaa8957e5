package dev.kequn.loyalty.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PointsEarnRequestInput")
@Description("One of many requests to earn points.")
public record PointsEarnRequestInput(
        @NonNull @Description(KeyText.DESCRIPTION) String idempotencyKey,
        @NonNull @Description("Which points for whom.") PointsEarnInput input) {}
