package dev.kequn.loyalty.graphql;

import dev.kequn.access.Role;
import dev.kequn.loyalty.account.PointCost;
import dev.kequn.loyalty.account.Provisions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Values what customers hold, for the bank's accounts. */
@GraphQLApi
public class PointsProvisionApi {
    private final Provisions provisions;
    private final PointCost cost;

    PointsProvisionApi(Provisions provisions, PointCost cost) {
        this.provisions = provisions;
        this.cost = cost;
    }

    @Query
    @RolesAllowed({Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("What all customers hold in points on the business date, by month of expiry, and what it costs the "
            + "bank. Adds up every lot of the bank: for a report, not for a page that many look at.")
    public Uni<PointsProvisionView> pointsProvision() {
        return provisions.now().map(provision -> PointsProvisionView.of(provision, cost));
    }
}
