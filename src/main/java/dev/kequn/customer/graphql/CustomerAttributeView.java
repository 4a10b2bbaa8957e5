package dev.kequn.customer.graphql;

import dev.kequn.customer.AttributeType;
import dev.kequn.customer.DeclaredAttribute;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CustomerAttribute")
@Description("One of the bank's own attributes of customers, as it is declared.")
public record CustomerAttributeView(
        @NonNull @Description("As in the bank's files and in rules.") String name,
        @NonNull @Description("What its values are; never changes.") AttributeType type,
        @NonNull @Description("What it means.") String description,
        @NonNull @Description("Who wrote its present wording.") String declaredBy,
        @NonNull @Description("When that was.") OffsetDateTime declaredAt,
        @Ignore String nameZh,
        @Ignore String nameEn) {

    static CustomerAttributeView of(DeclaredAttribute declared) {
        return new CustomerAttributeView(
                declared.attribute().name(),
                declared.attribute().type(),
                declared.attribute().description(),
                declared.declaredBy(),
                declared.declaredAt(),
                declared.attribute().nameZh(),
                declared.attribute().nameEn());
    }
}
