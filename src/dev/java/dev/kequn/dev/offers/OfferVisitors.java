package dev.kequn.dev.offers;

import dev.kequn.dev.DemoStaff;
import dev.kequn.dev.DemoSteps;
import dev.kequn.dev.offers.OffersProgress.Visitor;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.home.Home;
import dev.kequn.offer.home.Homes;
import dev.kequn.offer.home.OfferLocale;
import dev.kequn.offer.home.OfferWish;
import dev.kequn.offer.home.PersonalOffer;
import dev.kequn.offer.response.OfferAnswer;
import dev.kequn.offer.response.OfferResponseKind;
import dev.kequn.offer.response.OfferResponses;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Customers who open their app today: they look, and some take what they like, as their phones would tell. */
@ApplicationScoped
class OfferVisitors {
    private static final OfferWish PAGE = new OfferWish(OfferChannel.MOBILE_BANKING, OfferLocale.parse("zh"), 5);
    private static final int CURIOUS = 45;
    private static final int ANNOYED = 97;

    private final Homes homes;
    private final OfferResponses responses;

    OfferVisitors(Homes homes, OfferResponses responses) {
        this.homes = homes;
        this.responses = responses;
    }

    void come(List<Visitor> visitors) {
        DemoSteps.oneByOne(Multi.createFrom().iterable(visitors).onItem().transformToUniAndConcatenate(this::visit));
    }

    private Uni<?> visit(Visitor visitor) {
        return homes.of(visitor.customerNo(), PAGE).chain(home -> {
            List<OfferAnswer> answers = home == null ? List.of() : answers(visitor, home);
            return answers.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : responses.respond(DemoStaff.BANK, answers).replaceWithVoid();
        });
    }

    private static List<OfferAnswer> answers(Visitor visitor, Home home) {
        List<OfferAnswer> answers = new ArrayList<>();
        for (PersonalOffer offer : home.offers()) {
            answers.add(new OfferAnswer(offer.token(), OfferResponseKind.SHOWN, null));
            OfferResponseKind reaction = reaction(visitor, offer.offer().code());
            if (reaction != OfferResponseKind.SHOWN) {
                answers.add(new OfferAnswer(offer.token(), reaction, null));
            }
        }
        return answers;
    }

    /** Nothing beyond having seen it, more often than not. */
    private static OfferResponseKind reaction(Visitor visitor, String offer) {
        if (OfferBook.TASTES.takes(visitor.customerNo(), visitor.age(), offer)) {
            return OfferResponseKind.ACCEPTED;
        }
        int mood = OfferBook.TASTES.mood(visitor.customerNo(), offer);
        if (mood >= ANNOYED) {
            return OfferResponseKind.DECLINED;
        }
        return mood < CURIOUS ? OfferResponseKind.OPENED : OfferResponseKind.SHOWN;
    }
}
