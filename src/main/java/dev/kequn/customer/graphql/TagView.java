package dev.kequn.customer.graphql;

import dev.kequn.customer.CustomerTag;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Tag")
@Description("A tag a customer has, or had, for a span of days.")
public record TagView(
        @NonNull @Description("Name of the tag.") String tag,
        @Description("Value that goes with it; null when the tag says it all.") @Nullable String value,
        @NonNull @Description("First day on which it holds.") LocalDate validFrom,
        @Description("First day on which it no longer holds; null while it does.") @Nullable LocalDate validTo,
        @NonNull @Description("Who or what set it: a file's source, or the caller of customerTag.") String source) {

    static TagView of(CustomerTag tag) {
        return new TagView(tag.tag(), tag.value(), tag.validFrom(), tag.validTo(), tag.source());
    }
}
