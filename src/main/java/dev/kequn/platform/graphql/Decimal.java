package dev.kequn.platform.graphql;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.eclipse.microprofile.graphql.Description;

/** An amount of money on the wire; minor units inside. */
@CustomScalar("Decimal")
@Description("An amount in the bank's currency, as a string with exactly two decimals, such as \"1250.00\". "
        + "In input, one or no decimal is accepted too. At most 999999999999.99 in either direction.")
public final class Decimal implements CustomStringScalar {
    private static final Pattern FORM = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,2})?");

    private final long minor;

    public Decimal(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not an amount");
        }
        this.minor = new BigDecimal(text).movePointRight(2).longValueExact();
    }

    private Decimal(long minor) {
        this.minor = minor;
    }

    public static Decimal ofMinor(long minor) {
        return new Decimal(minor);
    }

    /** The amount in minor units (a hundredth of the currency's unit). */
    public long minor() {
        return minor;
    }

    @Override
    public String stringValueForSerialization() {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decimal decimal && decimal.minor == minor;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(minor);
    }

    @Override
    public String toString() {
        return stringValueForSerialization();
    }
}
