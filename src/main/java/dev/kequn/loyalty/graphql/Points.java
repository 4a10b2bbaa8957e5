package dev.kequn.loyalty.graphql;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import java.util.regex.Pattern;
import org.eclipse.microprofile.graphql.Description;

/** A number of points on the wire: a string, for JavaScript's numbers end at 2^53. */
@CustomScalar("Points")
@Description(
        "A whole number of loyalty points, as a string such as \"1250\". At most 15 digits; in input one posting is "
                + "limited to 1000000000.")
public final class Points implements CustomStringScalar {
    private static final Pattern FORM = Pattern.compile("0|-?[1-9]\\d{0,14}");

    private final long value;

    public Points(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a whole number of points");
        }
        this.value = Long.parseLong(text);
    }

    private Points(long value) {
        this.value = value;
    }

    public static Points of(long value) {
        return new Points(value);
    }

    public long value() {
        return value;
    }

    @Override
    public String stringValueForSerialization() {
        return Long.toString(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Points points && points.value == value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return stringValueForSerialization();
    }
}
