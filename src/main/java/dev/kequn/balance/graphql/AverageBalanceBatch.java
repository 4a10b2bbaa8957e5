package dev.kequn.balance.graphql;

import dev.kequn.balance.AverageBalance;
import dev.kequn.balance.Balances;
import dev.kequn.platform.graphql.Siblings;
import dev.kequn.platform.time.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The averages that one request asks for. */
@RequestScoped
class AverageBalanceBatch {
    private final Siblings<Window, @Nullable AverageBalance> averages;

    AverageBalanceBatch(Balances balances, Vertx vertx) {
        this.averages = new Siblings<>(vertx, null, balances::averages);
    }

    Uni<@Nullable AverageBalance> load(long customerId, Window window) {
        return averages.load(customerId, window);
    }
}
