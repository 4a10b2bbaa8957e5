package dev.kequn.segment.graphql;

import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.NameLocale;
import dev.kequn.segment.template.SegmentTemplate;
import dev.kequn.segment.template.SegmentTemplates;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Groups that banks work with, to begin from. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class SegmentTemplateApi {
    @Query
    @NonNull
    @Description("The groups that banks work with, the same for every bank: pass a template's code, names and rule, or "
            + "its combination, to segmentDraft. Its attributes have to be in the customers file.")
    public Uni<List<@NonNull SegmentTemplateView>> segmentTemplates(
            @Name("code")
                    @Description("The one with this code alone, if there is one; every one when absent.")
                    @Nullable
                    String code) {
        return Uni.createFrom()
                .item(SegmentTemplates.ALL.stream()
                        .filter(template -> code == null || template.code().equals(code))
                        .map(SegmentTemplateView::of)
                        .toList());
    }

    @NonNull
    @Description("Name of the group.")
    public Uni<String> name(
            @Source SegmentTemplateView of,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        SegmentTemplate template = of.template();
        return Uni.createFrom().item(locale.choose(template.nameZh(), template.nameEn()));
    }

    @NonNull
    @Description("Who is in the group, and what to mind.")
    public Uni<String> description(
            @Source SegmentTemplateView of,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        SegmentTemplate template = of.template();
        return Uni.createFrom().item(locale.choose(template.descriptionZh(), template.descriptionEn()));
    }

    @Description(
            "The rule with other values than the usual ones; null for a COMBINATION. Errors: INVALID_ARGUMENT for an "
                    + "unknown parameter, one that is there twice, or a value out of its limits.")
    public Uni<@Nullable String> ruleWith(
            @Source SegmentTemplateView of,
            @NonNull
                    @Name("values")
                    @Description("At most one for each parameter; the usual one stands where there is none.")
                    List<@NonNull SegmentTemplateValueInput> values) {
        Map<String, String> byName = new HashMap<>();
        values.forEach(one -> {
            if (byName.put(one.parameter(), one.value()) != null) {
                throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "values", one.parameter() + " is there twice");
            }
        });
        return Uni.createFrom().item(of.template().rule(byName));
    }

    @NonNull
    @Description("What the parameter means.")
    public Uni<String> meaning(
            @Source SegmentTemplateParameterView of,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(of.parameter().meaningZh(), of.parameter().meaningEn()));
    }
}
