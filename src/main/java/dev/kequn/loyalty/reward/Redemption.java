package dev.kequn.loyalty.reward;

import dev.kequn.platform.Refusal;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a reward that a customer has.
 *
 * @param cost in points; 0 for what was given for nothing
 * @param spentVersion the transaction of the ledger that spent the points; null for what was given for nothing
 * @param source why it was given for nothing; null for what was paid for
 * @param counted whether a piece of a limited stock was taken
 * @param endedOn day on which it was fulfilled or cancelled; null before
 */
public record Redemption(
        long customerId,
        long id,
        Reward.Key reward,
        long cost,
        @Nullable Long spentVersion,
        @Nullable String source,
        boolean counted,
        LocalDate redeemedOn,
        OffsetDateTime recordedAt,
        RedemptionState state,
        @Nullable LocalDate endedOn) {
    static final String COLUMNS = "r.customer_id, r.redemption_id, r.reward_code, r.reward_version, r.cost, "
            + "r.spent_version, r.source, r.counted, r.redeemed_on, r.recorded_at, r.state, r.ended_on";

    /** Belongs to a customer; its own number is unique in the bank too. */
    record Key(long customerId, long id) {
        static Key of(String text) {
            int dot = text.indexOf('.');
            return new Key(Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return customerId + "." + id;
        }
    }

    static Redemption of(Row row) {
        return new Redemption(
                row.getLong("customer_id"),
                row.getLong("redemption_id"),
                new Reward.Key(row.getString("reward_code"), row.getInteger("reward_version")),
                row.getLong("cost"),
                row.getLong("spent_version"),
                row.getString("source"),
                row.getBoolean("counted"),
                row.getLocalDate("redeemed_on"),
                row.getOffsetDateTime("recorded_at"),
                RedemptionState.valueOf(row.getString("state")),
                row.getLocalDate("ended_on"));
    }

    static List<Redemption> all(RowSet<Row> rows) {
        List<Redemption> found = new ArrayList<>();
        rows.forEach(row -> found.add(of(row)));
        return found;
    }

    Key key() {
        return new Key(customerId, id);
    }

    /** @throws Refusal {@link RedemptionRefusal#WRONG_STATE} */
    void expectReserved() {
        if (state != RedemptionState.RESERVED) {
            throw new Refusal(
                    RedemptionRefusal.WRONG_STATE, "redemptionId", "The redemption is " + state + ", not RESERVED");
        }
    }
}
