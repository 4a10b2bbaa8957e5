package dev.kequn.loyalty.reward;

import dev.kequn.platform.Refusal;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reward as whoever redeems it finds it: the approved version, or one that is retired where none is.
 *
 * @param redemptionId for the redemption that may come of it
 */
record Offer(
        Reward.Key reward,
        boolean approved,
        long cost,
        @Nullable RewardLimit limit,
        @Nullable String minimumLevel,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Integer left,
        long redemptionId) {

    static Offer of(Row row) {
        Integer times = row.getInteger("limit_times");
        return new Offer(
                new Reward.Key(row.getString("code"), row.getInteger("version")),
                row.getString("state").equals(RewardState.APPROVED.name()),
                row.getLong("cost"),
                times == null ? null : new RewardLimit(times, LimitPeriod.valueOf(row.getString("limit_period"))),
                row.getString("minimum_level"),
                row.getLocalDate("valid_from"),
                row.getLocalDate("valid_to"),
                row.getInteger("pieces_left"),
                row.getLong("redemption_id"));
    }

    /** @throws Refusal {@link RedemptionRefusal#REWARD_NOT_VALID}, {@link RedemptionRefusal#SOLD_OUT} */
    void expectAvailable(LocalDate day) {
        if (!approved || day.isBefore(validFrom) || validTo != null && day.isAfter(validTo)) {
            throw notValid();
        }
        if (left != null && left <= 0) {
            throw soldOut();
        }
    }

    /** @throws Refusal {@link RedemptionRefusal#LIMIT_REACHED} */
    void expectBelowLimit(long had) {
        if (limit != null && had >= limit.times()) {
            throw new Refusal(
                    RedemptionRefusal.LIMIT_REACHED,
                    "reward",
                    "The reward may be had %d times (%s)".formatted(limit.times(), limit.period()));
        }
    }

    /** Whether pieces are counted; what is without limit stays so. */
    boolean counted() {
        return left != null;
    }

    /** Those of them for whom there are pieces. */
    List<Long> firstOf(List<Long> customers) {
        return left == null || left >= customers.size() ? customers : customers.subList(0, left);
    }

    static Refusal notValid() {
        return new Refusal(
                RedemptionRefusal.REWARD_NOT_VALID, "reward", "The reward is not in the catalogue on this day");
    }

    static Refusal soldOut() {
        return new Refusal(RedemptionRefusal.SOLD_OUT, "reward", "No piece is left");
    }
}
