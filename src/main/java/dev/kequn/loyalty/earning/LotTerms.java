package dev.kequn.loyalty.earning;

import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.ActivationKind;
import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.loyalty.ledger.SpentPolicy;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of points once they are earned, in the ledger's terms.
 *
 * @param days AFTER_DAYS: until they are active; ON_EVENT: within which the event has to come
 * @param expiryNumber DAYS: days; END_OF_MONTH: months
 */
@Embeddable
public record LotTerms(
        @Enumerated(EnumType.STRING) @Column(name = "activation") ActivationKind activationKind,
        @Nullable @Column(name = "activation_days") Integer days,
        @Nullable @Column(name = "activation_event") String eventType,
        @Enumerated(EnumType.STRING) @Column(name = "expiry") ExpiryKind expiryKind,
        @Nullable @Column(name = "expiry_number") Integer expiryNumber,
        @Nullable @Column(name = "expiry_day") LocalDate expiryDay,
        @Enumerated(EnumType.STRING) @Column(name = "on_spent") SpentPolicy onSpent) {

    public static LotTerms of(Activation activation, Expiry expiry, SpentPolicy onSpent) {
        return new LotTerms(
                activation.kind(),
                activation.days(),
                activation.eventType(),
                expiry.kind(),
                expiry.number(),
                expiry.day(),
                onSpent);
    }

    public Activation activation() {
        return new Activation(activationKind, days, eventType);
    }

    public Expiry expiry() {
        return new Expiry(expiryKind, expiryNumber, expiryDay);
    }
}
