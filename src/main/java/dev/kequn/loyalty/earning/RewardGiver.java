package dev.kequn.loyalty.earning;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Hands out rewards that rules promise: a bean of those who keep rewards. Called behind the locks on accounts and budgets. */
public interface RewardGiver {
    /** @param source code of the rule */
    Uni<Void> grant(SqlConnection transaction, long customerId, String rewardCode, String source);
}
