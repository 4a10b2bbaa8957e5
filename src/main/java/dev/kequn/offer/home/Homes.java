package dev.kequn.offer.home;

import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.OfferSettings;
import dev.kequn.offer.definition.OfferText;
import dev.kequn.offer.live.LiveCatalogue;
import dev.kequn.offer.live.LiveOffer;
import dev.kequn.offer.ranking.Decision;
import dev.kequn.offer.ranking.DropReason;
import dev.kequn.offer.ranking.Dropped;
import dev.kequn.offer.ranking.Ranker;
import dev.kequn.offer.ranking.Shown;
import dev.kequn.offer.ranking.Situation;
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

    /** What comes of ranking for the customer, and among whom he counts; null where there is no such customer. */
    public Uni<@Nullable Explained> explain(long customerId, OfferChannel channel, int first) {
        return moments.ofIds(List.of(customerId))
                .map(found -> found.customers().isEmpty()
                        ? null
                        : explained(found.catalogue(), found.customers().get(0), channel, first));
    }

    private List<PersonalOffer> offers(LiveCatalogue catalogue, CustomerMoment customer, OfferWish wish) {
        Explained explained = explained(catalogue, customer, wish.channel(), wish.first());
        Instant now = time.now().toInstant();
        List<PersonalOffer> offers = new ArrayList<>();
        for (Shown shown : explained.decision().shown()) {
            LiveOffer offer = shown.offer();
            Impression impression = new Impression(
                    ThreadLocalRandom.current().nextLong(Long.MAX_VALUE),
                    customer.customerId(),
                    offer.offerId(),
                    offer.versionId(),
                    wish.channel(),
                    explained.peers().key(),
                    shown.place(),
                    shown.explored(),
                    now);
            OfferText text = wish.locale().choose(offer.content().texts(), settings.fallbackLocale());
            offers.add(new PersonalOffer(offer, text, shown.place(), tokens.sign(impression)));
        }
        return offers;
    }

    private Explained explained(LiveCatalogue catalogue, CustomerMoment customer, OfferChannel channel, int first) {
        Situation situation = customer.situation(channel);
        return new Explained(
                situation.rankedAmong(),
                customer.withTheBank() ? ranker.rank(catalogue, situation, first) : nothing(catalogue));
    }

    /** Who is not with the bank is eligible for nothing. */
    private static Decision nothing(LiveCatalogue catalogue) {
        return new Decision(
                List.of(),
                catalogue.offers().stream()
                        .map(offer -> new Dropped(offer, DropReason.NOT_ELIGIBLE, null))
                        .toList());
    }
}
