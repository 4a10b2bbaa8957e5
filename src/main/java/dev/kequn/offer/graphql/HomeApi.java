package dev.kequn.offer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.home.Homes;
import dev.kequn.offer.home.OfferLocale;
import dev.kequn.offer.home.OfferWish;
import dev.kequn.platform.graphql.NameLocale;
import dev.kequn.tier.graphql.TierProgressView;
import dev.kequn.tier.outlook.KnownUpcoming;
import dev.kequn.tier.outlook.Progress;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The home page of a phone: one statement, and one more for who asks for the progress of tiers. */
@GraphQLApi
@RolesAllowed(Role.CUSTOMER)
public class HomeApi {
    private final Homes homes;
    private final KnownUpcoming upcoming;
    private final Callers callers;

    HomeApi(Homes homes, KnownUpcoming upcoming, Callers callers) {
        this.homes = homes;
        this.upcoming = upcoming;
        this.callers = callers;
    }

    @Query
    @Description("The caller's home page; null when his number is not known here. Error: INVALID_ARGUMENT.")
    public Uni<@Nullable HomeView> home(
            @NonNull @Name("channel") @Description("Where it is shown.") OfferChannel channel,
            @NonNull
                    @Name("locale")
                    @DefaultValue("zh")
                    @Description(
                            "Language of names and texts, a BCP 47 tag such as zh, en or zh-HK. Names are Chinese for "
                                    + "zh and its countries, else English. A text that is not there in it is told as for "
                                    + "the language without the country, or in the bank's own language.")
                    String locale,
            @NonNull @Name("first") @DefaultValue("5") @Description("How many offers, 1 to 20.") int first) {
        Caller caller = callers.current();
        OfferWish wish = new OfferWish(channel, OfferLocale.parse(locale), first);
        NameLocale names = wish.locale().isChinese() ? NameLocale.ZH : NameLocale.EN;
        return caller.customerNo() == null
                ? Uni.createFrom().nullItem()
                : homes.of(caller.customerNo(), wish).map(home -> home == null ? null : HomeView.of(home, names));
    }

    @Description(
            "Where he is heading in the current period and what he must keep; null for one whom its assessment will "
                    + "not look at: one who is closed by its last day, one without a balance whose first day is unknown.")
    public Uni<List<@Nullable TierProgressView>> tierProgress(@Source List<HomeView> of) {
        String basis = of.get(of.size() - 1).customer().upcoming();
        List<Long> ids = of.stream().map(home -> home.customer().customerId()).toList();
        return upcoming.progress(basis, ids).map(found -> {
            List<TierProgressView> views = new ArrayList<>();
            for (Long id : ids) {
                Progress progress = found.get(id);
                views.add(progress == null ? null : TierProgressView.of(progress));
            }
            return views;
        });
    }
}
