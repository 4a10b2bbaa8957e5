package dev.kequn.segment.graphql;

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

/** Names of segments in the language a client asks for. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class SegmentNames {
    @NonNull
    @Description("Name of the segment by this version.")
    public Uni<String> name(
            @Source SegmentDefinitionView definition,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(
                        definition.content().nameZh(), definition.content().nameEn()));
    }
}
