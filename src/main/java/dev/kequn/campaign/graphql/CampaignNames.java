package dev.kequn.campaign.graphql;

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

/** Names of campaigns and of their parts in the language a client asks for. */
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
public class CampaignNames {
    @NonNull
    @Description("Name of the campaign by this version.")
    public Uni<String> name(
            @Source CampaignVersionView version,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(version.zh(), version.en()));
    }

    @NonNull
    @Description("Name of the season.")
    public Uni<String> name(
            @Source CampaignSeasonView season,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(season.zh(), season.en()));
    }

    @NonNull
    @Description("Name of the step.")
    public Uni<String> name(
            @Source CampaignStepView step,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(step.zh(), step.en()));
    }
}
