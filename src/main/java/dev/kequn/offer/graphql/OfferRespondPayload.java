package dev.kequn.offer.graphql;

import dev.kequn.offer.response.OfferResponseRefusal;
import dev.kequn.offer.response.OfferResponseStatus;
import dev.kequn.offer.response.ResponseOutcome;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferRespondPayload")
@Description("What became of each response, or why none was looked at.")
public record OfferRespondPayload(
        @NonNull @Description("One for each response, in their order; empty when none was looked at.")
                List<@NonNull OfferResponseResult> results,
        @NonNull @Description("Why none was looked at; empty otherwise, also where responses were refused.")
                List<@NonNull OfferResponseError> errors) {

    @Name("OfferResponseResult")
    @Description("What became of a response.")
    public record OfferResponseResult(
            @Description("Null when it was refused.") @Nullable OfferResponseStatus status,
            @NonNull @Description("Empty when it is recorded; otherwise it has changed nothing.")
                    List<@NonNull OfferResponseError> errors) {
        static OfferResponseResult of(ResponseOutcome outcome) {
            return new OfferResponseResult(
                    outcome.status(),
                    outcome.refusal() == null ? List.of() : List.of(OfferResponseError.of(outcome.refusal())));
        }
    }

    @Name("OfferResponseError")
    @Description("Why a response was not taken.")
    public record OfferResponseError(
            @NonNull @Description("Stable code.") OfferResponseRefusal code,
            @Description("The field at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message) {
        static OfferResponseError of(Refusal refusal) {
            return new OfferResponseError(
                    refusal.code(OfferResponseRefusal.class), refusal.field(), refusal.getMessage());
        }
    }

    static OfferRespondPayload of(List<ResponseOutcome> outcomes) {
        return new OfferRespondPayload(
                outcomes.stream().map(OfferResponseResult::of).toList(), List.of());
    }

    static OfferRespondPayload of(Refusal refusal) {
        return new OfferRespondPayload(List.of(), List.of(OfferResponseError.of(refusal)));
    }
}
