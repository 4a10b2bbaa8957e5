package dev.kequn.rule;

import java.util.Comparator;

/** Orders strings by code point, as {@code COLLATE "C"} does in UTF-8; String.compareTo orders by UTF-16 units. */
final class CodePointOrder implements Comparator<String> {
    static final CodePointOrder INSTANCE = new CodePointOrder();

    private CodePointOrder() {}

    @Override
    public int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                // Surrogates stand for the largest code points, though their units are not the largest.
                boolean supplementary = Character.isSurrogate(left);
                return supplementary == Character.isSurrogate(right) ? left - right : supplementary ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}
