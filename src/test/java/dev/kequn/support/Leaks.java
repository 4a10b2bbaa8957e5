package dev.kequn.support;

import static org.assertj.core.api.Assertions.assertThat;

/** What must never leave in an answer: types, statements and places of our own. */
public final class Leaks {
    private static final String[] FORBIDDEN = {
        "java.",
        "javax.",
        "jakarta.",
        "io.smallrye",
        "io.quarkus",
        "io.vertx",
        "dev.kequn",
        "org.",
        "graphql.",
        "Exception",
        "PgException",
        "StringValue",
        "IntValue",
        "FloatValue",
        "ObjectValue",
        "ArrayValue",
        "BooleanValue",
        "EnumValue",
        "NullValue",
        "LinkedHashMap",
        "Integer",
        "BigDecimal",
        "BigInteger",
        "LocalDate",
        "SELECT",
        "select ",
        "INSERT",
        "relation",
        "column ",
        "localhost",
        "127.0.0.1",
        "at line",
        "\tat "
    };

    private Leaks() {}

    public static void assertNone(String answer) {
        assertThat(answer).doesNotContain(FORBIDDEN);
    }
}
