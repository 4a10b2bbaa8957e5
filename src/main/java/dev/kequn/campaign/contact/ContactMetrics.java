package dev.kequn.campaign.contact;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** How many customers were to be approached, and how many were not, by what kept the campaign from it. */
@Startup
@ApplicationScoped
class ContactMetrics {
    private final Counter planned;
    private final Map<String, Counter> withheld = new HashMap<>();

    ContactMetrics(MeterRegistry registry) {
        this.planned = Counter.builder("kequn.campaign.planned")
                .description("Contacts that were planned")
                .register(registry);
        for (ContactReason reason : ContactReason.values()) {
            withheld.put(
                    reason.name(),
                    Counter.builder("kequn.campaign.withheld")
                            .description(
                                    "Contacts that were due and not planned, by reason: a cap, a budget, no consent …")
                            .tag("reason", reason.name())
                            .register(registry));
        }
    }

    /** @param byReason how many, where there is none under PLANNED */
    void judged(JsonObject byReason) {
        byReason.forEach(each -> {
            Counter counter = withheld.getOrDefault(each.getKey(), planned);
            counter.increment(((Number) each.getValue()).doubleValue());
        });
    }
}
