package dev.kequn.loyalty.graphql;

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
import org.jspecify.annotations.Nullable;

/** Names and texts of rewards in the language a client asks for. */
@GraphQLApi
@RolesAllowed({
    Role.CUSTOMER,
    Role.MANAGER,
    Role.MARKETING,
    Role.OPERATIONS,
    Role.ADMIN,
    Role.SERVICE,
    Role.BRANCH_STAFF,
    Role.BRANCH_MANAGER
})
public class RewardNames {
    @NonNull
    @Description("Name of the reward.")
    public Uni<String> name(
            @Source RewardView reward,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(reward.content().nameZh(), reward.content().nameEn()));
    }

    @Description("What the reward is; null when nothing is said in this language.")
    public Uni<@Nullable String> description(
            @Source RewardView reward,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(
                        reward.content().descriptionZh(), reward.content().descriptionEn()));
    }
}
