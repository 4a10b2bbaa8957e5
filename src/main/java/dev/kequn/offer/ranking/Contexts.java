package dev.kequn.offer.ranking;

import dev.kequn.offer.definition.OfferContext;
import dev.kequn.offer.live.LiveOffer;
import java.time.LocalDate;
import java.util.List;

/** How much more or less an offer counts here and now. */
final class Contexts {
    private static final double LEAST = 0.01;
    private static final double MOST = 100;
    private static final double PERCENT = 100.0;

    private Contexts() {}

    /** The product of the factors of the contexts that hold, kept within 0.01 and 100. */
    static double factor(LiveOffer offer, Situation situation) {
        double factor = 1;
        List<OfferContext> contexts = offer.content().contexts();
        for (int i = 0; i < contexts.size(); i++) {
            OfferContext context = contexts.get(i);
            if (isHere(context, situation)
                    && isNow(context, situation.today())
                    && offer.contexts().get(i).test(situation.facts())) {
                factor *= context.factor() / PERCENT;
            }
        }
        return Math.max(LEAST, Math.min(MOST, factor));
    }

    private static boolean isHere(OfferContext context, Situation situation) {
        return context.channel() == null || context.channel() == situation.channel();
    }

    private static boolean isNow(OfferContext context, LocalDate today) {
        Integer from = context.fromDay();
        Integer to = context.toDay();
        if (from == null || to == null) {
            return true;
        }
        int day = today.getMonthValue() * 100 + today.getDayOfMonth();
        return from <= to ? from <= day && day <= to : from <= day || day <= to;
    }
}
