package dev.kequn.loyalty.referral;

import dev.kequn.platform.Refusal;
import io.vertx.core.json.JsonArray;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What someone says: this newcomer, named by number or by id, was brought by the owner of this code. */
public record ReferralClaim(@Nullable String newcomerNo, @Nullable Long newcomerId, String code) {
    public ReferralClaim {
        if ((newcomerNo == null) == (newcomerId == null)) {
            throw new Refusal(
                    ReferralRefusal.INVALID_NEWCOMER, "newcomerNo", "Name the newcomer by his number or by his id");
        }
    }

    /** The argument that names the newcomer. */
    String newcomerField() {
        return newcomerNo == null ? "newcomerId" : "newcomerNo";
    }

    /** @throws Refusal {@link ReferralRefusal#UNKNOWN_CODE} for what is no code */
    long referrerId() {
        return ReferralCode.customerId(code).orElseThrow(ReferralClaim::unknownCode);
    }

    static Refusal unknownCode() {
        return new Refusal(ReferralRefusal.UNKNOWN_CODE, "code", "No customer has this code");
    }

    /** The same for every way to type the code. */
    String content() {
        OptionalLong referrer = ReferralCode.customerId(code);
        return JsonArray.of(newcomerNo, newcomerId, referrer.isPresent() ? ReferralCode.of(referrer.getAsLong()) : code)
                .encode();
    }
}
