package dev.kequn.customer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.AttributeDeclarations;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.NameLocale;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** What the bank's own attributes of customers are. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class CustomerAttributeApi {
    private final AttributeDeclarations declarations;
    private final Callers callers;

    CustomerAttributeApi(AttributeDeclarations declarations, Callers callers) {
        this.declarations = declarations;
        this.callers = callers;
    }

    @Query
    @NonNull
    @Description(
            "Every declared attribute, at most 500, in order of name. Files may carry others: what is not declared "
                    + "can be used in rules with any term.")
    public Uni<List<@NonNull CustomerAttributeView>> customerAttributes() {
        return declarations
                .all()
                .map(all -> all.stream().map(CustomerAttributeView::of).toList());
    }

    @Mutation
    @RolesAllowed(Role.ADMIN)
    @NonNull
    @Description("Declares what an attribute is, or words it anew; the same again changes nothing. "
            + "Errors: INVALID_NAME, INVALID_TEXT, TYPE_FIXED, TOO_MANY.")
    public Uni<CustomerAttributePayload> customerAttributeDeclare(
            @NonNull @Name("input") @Description("The attribute.") CustomerAttributeInput input) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> declarations.declare(caller, input.attribute()))
                .map(CustomerAttributePayload::of)
                .onFailure(Refusal.class)
                .recoverWithItem(CustomerAttributePayload::of);
    }

    @NonNull
    @Description("Label of the attribute.")
    public Uni<String> label(
            @Source CustomerAttributeView attribute,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(attribute.nameZh(), attribute.nameEn()));
    }
}
