package dev.kequn.segment.portrait;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;

/** A group of customers by membership: those in no segment, in the first, in the second, in both. */
record Tally(List<Weight> byMembership) {
    static final Tally NONE = new Tally(Collections.nCopies(4, Weight.NONE));

    static Tally of(int membership, Weight weight) {
        List<Weight> weights = new ArrayList<>(NONE.byMembership);
        weights.set(membership, weight);
        return new Tally(weights);
    }

    Weight of(Part part) {
        return part.memberships().stream().map(byMembership::get).reduce(Weight.NONE, Weight::plus);
    }

    Tally plus(Tally other) {
        return each(other, Weight::plus);
    }

    Tally minus(Tally other) {
        return each(other, Weight::minus);
    }

    private Tally each(Tally other, BinaryOperator<Weight> made) {
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < byMembership.size(); i++) {
            weights.add(made.apply(byMembership.get(i), other.byMembership.get(i)));
        }
        return new Tally(weights);
    }
}
