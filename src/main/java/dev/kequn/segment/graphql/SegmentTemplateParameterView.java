package dev.kequn.segment.graphql;

import dev.kequn.rule.TermType;
import dev.kequn.segment.template.TemplateParameter;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SegmentTemplateParameter")
@Description("A place in a template's rule where each bank says its own.")
public record SegmentTemplateParameterView(
        @NonNull @Description("Its name, in braces in the pattern.") String name,
        @NonNull @Description("INT, MONEY or STRING.") TermType type,
        @NonNull @Description("What stands there where nobody says otherwise, as a value is given.") String standard,
        @Description("INT: smallest value; null otherwise.") @Nullable Integer minimum,
        @Description("INT: largest value; null otherwise.") @Nullable Integer maximum,
        @Ignore TemplateParameter parameter) {
    static SegmentTemplateParameterView of(TemplateParameter parameter) {
        return new SegmentTemplateParameterView(
                parameter.name(),
                parameter.type(),
                parameter.standard(),
                parameter.minimum(),
                parameter.maximum(),
                parameter);
    }
}
