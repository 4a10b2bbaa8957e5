package dev.kequn.offer.graphql;

import dev.kequn.offer.home.Explained;
import dev.kequn.offer.ranking.Dropped;
import dev.kequn.offer.ranking.Shown;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("OfferDecision")
@Description("Which of the live offers a customer gets now, and why not the others: each is in one of the lists.")
public record OfferDecisionView(
        @NonNull
                @Description(
                        "The customers alike whose responses count for him, as age and composite tier: 35/GOLD is from "
                                + "35 on, 10 years; 0 is younger than 25, 65 has no end, - is unknown, or no tier. * is "
                                + "everybody, for who did not agree to profiling.")
                String peers,
        @NonNull
                @Description(
                        "Whether this month his offers are in an order left to chance, so that something is learnt "
                                + "of every offer; false when he gets none.")
                Boolean explored,
        @NonNull @Description("Those he gets, the first place first.") List<@NonNull ShownOfferView> shown,
        @NonNull @Description("Those he does not get, in order of code.") List<@NonNull DroppedOfferView> dropped) {

    static OfferDecisionView of(Explained explained, boolean arms) {
        return new OfferDecisionView(
                explained.peers().key(),
                explained.decision().shown().stream().anyMatch(Shown::explored),
                explained.decision().shown().stream().map(ShownOfferView::of).toList(),
                explained.decision().dropped().stream()
                        .sorted(Comparator.comparing(
                                (Dropped one) -> one.offer().code()))
                        .map(one -> DroppedOfferView.of(one, arms))
                        .toList());
    }
}
