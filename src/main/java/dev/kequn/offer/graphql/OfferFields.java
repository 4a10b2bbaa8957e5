package dev.kequn.offer.graphql;

import dev.kequn.access.Role;
import dev.kequn.access.VersionState;
import dev.kequn.offer.definition.OfferStocks;
import dev.kequn.offer.definition.OfferVersion;
import dev.kequn.offer.definition.Offers;
import dev.kequn.offer.result.OfferResults;
import dev.kequn.platform.graphql.NameLocale;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The versions of offers, and what came of them. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class OfferFields {
    private final Offers offers;
    private final OfferStocks stocks;
    private final OfferResults results;

    OfferFields(Offers offers, OfferStocks stocks, OfferResults results) {
        this.offers = offers;
        this.stocks = stocks;
        this.results = results;
    }

    @Description("The version in force, which is shown while the offer is live; null before the first approval.")
    public Uni<List<@Nullable OfferVersionView>> version(@Source List<OfferView> of) {
        return versions(of, found -> first(found, Set.of(VersionState.APPROVED)));
    }

    @Description("The version that is being written or waits for approval; null when none is.")
    public Uni<List<@Nullable OfferVersionView>> draft(@Source List<OfferView> of) {
        return versions(of, found -> first(found, Set.of(VersionState.DRAFT, VersionState.SUBMITTED)));
    }

    @NonNull
    @Description("Every version the offer has or had, the last first.")
    public Uni<List<List<@NonNull OfferVersionView>>> versions(@Source List<OfferView> of) {
        return versions(of, found -> found.stream().map(OfferVersionView::of).toList());
    }

    @NonNull
    @Description("Name of the offer by this version, for those who work with it; customers read its texts.")
    public Uni<String> name(
            @Source OfferVersionView version,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(version.zh(), version.en()));
    }

    @Description("How many may accept it, and have; null before the first approval.")
    public Uni<List<@Nullable OfferStockView>> stock(@Source List<OfferView> of) {
        return stocks.of(keys(of))
                .map(found -> each(of, key -> {
                    OfferStocks.Stock stock = found.get(key);
                    return stock == null ? null : OfferStockView.of(stock);
                }));
    }

    @NonNull
    @Description("What came of it.")
    public Uni<List<OfferResultView>> results(@Source List<OfferView> of) {
        return results.of(keys(of)).map(found -> each(of, key -> OfferResultView.of(found.get(key))));
    }

    private static @Nullable OfferVersionView first(List<OfferVersion> versions, Set<VersionState> wanted) {
        return versions.stream()
                .filter(version -> wanted.contains(version.state()))
                .findFirst()
                .map(OfferVersionView::of)
                .orElse(null);
    }

    private <V> Uni<List<V>> versions(List<OfferView> of, Function<List<OfferVersion>, V> view) {
        return offers.versionsOf(keys(of))
                .map((Map<Long, List<OfferVersion>> found) ->
                        each(of, key -> view.apply(found.getOrDefault(key, List.of()))));
    }

    private static List<Long> keys(List<OfferView> of) {
        return of.stream().map(OfferView::key).toList();
    }

    private static <V> List<V> each(List<OfferView> of, Function<Long, V> view) {
        List<V> views = new ArrayList<>();
        of.forEach(offer -> views.add(view.apply(offer.key())));
        return views;
    }
}
