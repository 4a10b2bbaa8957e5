package dev.kequn.campaign.contact;

import dev.kequn.campaign.ContactChannel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version of the policy says; checks itself.
 *
 * @param quiet none when null
 * @param mostRefusals in a row, after which nothing is sent for {@code suppressionDays}
 * @param universalControl of 10,000: who is never approached by any campaign
 * @param costs of one contact in minor units; a channel that is not there costs nothing
 */
public record ContactRules(
        @Nullable QuietHours quiet,
        int mostRefusals,
        int suppressionDays,
        int universalControl,
        List<ContactCap> caps,
        Map<ContactChannel, Long> costs) {
    private static final int MOST_REFUSALS = 100;
    private static final int LONGEST_SUPPRESSION = 3650;
    private static final int MOST_CONTROL = 2000;
    private static final int MOST_CAPS = 20;
    private static final long DEAREST = 100_000_000;

    public ContactRules {
        caps = List.copyOf(caps);
        costs = Map.copyOf(costs);
        check(within(1, mostRefusals, MOST_REFUSALS), "mostRefusals", "Refusals are 1 to " + MOST_REFUSALS);
        check(
                within(1, suppressionDays, LONGEST_SUPPRESSION),
                "suppressionDays",
                "A suppression has 1 to " + LONGEST_SUPPRESSION + " days");
        check(
                within(0, universalControl, MOST_CONTROL),
                "universalControl",
                "The universal control group is 0 to " + MOST_CONTROL + " of 10,000");
        check(caps.size() <= MOST_CAPS, "caps", "A policy has at most " + MOST_CAPS + " caps");
        check(
                caps.stream()
                                .map(cap -> cap.channel() + "/" + cap.days())
                                .distinct()
                                .count()
                        == caps.size(),
                "caps",
                "A window of a channel has one cap");
        check(
                costs.values().stream().allMatch(cost -> 0 <= cost && cost <= DEAREST),
                "costs.cost",
                "A contact costs 0.00 to 1000000.00");
    }

    long cost(ContactChannel channel) {
        return costs.getOrDefault(channel, 0L);
    }

    /** Whether contacts cost the budgets of rounds anything. */
    boolean charges() {
        return costs.values().stream().anyMatch(cost -> cost > 0);
    }

    /** When a contact wanted {@code at} a moment may go out. */
    ZonedDateTime earliest(ZonedDateTime at) {
        return quiet == null ? at : quiet.earliest(at);
    }

    boolean quietAt(ZonedDateTime at) {
        return quiet != null && quiet.cover(at);
    }

    JsonObject json() {
        JsonArray windows = new JsonArray();
        caps.forEach(cap -> windows.add(new JsonObject()
                .put("channel", cap.channel() == null ? null : cap.channel().name())
                .put("times", cap.times())
                .put("days", cap.days())));
        JsonObject prices = new JsonObject();
        costs.forEach((channel, cost) -> prices.put(channel.name(), cost));
        return new JsonObject()
                .put("quietFrom", quiet == null ? null : quiet.from().toString())
                .put("quietTo", quiet == null ? null : quiet.to().toString())
                .put("mostRefusals", mostRefusals)
                .put("suppressionDays", suppressionDays)
                .put("universalControl", universalControl)
                .put("caps", windows)
                .put("costs", prices);
    }

    private static boolean within(int least, int value, int most) {
        return least <= value && value <= most;
    }

    private static void check(boolean holds, String field, String message) {
        ContactPolicyRefusal.check(holds, field, message);
    }
}
