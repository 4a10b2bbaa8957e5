package dev.kequn.loyalty.referral;

import dev.kequn.customer.Customer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who came through a customer, generation by generation, as far as the caller may see them. */
public record ReferralTree(Customer root, List<Generation> generations, Map<Long, Customer> customers) {
    /** The first generation are those he brought himself. {@code nodes} are the first of {@code count}. */
    public record Generation(int number, long count, List<Node> nodes) {}

    /** @param referrerId null where the caller does not see who brought the newcomer */
    public record Node(long newcomerId, @Nullable Long referrerId, LocalDate registeredOn) {}
}
