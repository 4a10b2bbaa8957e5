package dev.kequn.campaign.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.enrolment.Enrolments;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.graphql.NameLocale;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What belongs to an enrolment: whose it is, the steps behind it, its names. */
@GraphQLApi
@RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class EnrolmentFields {
    private final Enrolments enrolments;
    private final CustomerDirectory customers;
    private final Callers callers;
    private final BusinessTime time;

    EnrolmentFields(Enrolments enrolments, CustomerDirectory customers, Callers callers, BusinessTime time) {
        this.enrolments = enrolments;
        this.customers = customers;
        this.callers = callers;
        this.time = time;
    }

    @NonNull
    @Description("Whose it is, as far as the caller may see him.")
    public Uni<List<@NonNull CustomerView>> customer(@Source List<EnrolmentView> of) {
        Caller caller = callers.current();
        Set<Long> ids =
                of.stream().map(view -> view.enrolment().key().customerId()).collect(Collectors.toSet());
        return customers.byId(ids).map(found -> of.stream()
                .map(view -> CustomerView.of(found.get(view.enrolment().key().customerId()), caller, time.today()))
                .toList());
    }

    @NonNull
    @Description("The steps he has behind him, the first first; empty in a control group.")
    public Uni<List<List<@NonNull EnrolmentStepView>>> steps(@Source List<EnrolmentView> of) {
        return enrolments
                .steps(of.stream().map(view -> view.enrolment().key()).toList())
                .map(found -> of.stream()
                        .map(view -> found.getOrDefault(view.enrolment().key(), List.of()).stream()
                                .map(behind -> EnrolmentStepView.of(behind, view.sight()))
                                .toList())
                        .toList());
    }

    @NonNull
    @Description("Name of the campaign, by the version under which he came.")
    public Uni<String> campaignName(
            @Source EnrolmentView of,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(of.enrolment().nameZh(), of.enrolment().nameEn()));
    }

    @NonNull
    @Description("Name of the step he is at, or was at when it closed.")
    public Uni<String> stepName(
            @Source EnrolmentView of,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(
                        of.enrolment().step().nameZh(), of.enrolment().step().nameEn()));
    }

    @NonNull
    @Description("Name of the step.")
    public Uni<String> name(
            @Source EnrolmentStepView step,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(step.name().nameZh(), step.name().nameEn()));
    }
}
