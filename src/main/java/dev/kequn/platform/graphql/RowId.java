package dev.kequn.platform.graphql;

import java.util.regex.Pattern;

/** Reads an {@code ID} argument that stands for a row; what is not written as one names no row. */
public final class RowId {
    private static final Pattern FORM = Pattern.compile("[1-9]\\d{0,17}");

    private RowId() {}

    /** The row's key; 0, which no row has, when {@code id} cannot be one. */
    public static long of(String id) {
        return FORM.matcher(id).matches() ? Long.parseLong(id) : 0;
    }
}
