package dev.kequn.segment.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.segment.portrait.CellValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

@Name("PortraitValue")
@Description("A value by which customers are told apart.")
public record PortraitValueView(
        @Description(
                        "Its code, as the dimension says; null where the value is unknown, or nothing of the kind is held.")
                @Nullable
                String code,
        @Ignore String nameZh,
        @Ignore String nameEn) {
    private static final String TEST =
            " Two-sided z-test of two proportions with the pooled share; null where fewer than 5 customers would be "
                    + "expected with or without the value on either side, for there it says nothing.";
    static final String P_VALUE_OF_PORTRAIT =
            "How probable a difference like that between members and the rest of the population is, if there is none."
                    + TEST;
    static final String P_VALUE_OF_COMPARISON =
            "How probable a difference like that between the shares in a and b is, if there is none. Customers in both "
                    + "segments count in both shares; the test takes their covariance off the variance."
                    + TEST;
    static final String SIGNIFICANT =
            "Whether it is called a difference: among all cells with a p value of the dimensions asked for, 5 % at most of "
                    + "those called so are expected to be chance (Benjamini and Hochberg). Never with fewer than 100 customers "
                    + "on either side.";

    static PortraitValueView of(CellValue value) {
        return new PortraitValueView(value.code(), value.nameZh(), value.nameEn());
    }

    static @Nullable Integer count(@Nullable Long customers) {
        return customers == null ? null : (Integer) Math.toIntExact(customers);
    }

    static @Nullable Decimal amount(@Nullable Long minor) {
        return minor == null ? null : Decimal.ofMinor(minor);
    }
}
