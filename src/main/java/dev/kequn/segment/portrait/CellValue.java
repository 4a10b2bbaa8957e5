package dev.kequn.segment.portrait;

import org.jspecify.annotations.Nullable;

/**
 * A value of a trait with its names.
 *
 * @param code null where the trait is unknown of a customer, or nothing of the kind is held
 */
public record CellValue(@Nullable String code, String nameZh, String nameEn) {
    static final CellValue UNKNOWN = new CellValue(null, "未知", "Unknown");
    static final CellValue NONE = new CellValue(null, "无", "None");

    /** A value that is its own name. */
    static CellValue of(String code) {
        return new CellValue(code, code, code);
    }
}
