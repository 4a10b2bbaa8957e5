package dev.kequn.tier.graphql;

import dev.kequn.customer.Quadrant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CustomerQuadrant")
@Description("Where a customer stands in composite × service.")
public record QuadrantView(@NonNull @Description("The quadrant.") Quadrant code) {

    String name(NameLocale locale) {
        return switch (code) {
            case ORDINARY -> locale.choose("普通", "Ordinary");
            case VALUE -> locale.choose("价值", "Value");
            case POTENTIAL -> locale.choose("潜力", "Potential");
            case KEY -> locale.choose("重点", "Key");
        };
    }
}
