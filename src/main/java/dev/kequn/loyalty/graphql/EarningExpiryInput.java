package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.ExpiryKind;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("EarningExpiryInput")
@Description("When earned points expire.")
public class EarningExpiryInput {
    @NonNull
    @Description("In which way.")
    public ExpiryKind kind;

    @Nullable
    @Description("For DAYS: days after activation, 1 to 3650; for END_OF_MONTH: they expire at the end of the month so "
            + "many months after that of activation, 0 to 120; absent otherwise.")
    public Integer number;

    @Nullable
    @Description("For ON: the day, not before validFrom; absent otherwise.")
    public LocalDate day;
}
