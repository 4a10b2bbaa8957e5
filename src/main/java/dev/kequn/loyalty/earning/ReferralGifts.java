package dev.kequn.loyalty.earning;

import dev.kequn.loyalty.reward.RewardGrants;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the rewards that rules about referrals promise, in the order of their codes. One that cannot be had stops
 * nothing: what was due stays noted beside the referral, for the bank to make good.
 */
@ApplicationScoped
class ReferralGifts {
    private final RewardGrants grants;
    private final EarningMetrics metrics;

    ReferralGifts(RewardGrants grants, EarningMetrics metrics) {
        this.grants = grants;
        this.metrics = metrics;
    }

    private record Gift(String code, long customerId, String rule) {}

    /** Behind the locks on accounts and budgets. */
    Uni<Void> hand(SqlConnection transaction, List<ReferralReward> rewards) {
        List<Gift> gifts = new ArrayList<>();
        for (ReferralReward reward : rewards) {
            String rule = reward.act().rule().rule().code();
            add(gifts, reward.newcomerReward(), reward.act().customerId(), rule);
            add(gifts, reward.referrerReward(), reward.introduction().referrerId(), rule);
        }
        gifts.sort(Comparator.comparing(Gift::code));
        return Multi.createFrom()
                .iterable(gifts)
                .onItem()
                .transformToUniAndConcatenate(gift -> hand(transaction, gift))
                .collect()
                .last();
    }

    private static void add(List<Gift> gifts, @Nullable String code, long customerId, String rule) {
        if (code != null) {
            gifts.add(new Gift(code, customerId, rule));
        }
    }

    private Uni<Void> hand(SqlConnection transaction, Gift gift) {
        return transaction
                .query("SAVEPOINT gift")
                .execute()
                .chain(() -> grants.grant(transaction, gift.customerId(), gift.code(), gift.rule()))
                .replaceWithVoid()
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> transaction
                        .query("ROLLBACK TO SAVEPOINT gift")
                        .execute()
                        .invoke(() ->
                                metrics.withheld(((Refusal) refusal).code()).increment())
                        .replaceWithVoid());
    }
}
