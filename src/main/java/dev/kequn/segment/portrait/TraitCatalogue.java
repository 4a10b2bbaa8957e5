package dev.kequn.segment.portrait;

import dev.kequn.customer.AttributeDeclarations;
import dev.kequn.customer.CustomerAttribute;
import dev.kequn.customer.DeclaredAttribute;
import dev.kequn.rule.Vocabularies;
import dev.kequn.tier.assessment.TierRuns;
import dev.kequn.tier.policy.TierPolicies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what the customers of a look are told apart by: the dimensions asked for, and those told together with them. */
@ApplicationScoped
class TraitCatalogue {
    private static final Set<PortraitDimension> TIERS =
            Set.of(PortraitDimension.COMPOSITE_TIER, PortraitDimension.SERVICE_TIER, PortraitDimension.QUADRANT);

    private final TierRuns runs;
    private final TierPolicies policies;
    private final AttributeDeclarations declarations;
    private final AttributeTraits attributes;
    private final Fifths fifths;

    TraitCatalogue(
            TierRuns runs,
            TierPolicies policies,
            AttributeDeclarations declarations,
            Vocabularies vocabularies,
            Fifths fifths) {
        this.runs = runs;
        this.policies = policies;
        this.declarations = declarations;
        this.attributes = new AttributeTraits(vocabularies.shared().terms());
        this.fifths = fifths;
    }

    Uni<List<Traits>> of(SqlConnection reader, Look look) {
        List<Traits> fixed = new ArrayList<>(CustomerTraits.ALL);
        fixed.add(new HoldingTraits());
        return tiers(look).chain(tiers -> attributes(reader, look).map(own -> {
            List<Traits> all = new ArrayList<>(fixed);
            all.addAll(tiers);
            all.removeIf(one -> Collections.disjoint(one.dimensions(), look.dimensions()));
            all.addAll(own);
            return all;
        }));
    }

    private Uni<List<Traits>> tiers(Look look) {
        return Collections.disjoint(TIERS, look.dimensions()) ? none() : tiersOn(look.day());
    }

    private Uni<List<Traits>> tiersOn(LocalDate day) {
        return runs.inForceOn(day)
                .chain(run -> run == null
                        ? Uni.createFrom().item(TierTraits.none())
                        : policies.byId(Set.of(run.policyId()))
                                .map(found -> List.of(new TierTraits(run.runId(), found.get(run.policyId())))));
    }

    private Uni<List<Traits>> attributes(SqlConnection reader, Look look) {
        return look.dimensions().contains(PortraitDimension.ATTRIBUTE)
                ? declarations.all().chain(declared -> attributes(reader, look, declared))
                : none();
    }

    private Uni<List<Traits>> attributes(SqlConnection reader, Look look, Collection<DeclaredAttribute> declared) {
        List<CustomerAttribute> all =
                declared.stream().map(DeclaredAttribute::attribute).toList();
        Map<CustomerAttribute, String> numbers = new LinkedHashMap<>();
        all.stream()
                .filter(AttributeTraits::isNumber)
                .forEach(attribute -> numbers.put(attribute, attributes.value(attribute)));
        return fifths.of(reader, look, numbers).map(limits -> all.stream()
                .map(attribute -> attributes.of(attribute, limits.getOrDefault(attribute, List.of())))
                .toList());
    }

    private static Uni<List<Traits>> none() {
        return Uni.createFrom().item(List.of());
    }
}
