package dev.kequn.offer.graphql;

import dev.kequn.offer.response.OfferAnswer;
import dev.kequn.offer.response.OfferResponseKind;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("OfferResponseInput")
@Description("What the customer did with an offer he was shown.")
public class OfferResponseInput {
    @NonNull
    @Description("The token that came with the offer.")
    public String token;

    @NonNull
    @Description("What he did.")
    public OfferResponseKind response;

    @Description(
            "When he did it, by the clock of his device; now when absent. A moment before the offer was shown counts as "
                    + "that moment, one in the future as now.")
    @Nullable
    public OffsetDateTime respondedAt;

    OfferAnswer toDomain() {
        return new OfferAnswer(token, response, respondedAt);
    }
}
