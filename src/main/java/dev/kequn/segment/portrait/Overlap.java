package dev.kequn.segment.portrait;

/**
 * Customers whom two segments have in common, among those who are looked at.
 *
 * @param common in both
 * @param members in the one asked about
 * @param others in the other one
 * @param population in all
 */
public record Overlap(long segmentId, long common, long members, long others, long population) {
    /** Which part of the segment asked about is in the other. */
    public double share() {
        return (double) common / members;
    }

    /** How many times more are in common than if the one had nothing to do with the other. */
    public double lift() {
        return (double) common * population / ((double) members * others);
    }

    /** Whether each of the groups that can be told from it has so many customers, or none. */
    boolean isShown(int smallest) {
        return isShown(common, smallest)
                && isShown(members - common, smallest)
                && isShown(others - common, smallest)
                && isShown(population - members - others + common, smallest)
                && isShown(population - members, smallest)
                && isShown(population - others, smallest);
    }

    private static boolean isShown(long customers, int smallest) {
        return customers == 0 || customers >= smallest;
    }
}
