package dev.kequn.offer.response;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What customers said to offers, and what was not taken. */
@Startup
@ApplicationScoped
class ResponseMetrics {
    private final Map<OfferResponseKind, Counter> recorded = new EnumMap<>(OfferResponseKind.class);
    private final Counter refused;
    private final DistributionSummary batch;

    ResponseMetrics(MeterRegistry registry) {
        for (OfferResponseKind kind : OfferResponseKind.values()) {
            recorded.put(
                    kind,
                    Counter.builder("kequn.offer.responses")
                            .description("Responses to offers that were recorded, by what was said")
                            .tag("kind", kind.name())
                            .register(registry));
        }
        this.refused = Counter.builder("kequn.offer.refused")
                .description("Responses to offers that were refused")
                .register(registry);
        this.batch = DistributionSummary.builder("kequn.offer.batch")
                .description("Responses that shared a transaction")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500)
                .register(registry);
    }

    void shared(int responses) {
        batch.record(responses);
    }

    /** @param outcomes in the order of the answers */
    void became(List<OfferAnswer> answers, List<ResponseOutcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).refusal() != null) {
                refused.increment();
            } else if (outcomes.get(i).status() == OfferResponseStatus.RECORDED) {
                recorded.get(answers.get(i).kind()).increment();
            }
        }
    }
}
