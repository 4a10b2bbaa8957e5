package dev.kequn.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** How many tokens were refused. */
@Startup
@ApplicationScoped
class TokenMetrics {
    private final Counter refused;

    TokenMetrics(MeterRegistry registry) {
        this.refused = Counter.builder("kequn.access.refused.tokens")
                .description("Tokens that were not believed: expired, of another issuer, or signed by nobody we know")
                .register(registry);
    }

    void refused() {
        refused.increment();
    }
}
