package dev.kequn.segment.graphql;

import dev.kequn.segment.definition.SegmentKind;
import dev.kequn.segment.template.SegmentPurpose;
import dev.kequn.segment.template.SegmentTemplate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SegmentTemplate")
@Description("A group that banks work with, ready to be drafted as a segment.")
public record SegmentTemplateView(
        @NonNull @Description("Usual code of the segment; any other will do as well.") String code,
        @NonNull @Description("RULE or COMBINATION.") SegmentKind kind,
        @NonNull @Description("What the group is for.") SegmentPurpose purpose,
        @Description("CEL with its parameters in braces; null for a COMBINATION.") @Nullable String pattern,
        @Description("The rule with the usual value of each parameter; null for a COMBINATION.") @Nullable String rule,
        @NonNull @Description("The parameters in the pattern.") List<@NonNull SegmentTemplateParameterView> parameters,
        @Description("COMBINATION: codes of other templates, whose segments have to be in force first; null otherwise.")
                @Nullable
                SegmentCombinationView combination,
        @NonNull @Description("The bank's own attributes that the rule reads; empty where it reads none.")
                List<@NonNull SegmentTemplateAttributeView> attributes,
        @Ignore SegmentTemplate template) {
    static SegmentTemplateView of(SegmentTemplate template) {
        return new SegmentTemplateView(
                template.code(),
                template.kind(),
                template.purpose(),
                template.pattern(),
                template.rule(Map.of()),
                template.parameters().stream()
                        .map(SegmentTemplateParameterView::of)
                        .toList(),
                SegmentCombinationView.of(template.combination()),
                template.attributes().stream()
                        .map(SegmentTemplateAttributeView::of)
                        .toList(),
                template);
    }
}
