package dev.kequn.segment.graphql;

import dev.kequn.customer.AttributeType;
import dev.kequn.customer.CustomerAttribute;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SegmentTemplateAttribute")
@Description(
        "An attribute of the bank's own that a template's rule reads; fit to be passed to customerAttributeDeclare.")
public record SegmentTemplateAttributeView(
        @NonNull @Description("As in the customers file and in rules.") String name,
        @NonNull @Description("What its values are.") AttributeType type,
        @NonNull @Description("Chinese label.") String nameZh,
        @NonNull @Description("English label.") String nameEn,
        @NonNull @Description("What it means.") String description) {
    static SegmentTemplateAttributeView of(CustomerAttribute attribute) {
        return new SegmentTemplateAttributeView(
                attribute.name(), attribute.type(), attribute.nameZh(), attribute.nameEn(), attribute.description());
    }
}
