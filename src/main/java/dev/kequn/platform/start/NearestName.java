package dev.kequn.platform.start;

import java.util.Collection;
import java.util.Comparator;

/** The name somebody may have meant who wrote another: the fewest letters put in, left out or exchanged. */
final class NearestName {
    private NearestName() {}

    static String among(Collection<String> names, String written) {
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(name, written)))
                .orElseThrow();
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
