package dev.kequn.campaign.contact;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a customer takes being approached: refusals in a row, after which he is left alone. */
final class Standing {
    private final long customerId;
    private final ContactRules rules;
    private final LocalDate today;
    private int refusals;
    private @Nullable LocalDate suppressedUntil;
    private boolean changed;

    Standing(Row row, ContactRules rules, LocalDate today) {
        this.customerId = row.getLong("customer_id");
        this.refusals = row.getInteger("refusals");
        this.suppressedUntil = row.getLocalDate("suppressed_until");
        this.rules = rules;
        this.today = today;
    }

    void note(ContactOutcome answer) {
        changed = true;
        if (answer == ContactOutcome.ANSWERED) {
            refusals = 0;
            return;
        }
        refusals++;
        if (refusals >= rules.mostRefusals()) {
            refusals = 0;
            suppressedUntil = today.plusDays(rules.suppressionDays());
        }
    }

    boolean changed() {
        return changed;
    }

    long customerId() {
        return customerId;
    }

    int refusals() {
        return refusals;
    }

    @Nullable
    LocalDate suppressedUntil() {
        return suppressedUntil;
    }
}
