package dev.kequn.segment.lookalike;

import dev.kequn.rule.FactSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What models may learn from.
 *
 * @param facts what has to be asked for, by slot
 */
record FeatureCatalogue(FactSet facts, List<CustomerFeature> features) {
    /** This one but the features that the names cover. */
    FeatureCatalogue without(Collection<String> names) {
        return new FeatureCatalogue(
                facts,
                features.stream()
                        .filter(one -> !FeatureName.covers(names, one.feature().name()))
                        .toList());
    }

    List<Feature> list() {
        return features.stream().map(CustomerFeature::feature).toList();
    }

    List<String> names() {
        return features.stream().map(one -> one.feature().name()).toList();
    }

    @Nullable
    Object[] values(CustomerFacts customer) {
        @Nullable Object[] values = new Object[features.size()];
        for (int place = 0; place < values.length; place++) {
            values[place] = features.get(place).source().apply(customer);
        }
        return values;
    }
}
