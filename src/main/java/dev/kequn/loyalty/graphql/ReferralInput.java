package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.referral.ReferralClaim;
import dev.kequn.platform.graphql.RowId;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ReferralInput")
@Description("Who was brought, and by whom. Names the newcomer either by his number or by his id.")
public class ReferralInput {
    @Description("The newcomer's customer number; null for a prospect, who has none.")
    @Nullable
    public String newcomerNo;

    @Id
    @Description("The newcomer's `Customer.id`; null when his number is given.")
    @Nullable
    public String newcomerId;

    @NonNull
    @Description(
            "The referrer's code (`Customer.referralCode`), XXXX-XXXX; in any case, with or without the dash, O for "
                    + "0, I or L for 1.")
    public String code;

    ReferralClaim toDomain() {
        return new ReferralClaim(newcomerNo, newcomerId == null ? null : RowId.of(newcomerId), code);
    }
}
