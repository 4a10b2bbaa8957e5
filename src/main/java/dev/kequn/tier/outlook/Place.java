package dev.kequn.tier.outlook;

/**
 * A customer's place in a list by money, the most first.
 *
 * @param weighed percent × balance-days of the whole period
 */
public record Place(long weighed, long customerId) {
    public static Place of(Progress progress) {
        return new Place(progress.weighed(), progress.customerId());
    }
}
