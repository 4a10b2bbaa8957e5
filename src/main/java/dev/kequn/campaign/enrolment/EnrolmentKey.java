package dev.kequn.campaign.enrolment;

/** Names an enrolment: the customer's {@code entry}th into the round. */
public record EnrolmentKey(long customerId, long roundId, int entry) {
    /** Reads what {@link #toString} wrote. */
    public static EnrolmentKey of(String text) {
        String[] parts = text.split("\\.");
        return new EnrolmentKey(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return customerId + "." + roundId + "." + entry;
    }
}
