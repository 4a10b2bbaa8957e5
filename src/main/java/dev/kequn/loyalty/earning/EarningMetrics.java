package dev.kequn.loyalty.earning;

import dev.kequn.loyalty.ledger.PointsRefusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** How often rules could not give what they promise, by what stood in the way. */
@Startup
@ApplicationScoped
class EarningMetrics {
    private final MeterRegistry registry;

    EarningMetrics(MeterRegistry registry) {
        this.registry = registry;
        withheld(PointsRefusal.CAP_REACHED);
        withheld(PointsRefusal.BUDGET_EXHAUSTED);
    }

    Counter withheld(Enum<?> reason) {
        return Counter.builder("kequn.loyalty.withheld")
                .description("Times that a cap, a budget or the account kept a rule from giving all it promises")
                .tag("reason", reason.name())
                .register(registry);
    }
}
