package dev.kequn.loyalty.account;

import dev.kequn.loyalty.LoyaltySettings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What points cost the bank. */
@Startup
@ApplicationScoped
public class PointCost {
    private static final int DECIMALS = 6;

    private final BigDecimal each;

    PointCost(LoyaltySettings settings) {
        this.each = settings.pointCost().stripTrailingZeros();
        if (each.signum() < 0 || each.scale() > DECIMALS) {
            throw new IllegalArgumentException(
                    "kequn.loyalty.point-cost is 0 or more, with up to " + DECIMALS + " decimals, not " + each);
        }
    }

    /** Of one point, in the bank's currency. */
    public String each() {
        return each.toPlainString();
    }

    /** Of so many points in minor units, rounded half up. */
    public long minorOf(long points) {
        return each.multiply(BigDecimal.valueOf(points))
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** What so many points cost at most, in minor units, for budgets that must hold: rounded up. */
    public long minorAtMost(long points) {
        return each.multiply(BigDecimal.valueOf(points))
                .movePointRight(2)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
