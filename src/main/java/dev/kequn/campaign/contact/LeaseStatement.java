package dev.kequn.campaign.contact;

import dev.kequn.platform.db.SqlResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement that looks again at contacts behind the standing of their customers, one of each customer, gives away those
 * that are still wanted and takes the others back.
 */
final class LeaseStatement {
    private static final String TEXT = SqlResource.read(LeaseStatement.class, "lease.sql");

    private final List<Object> values = new ArrayList<>();
    private final String text;

    /**
     * @param gateway who gets them
     * @param patience days after which one that nobody fetched is given up
     * @param now in the bank's zone
     */
    LeaseStatement(
            List<ContactKey> keys,
            ContactPolicy policy,
            String gateway,
            Duration lease,
            int patience,
            ZonedDateTime now) {
        String bound = TEXT.replace("${customers}", bind(column(keys, true)))
                .replace("${contacts}", bind(column(keys, false)))
                .replace("${policy}", bind(policy.version()))
                .replace("${gateway}", bind(gateway))
                .replace("${seconds}", bind(lease.toSeconds()))
                .replace("${patience}", bind(now.minusDays(patience).toOffsetDateTime()))
                .replace("${today}", bind(now.toLocalDate()));
        this.text = new SlotRoom(policy.rules().caps(), now.toLocalDate(), this::bind).into(bound);
    }

    String text() {
        return text;
    }

    Tuple values() {
        return Tuple.from(values);
    }

    private static Long[] column(List<ContactKey> keys, boolean customers) {
        return keys.stream()
                .map(key -> customers ? key.customerId() : key.contactId())
                .toArray(Long[]::new);
    }

    private String bind(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
