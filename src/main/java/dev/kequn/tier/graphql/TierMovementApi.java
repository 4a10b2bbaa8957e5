package dev.kequn.tier.graphql;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.tier.movement.FlowBy;
import dev.kequn.tier.movement.FundsFlows;
import dev.kequn.tier.movement.Span;
import dev.kequn.tier.movement.TierMigrations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What happened between two dates. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.BRANCH_MANAGER})
public class TierMovementApi {
    private static final String BRANCH =
            "Code of a branch: counts the customers who are assigned to it now (what they were assigned to before is not "
                    + "kept). The whole bank when absent; a branch manager gets his own branch, and another one without "
                    + "customers, as every branch that does not exist.";

    private final TierMigrations migrations;
    private final FundsFlows flows;
    private final Callers callers;

    TierMovementApi(TierMigrations migrations, FundsFlows flows, Callers callers) {
        this.migrations = migrations;
        this.flows = flows;
        this.callers = callers;
    }

    @Query
    @Description(
            "Who moved from which composite level to which between the assessments in force on two dates: the last "
                    + "ones completed whose period had ended by them. Null when there is none on one of them; everyone has stayed "
                    + "when it is the same one. Error: INVALID_ARGUMENT.")
    public Uni<@Nullable TierMigrationView> tierMigration(
            @NonNull @Name("from") @Description("The earlier date.") LocalDate from,
            @NonNull @Name("to") @Description("The later date; later than `from`.") LocalDate to,
            @Name("branch") @Description(BRANCH) @Nullable String branch) {
        return migrations
                .over(callers.current(), new Span(from, to), branch)
                .map(migration -> migration == null ? null : TierMigrationView.of(migration));
    }

    @Query
    @Description("Money in and out from the end of day `from` to the end of day `to`, for existing and new customers "
            + "apart. Null when no assessment is in force on one of the dates: it could not be told who was a customer "
            + "before. Error: INVALID_ARGUMENT.")
    public Uni<@Nullable FundsFlowView> fundsFlow(
            @NonNull @Name("from") @Description("The day before the first on which money flows.") LocalDate from,
            @NonNull @Name("to") @Description("The last day on which money flows; later than `from`.") LocalDate to,
            @Name("branch") @Description(BRANCH) @Nullable String branch,
            @NonNull @Name("by") @Description("What a row stands for.") FlowBy by) {
        return flows.over(callers.current(), new Span(from, to), branch, by)
                .map(flow -> flow == null ? null : FundsFlowView.of(flow, by));
    }
}
