package dev.kequn.access;

import org.jspecify.annotations.Nullable;

/** Personal data as it is shown to those who may not read it in full. */
public final class Mask {
    private Mask() {}

    /** The first character and two stars, whatever the length: 张** */
    public static String name(String name) {
        return name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** Three digits, four stars, four digits: 138****5678; stars only where the number is short. */
    public static @Nullable String phone(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        return phone.length() < 9 ? "****" : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
