package dev.kequn.loyalty.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names a transaction of the ledger; written {@code customer.version}. */
public record TransactionId(long customerId, long version) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,17})\\.([1-9]\\d{0,17})");

    static TransactionId of(Posted posted) {
        return new TransactionId(posted.customerId(), posted.version());
    }

    /** Null for a text that names none. */
    public static @Nullable TransactionId parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? new TransactionId(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)))
                : null;
    }

    @Override
    public String toString() {
        return customerId + "." + version;
    }
}
