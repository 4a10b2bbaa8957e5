package dev.kequn.tier.graphql;

import dev.kequn.access.Role;
import dev.kequn.platform.graphql.NameLocale;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Names and texts of the room in the language a client asks for. */
@GraphQLApi
@RolesAllowed({
    Role.CUSTOMER,
    Role.MANAGER,
    Role.MARKETING,
    Role.OPERATIONS,
    Role.ADMIN,
    Role.BRANCH_STAFF,
    Role.BRANCH_MANAGER
})
public class TierNames {
    @NonNull
    @Description("Name of the level.")
    public Uni<String> name(
            @Source TierLevelView level,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(level.nameZh(), level.nameEn()));
    }

    @NonNull
    @Description("Name of the quadrant.")
    public Uni<String> name(
            @Source QuadrantView quadrant,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(quadrant.name(locale));
    }

    @NonNull
    @Description("What the bank wants of these customers.")
    public Uni<String> aim(
            @Source QuadrantStrategyView of,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(of.strategy().aimZh(), of.strategy().aimEn()));
    }

    @NonNull
    @Description("Typical means.")
    public Uni<String> means(
            @Source QuadrantStrategyView of,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(of.strategy().meansZh(), of.strategy().meansEn()));
    }
}
