package dev.kequn.offer.home;

import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.OfferSettings;
import dev.kequn.offer.live.LiveCatalogue;
import dev.kequn.offer.ranking.Decision;
import dev.kequn.offer.ranking.DropReason;
import dev.kequn.offer.ranking.Dropped;
import dev.kequn.offer.ranking.Ranker;
import dev.kequn.offer.ranking.Shown;
import dev.kequn.offer.response.Impression;
import dev.kequn.offer.response.ImpressionTokens;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Home pages, and the offers on them. Nothing is written: that something was shown is said by who saw it. */
@ApplicationScoped
public class Homes {
    private final CustomerMoments moments;
    private final Ranker ranker;
    private final ImpressionTokens tokens;
    private final OfferSettings settings;
    private final BusinessTime time;

    Homes(CustomerMoments moments, Ranker ranker, ImpressionTokens tokens, OfferSettings settings, BusinessTime time) {
        this.moments = moments;
        this.ranker = ranker;
        this.tokens = tokens;
        this.settings = settings;
        this.time = time;
    }

    /** Of the customer with this number; null where there is none. */
    public Uni<@Nullable Home> of(String customerNo, OfferWish wish) {
        return moments.ofNumber(customerNo).map(found -> {
            if (found.customers().isEmpty()) {
                return null;
            }
            CustomerMoment customer = found.customers().get(0);
            return new Home(customer, offers(found.catalogue(), customer, wish));
        });
    }

    /** The offers of each of these customers; without an entry for an id that is no customer's. */
    public Uni<Map<Long, List<PersonalOffer>>> offers(Collection<Long> customerIds, OfferWish wish) {
        return moments.ofIds(customerIds).map(found -> {
            Map<Long, List<PersonalOffer>> offers = new HashMap<>();
            found.customers()
                    .forEach(customer -> offers.put(customer.customerId(), offers(found.catalogue(), customer, wish)));
            return offers;
        });
    }

    /** What came of ranking for the customer, and among whom he counts; null where there is no such customer. */
    public Uni<@Nullable Explained> explain(long customerId, OfferChannel channel, int first) {
        return moments.ofIds(List.of(customerId)).map(found -> {
            if (found.customers().isEmpty()) {
                return null;
            }
            CustomerMoment customer = found.customers().get(0);
            return new Explained(customer.peers(), decide(found.catalogue(), customer, channel, first));
        });
    }

    private List<PersonalOffer> offers(LiveCatalogue catalogue, CustomerMoment customer, OfferWish wish) {
        List<Shown> shown =
                decide(catalogue, customer, wish.channel(), wish.first()).shown();
        String peers = customer.peers().key();
        Instant now = time.now().toInstant();
        List<PersonalOffer> offers = new ArrayList<>(shown.size());
        for (Shown one : shown) {
            Impression impression = new Impression(
                    ThreadLocalRandom.current().nextLong(Long.MAX_VALUE),
                    customer.customerId(),
                    one.offer().offerId(),
                    one.offer().versionId(),
                    wish.channel(),
                    peers,
                    one.place(),
                    one.explored(),
                    now);
            offers.add(new PersonalOffer(
                    one.offer(),
                    wish.locale().choose(one.offer().content().texts(), settings.fallbackLocale()),
                    one.place(),
                    tokens.sign(impression)));
        }
        return offers;
    }

    /** Who is not with the bank is eligible for nothing. */
    private Decision decide(LiveCatalogue catalogue, CustomerMoment customer, OfferChannel channel, int first) {
        return customer.withTheBank()
                ? ranker.rank(catalogue, customer.situation(channel), first)
                : new Decision(
                        List.of(),
                        catalogue.offers().stream()
                                .map(offer -> new Dropped(offer, DropReason.NOT_ELIGIBLE, null))
                                .toList());
    }
}
