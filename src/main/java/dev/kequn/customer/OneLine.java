package dev.kequn.customer;

/** Text that people write and lists show in one line. */
public final class OneLine {
    private OneLine() {}

    /** Whether it has 1 to {@code longest} characters, not all blank, and none that breaks a line. */
    public static boolean is(String text, int longest) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(OneLine::breaks);
    }

    private static boolean breaks(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
