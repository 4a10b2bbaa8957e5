package dev.kequn.campaign.result;

import dev.kequn.support.Database;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Up to which day the bank's balances are taken, for the time of a test. */
final class TakenThrough {
    private final @Nullable String before;

    private TakenThrough(@Nullable String before) {
        this.before = before;
    }

    static TakenThrough day(@Nullable LocalDate day) {
        TakenThrough kept = new TakenThrough(Database.rows("select taken_through from balance_watermark").stream()
                .findFirst()
                .orElse(null));
        set(day == null ? null : day.toString());
        return kept;
    }

    void restore() {
        set(before);
    }

    private static void set(@Nullable String day) {
        Database.execute("delete from balance_watermark");
        if (day != null) {
            Database.execute("insert into balance_watermark (taken_through) values ('%s')".formatted(day));
        }
    }
}
