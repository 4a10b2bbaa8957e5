package dev.kequn.tier.policy;

import org.eclipse.microprofile.graphql.Description;

@Description("What a service rule does to the level it finds.")
public enum ServiceEffect {
    @Description("Moves it by a number of levels, up or down, within the ladder.")
    SHIFT,
    @Description("Lifts it to a level if it is lower.")
    AT_LEAST,
    @Description("Lowers it to a level if it is higher.")
    AT_MOST,
    @Description("Replaces it by a level.")
    EXACTLY
}
