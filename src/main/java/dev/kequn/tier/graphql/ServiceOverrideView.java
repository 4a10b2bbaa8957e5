package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.tier.override.Overridden;
import dev.kequn.tier.override.OverrideState;
import dev.kequn.tier.override.ServiceOverride;
import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.OverrideEnding;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ServiceOverride")
@Description("A service level set by hand for a time: who, why, until when, and what became of it.")
public record ServiceOverrideView(
        @Id @NonNull @Description("Identifies the override.") String id,
        @NonNull @Description("Whose service level it is.") CustomerView customer,
        @NonNull @Description("The level.") TierLevelView level,
        @NonNull @Description("What the rules said when it was made.") TierLevelView ruleLevel,
        @NonNull @Description("Why it was set.") String reason,
        @NonNull @Description("Day it was made.") LocalDate from,
        @NonNull @Description("Last day on which it holds, unless it is released or replaced before.") LocalDate until,
        @NonNull @Description("Who set it.") String actor,
        @NonNull @Description("Where it stands on the business date.") OverrideState state,
        @NonNull
                @Description("True when it lifts by more than one level above the rules' value, so that someone else "
                        + "has to approve it before it holds.")
                Boolean needsApproval,
        @Description("Who approved it; null where nobody had to or has.") @Nullable String approvedBy,
        @Description("How it ended; null before.") @Nullable OverrideEnding ending,
        @Description("Who rejected, released or replaced it; null before, and when its last day passed.") @Nullable
                String endedBy,
        @Description("Why it was rejected or released; null otherwise.") @Nullable String endReason) {

    static ServiceOverrideView of(Overridden found, TierPolicy policy, Caller caller, LocalDate today) {
        ServiceOverride override = found.override();
        return new ServiceOverrideView(
                Long.toString(override.id()),
                CustomerView.of(found.customer(), caller, today),
                TierLevelView.of(policy.level(override.level())),
                TierLevelView.of(policy.level(override.ruleLevel())),
                override.reason(),
                override.from(),
                override.until(),
                override.actor(),
                override.stateOn(today),
                override.needsApproval(),
                override.approvedBy(),
                override.endingOn(today),
                override.endedBy(),
                override.endReason());
    }

    @Name("ServiceOverrideConnection")
    @Description("A page of overrides, the newest first.")
    public record Connection(
            @NonNull @Description("The overrides of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("ServiceOverrideEdge")
    @Description("An override in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The override.") ServiceOverrideView node) {}
}
