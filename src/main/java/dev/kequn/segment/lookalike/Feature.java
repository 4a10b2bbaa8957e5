package dev.kequn.segment.lookalike;

/**
 * Something known of customers that a model may learn from.
 *
 * @param name stable: settings and calls forbid features by it
 */
record Feature(String name, Type type) {
    enum Type {
        /** Values are {@link Double}, in units that a reader of the factors knows. */
        NUMBER,
        /** Values are {@link String}. */
        CATEGORY
    }
}
