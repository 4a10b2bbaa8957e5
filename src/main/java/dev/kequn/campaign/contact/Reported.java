package dev.kequn.campaign.contact;

import dev.kequn.platform.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What became of a report: the state its contact is in, or why it was refused. */
public record Reported(ContactKey key, @Nullable ContactState state, @Nullable Refusal refusal) {
    static Reported of(ContactReport report, Supplier<ContactState> take) {
        try {
            return new Reported(report.key(), take.get(), null);
        } catch (Refusal refusal) {
            return new Reported(report.key(), null, refusal);
        }
    }
}
