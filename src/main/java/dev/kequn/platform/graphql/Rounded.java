package dev.kequn.platform.graphql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as they go out: a half away from zero. */
public final class Rounded {
    /** Decimals of shares: a hundredth of a hundredth of a percent. */
    public static final int SHARE = 6;

    private Rounded() {}

    public static @Nullable Double to(int decimals, @Nullable Double number) {
        return number == null ? null : (Double) to(decimals, number.doubleValue());
    }

    public static double to(int decimals, double number) {
        return BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }

    public static Decimal money(double minor) {
        return Decimal.ofMinor(
                BigDecimal.valueOf(minor).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public static @Nullable Integer count(@Nullable Long count) {
        return count == null ? null : (Integer) Math.toIntExact(count);
    }
}
