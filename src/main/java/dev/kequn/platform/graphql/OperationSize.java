package dev.kequn.platform.graphql;

/**
 * How much an operation asks for.
 *
 * @param expanded fields with every fragment put in where it is spread; where they are too many the rest is not counted
 * @param rootFields fields of the operation itself
 * @param levels fields below each other; introspection has one
 * @param cost nodes it can return
 * @param operation its root field, for those who count operations
 */
record OperationSize(
        int aliases,
        int directives,
        int expanded,
        int rootFields,
        int levels,
        int cost,
        boolean introspects,
        String operation) {}
