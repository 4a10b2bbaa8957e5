package dev.kequn.offer.graphql;

import dev.kequn.offer.home.Named;
import dev.kequn.platform.graphql.NameLocale;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("HomeTier")
@Description("A level that a customer holds.")
public record HomeTierView(
        @NonNull @Description("Code within the tier policy, such as GOLD.") String code,
        @NonNull @Description("Its name in the language asked for.") String name) {
    static @Nullable HomeTierView of(@Nullable Named level, NameLocale locale) {
        return level == null ? null : new HomeTierView(level.code(), locale.choose(level.nameZh(), level.nameEn()));
    }
}
