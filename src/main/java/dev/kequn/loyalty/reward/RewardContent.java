package dev.kequn.loyalty.reward;

import dev.kequn.platform.Faults;
import dev.kequn.platform.Refusal;
import io.vertx.core.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a reward says; checks itself.
 *
 * @param cost in points
 * @param initialStock pieces put in at the first approval of the code; null for a reward without limit
 * @param minimumLevel code of the lowest composite tier that may have it; null for everybody
 * @param validTo last day on which it can be redeemed; null for no end
 */
@Embeddable
public record RewardContent(
        @Column(name = "name_zh") String nameZh,
        @Column(name = "name_en") String nameEn,
        @Column(name = "description_zh") @Nullable String descriptionZh,
        @Column(name = "description_en") @Nullable String descriptionEn,
        @Column(name = "picture_url") @Nullable String pictureUrl,
        @Column(name = "cost") long cost,
        @Column(name = "initial_stock") @Nullable Integer initialStock,
        @Embedded @Nullable RewardLimit limit,
        @Column(name = "minimum_level") @Nullable String minimumLevel,
        @Column(name = "valid_from") LocalDate validFrom,
        @Column(name = "valid_to") @Nullable LocalDate validTo) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final long DEAREST = 1_000_000_000;
    private static final int MOST_TIMES = 1000;

    public RewardContent {
        checkText(nameZh, "nameZh", LONGEST_NAME);
        checkText(nameEn, "nameEn", LONGEST_NAME);
        checkText(descriptionZh, "descriptionZh", LONGEST_DESCRIPTION);
        checkText(descriptionEn, "descriptionEn", LONGEST_DESCRIPTION);
        new Faults(RewardRefusal.INVALID_REWARD).picture(pictureUrl, "pictureUrl");
        check(1 <= cost && cost <= DEAREST, "cost", "A reward costs 1 to " + DEAREST + " points");
        check(
                initialStock == null || 0 <= initialStock && initialStock <= RewardStock.MOST,
                "initialStock",
                "A stock has 0 to " + RewardStock.MOST + " pieces");
        check(
                limit == null || 1 <= limit.times() && limit.times() <= MOST_TIMES,
                "limit.times",
                "A limit is 1 to " + MOST_TIMES + " times");
        check(isDay(validFrom), "validFrom", "A day has a year from 2000 to 9999");
        check(
                validTo == null || isDay(validTo) && !validTo.isBefore(validFrom),
                "validTo",
                "The last day is not before the first");
    }

    /** Everything it says, in one text that no other content has. */
    String text() {
        return new JsonArray()
                .add(nameZh)
                .add(nameEn)
                .add(descriptionZh)
                .add(descriptionEn)
                .add(pictureUrl)
                .add(cost)
                .add(initialStock)
                .add(limit == null ? null : limit.times())
                .add(limit == null ? null : limit.period().name())
                .add(minimumLevel)
                .add(validFrom.toString())
                .add(validTo == null ? null : validTo.toString())
                .encode();
    }

    boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    private static boolean isDay(LocalDate day) {
        return 2000 <= day.getYear() && day.getYear() <= 9999;
    }

    private static void checkText(@Nullable String text, String field, int longest) {
        check(
                text == null
                        || !text.isBlank() && text.codePointCount(0, text.length()) <= longest && text.indexOf(0) < 0,
                field,
                "It has 1 to " + longest + " characters");
    }

    private static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(RewardRefusal.INVALID_REWARD, field, message);
        }
    }
}
