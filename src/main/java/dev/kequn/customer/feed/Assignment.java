package dev.kequn.customer.feed;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column of a target table and the expression on the staged row {@code s} that is its new value.
 *
 * <p>Text is compared byte by byte: target and staging table may order it differently, and PostgreSQL refuses to compare
 * what has two orders.
 */
record Assignment(String column, String value) {
    static Assignment of(String column) {
        return new Assignment(column, "s." + column);
    }

    static Assignment text(String column) {
        return new Assignment(column, "s." + column + " COLLATE \"C\"");
    }

    /** An empty field takes {@code fallback}. */
    static Assignment orElse(String column, String fallback) {
        return new Assignment(column, "coalesce(s.%s, %s)".formatted(column, fallback));
    }

    /** Those of {@code all} whose column the file has. */
    static List<Assignment> present(Staged staged, Assignment... all) {
        return List.of(all).stream()
                .filter(assignment -> staged.has(assignment.column()))
                .toList();
    }

    static String columns(Collection<Assignment> all) {
        return join(all.stream().map(Assignment::column).toList());
    }

    static String values(Collection<Assignment> all) {
        return join(all.stream().map(Assignment::value).toList());
    }

    /** {@code SET} of an update. */
    static String set(Collection<Assignment> all) {
        return join(all.stream().map(a -> a.column + " = " + a.value).toList());
    }

    /** Whether the target row {@code t} differs from the staged one. */
    static String differ(Collection<Assignment> all) {
        return "ROW(" + all.stream().map(a -> "t." + a.column).collect(Collectors.joining(", "))
                + ") IS DISTINCT FROM ROW(" + values(all) + ")";
    }

    private static String join(List<String> parts) {
        return String.join(", ", parts);
    }
}
