package dev.kequn.intake.format;

/**
 * A column of a daily file.
 *
 * @param required whether the file must have the column and every row a value in it
 */
public record Column(String name, FieldType type, boolean required) {
    public static Column required(String name, FieldType type) {
        return new Column(name, type, true);
    }

    public static Column optional(String name, FieldType type) {
        return new Column(name, type, false);
    }
}
