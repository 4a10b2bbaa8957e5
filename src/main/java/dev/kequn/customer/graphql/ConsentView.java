package dev.kequn.customer.graphql;

import dev.kequn.customer.Consent;
import dev.kequn.customer.ConsentPurpose;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Consent")
@Description("A dated statement of a customer about one purpose; the latest per purpose counts.")
public record ConsentView(
        @NonNull @Description("What it is about.") ConsentPurpose purpose,
        @NonNull @Description("True for agreement, false for refusal or withdrawal.") Boolean granted,
        @NonNull @Description("When it was stated.") OffsetDateTime givenAt,
        @NonNull @Description("How it reached the bank: api or intake.") String source,
        @NonNull @Description("True for the statement in force for its purpose.") Boolean current) {

    static ConsentView of(Consent consent, boolean current) {
        return new ConsentView(
                consent.purpose(), consent.granted(), consent.givenAt(), consent.source(), current);
    }
}
