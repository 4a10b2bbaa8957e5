package dev.kequn.segment.portrait;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The population by the values of a trait.
 *
 * @param shape how its values relate
 * @param cells by value, where there is an order of values in that order
 * @param more whether there are values beyond these
 */
record Distribution(Trait trait, Shape shape, Map<CellValue, Tally> cells, boolean more) {
    enum Shape {
        /** One value of few for each customer, in an order of their own. */
        ORDERED,
        /** One value of many for each customer. */
        OPEN,
        /** Several values may hold of a customer. */
        SEVERAL
    }

    Distribution {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
}
