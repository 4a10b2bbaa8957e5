package dev.kequn.offer.home;

import org.jspecify.annotations.Nullable;

/** A code with its name in both languages. */
public record Named(String code, String nameZh, String nameEn) {
    /** Null without a code. */
    static @Nullable Named of(@Nullable String code, @Nullable String nameZh, @Nullable String nameEn) {
        return code == null || nameZh == null || nameEn == null ? null : new Named(code, nameZh, nameEn);
    }
}
