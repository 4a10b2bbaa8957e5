package dev.kequn.offer.graphql;

import dev.kequn.offer.definition.OfferChange;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The offer after the step, or why the step was not taken.")
public record OfferPayload(
        @Description("The offer; null when the request was refused.") @Nullable OfferView offer,
        @Description("The version that the step was taken with; null when the request was refused.") @Nullable
                OfferVersionView version,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull OfferError> errors) {

    static Uni<OfferPayload> answer(Supplier<Uni<OfferChange>> step) {
        return Uni.createFrom()
                .deferred(() -> step.get())
                .map(change -> new OfferPayload(
                        OfferView.of(change.offer()), OfferVersionView.of(change.version()), List.of()))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> new OfferPayload(null, null, List.of(OfferError.of(failure))));
    }
}
