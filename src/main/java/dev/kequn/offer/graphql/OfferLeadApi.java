package dev.kequn.offer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.offer.lead.LeadDesk;
import dev.kequn.offer.lead.LeadOutcome;
import dev.kequn.offer.lead.LeadState;
import dev.kequn.offer.lead.OfferLeads;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.NameLocale;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Accepted offers as work lists. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.BRANCH_MANAGER, Role.OPERATIONS, Role.MARKETING})
public class OfferLeadApi {
    private final OfferLeads leads;
    private final LeadDesk desk;
    private final CustomerDirectory customers;
    private final Callers callers;
    private final BusinessTime time;

    OfferLeadApi(OfferLeads leads, LeadDesk desk, CustomerDirectory customers, Callers callers, BusinessTime time) {
        this.leads = leads;
        this.desk = desk;
        this.customers = customers;
        this.callers = callers;
        this.time = time;
    }

    @Query
    @NonNull
    @Description(
            "Offers that customers in the caller's scope have accepted, those that wait longest first: of a manager the "
                    + "customers he has now, of a branch manager those of the branch. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<OfferLeadConnection> offerLeads(
            @Name("state") @Description("Leads in this state; in any when absent.") @Nullable LeadState state,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last lead seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        return leads.list(callers.current(), state, OfferLeadConnection.behind(paging), first + 1)
                .map(found -> OfferLeadConnection.of(paging, found));
    }

    @Mutation
    @RolesAllowed({Role.MANAGER, Role.BRANCH_MANAGER, Role.OPERATIONS})
    @NonNull
    @Description(
            "Says what came of an accepted offer; the same again changes nothing. Errors: UNKNOWN_LEAD, WRONG_STATE, "
                    + "INVALID_NOTE.")
    public Uni<OfferLeadPayload> offerLeadClose(
            @Id @NonNull @Name("customerId") @Description("The customer.") String customerId,
            @NonNull @Name("offer") @Description("Code of the offer he accepted.") String offer,
            @NonNull @Name("outcome") @Description("What came of it.") LeadOutcome outcome,
            @Name("note") @Description("1 to 500 characters; nothing is noted when absent.") @Nullable String note) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> desk.close(caller, RowId.of(customerId), offer, outcome, note))
                .map(OfferLeadPayload::of)
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> OfferLeadPayload.of(failure));
    }

    @NonNull
    @Description("Who accepted it, as far as the caller may see him.")
    public Uni<List<@NonNull CustomerView>> customer(@Source List<OfferLeadView> of) {
        Caller caller = callers.current();
        Set<Long> ids = of.stream().map(view -> view.lead().key().customerId()).collect(Collectors.toSet());
        return customers.byId(ids).map(found -> of.stream()
                .map(view -> CustomerView.of(found.get(view.lead().key().customerId()), caller, time.today()))
                .toList());
    }

    @NonNull
    @Description("Name of the offer, by the version he accepted.")
    public Uni<String> offerName(
            @Source OfferLeadView of,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(of.lead().nameZh(), of.lead().nameEn()));
    }
}
