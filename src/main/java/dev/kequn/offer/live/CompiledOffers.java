package dev.kequn.offer.live;

import dev.kequn.offer.definition.OfferConditions;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.FactSet;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Makes stored offers ready to be ranked; for one reader at a time. */
@ApplicationScoped
class CompiledOffers {
    private static final Logger LOG = Logger.getLogger(CompiledOffers.class);

    private record Readable(StoredOffer offer, CompiledOffer conditions) {}

    private final OfferConditions conditions;
    /** By version id: an approved version never changes. */
    private Map<Long, CompiledOffer> compiled = Map.of();

    private FactSet facts = FactSet.of(List.of());
    private volatile int leftOut;

    CompiledOffers(OfferConditions conditions, MeterRegistry metrics) {
        this.conditions = conditions;
        Gauge.builder("kequn.offer.left-out", this, offers -> offers.leftOut)
                .description("Live offers that nobody is shown, because a condition of theirs can no longer be read")
                .register(metrics);
    }

    /** All but those with a condition that can no longer be read: one offer's fault is not the others'. */
    synchronized LiveCatalogue of(StoredCatalogue stored) {
        List<Readable> readable = readable(stored.offers());
        leftOut = stored.offers().size() - readable.size();
        FactSet asked = sameOr(FactSet.of(readable.stream()
                .flatMap(offer -> offer.conditions().rules().stream())
                .toList()));
        return new LiveCatalogue(
                stored.version(),
                readable.stream()
                        .map(offer -> offer.conditions().live(offer.offer(), asked))
                        .toList(),
                asked);
    }

    private List<Readable> readable(List<StoredOffer> offers) {
        Map<Long, CompiledOffer> kept = new HashMap<>();
        List<Readable> readable = new ArrayList<>();
        for (StoredOffer offer : offers) {
            try {
                CompiledOffer known = compiled.get(offer.versionId());
                CompiledOffer read = known == null ? new CompiledOffer(conditions.of(offer.content())) : known;
                kept.put(offer.versionId(), read);
                readable.add(new Readable(offer, read));
            } catch (ConditionRefusal fault) {
                LOG.errorf(
                        "Offer %s, version %d, is shown to nobody: its %s can no longer be read: %s",
                        offer.code(), offer.version(), fault.field(), fault.getMessage());
            }
        }
        compiled = kept;
        return readable;
    }

    /** The one before where nothing else is asked of customers: who keeps a statement for it need not make it anew. */
    private FactSet sameOr(FactSet fresh) {
        if (!facts.facts().equals(fresh.facts())) {
            facts = fresh;
        }
        return facts;
    }
}
