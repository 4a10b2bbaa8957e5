package dev.kequn.loyalty.graphql;

import dev.kequn.access.Role;
import dev.kequn.loyalty.earning.EarningRuleState;
import dev.kequn.loyalty.earning.EarningRules;
import dev.kequn.platform.graphql.NameLocale;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.graphql.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Earning rules to read. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.BRANCH_MANAGER})
public class EarningRuleQueries {
    private final EarningRules rules;

    EarningRuleQueries(EarningRules rules) {
        this.rules = rules;
    }

    @Query
    @NonNull
    @Description("Earning rules, the newest version first; SUBMITTED is the queue of those who approve. Errors: "
            + "INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<EarningRuleConnection> earningRules(
            @Name("state") @Description("In which state; any when absent.") @Nullable EarningRuleState state,
            @Name("code") @Description("Versions of this code; of any when absent.") @Nullable String code,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last rule seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys(EarningRuleConnection.LIST, 1);
        Long before = keys.isEmpty() ? null : (Long) Paging.number(keys.get(0));
        return rules.all(state, code, before, first + 1).map(found -> EarningRuleConnection.of(paging, found));
    }

    @Query
    @Description("The earning rule with this id; null when there is none.")
    public Uni<@Nullable EarningRuleView> earningRule(@Id @NonNull @Name("id") @Description("The rule.") String id) {
        return rules.byId(RowId.of(id)).map(rule -> rule == null ? null : EarningRuleView.of(rule));
    }

    @NonNull
    @Description("Name of the rule.")
    public Uni<String> name(
            @Source EarningRuleView rule,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(rule.nameZh(), rule.nameEn()));
    }
}
