package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.loyalty.earning.EarningSimulation;
import dev.kequn.loyalty.earning.EarningSimulations;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.tier.SmallestCell;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Tries earning rules out before anybody approves them. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class EarningSimulationApi {
    private final EarningSimulations simulations;
    private final SmallestCell smallest;
    private final Callers callers;

    EarningSimulationApi(EarningSimulations simulations, SmallestCell smallest, Callers callers) {
        this.simulations = simulations;
        this.smallest = smallest;
        this.callers = callers;
    }

    @Query
    @NonNull
    @Description(
            "What a rule would have given for what happened in a window, as if it had been in force on each of its "
                    + "days with nothing used of its caps and its budget before; nothing is written. Rules about months: for the "
                    + "months that ended in the window. Not for rules about referrals. Errors: INVALID_ARGUMENT, and with an input "
                    + "INVALID_RULE, INVALID_CONDITION.")
    public Uni<EarningSimulationView> earningRuleSimulate(
            @Id @Name("id") @Description("A rule in any state; either this or input.") @Nullable String id,
            @Name("input") @Description("A rule that is not written down; either this or id.") @Nullable
                    EarningRuleInput input,
            @NonNull @Name("from") @Description("First day of the window.") LocalDate from,
            @NonNull @Name("to") @Description("Last day of the window: at most 93 days in all, today at the latest.")
                    LocalDate to) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> simulate(caller, id, input, from, to))
                .map(found -> EarningSimulationView.of(found, smallest.shownTo(caller)));
    }

    private Uni<EarningSimulation> simulate(
            Caller caller, @Nullable String id, @Nullable EarningRuleInput input, LocalDate from, LocalDate to) {
        if ((id == null) == (input == null)) {
            throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "id", "Either id or input is given");
        }
        return id == null
                ? simulations.ofDraft(caller, input.toDomain(), from, to)
                : simulations.ofRule(RowId.of(id), from, to);
    }
}
