package dev.kequn.campaign.contact;

import dev.kequn.support.Database;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contact policy written straight into the database, until it is forgotten. */
public final class SampleContactPolicy {
    private final List<String> caps = new ArrayList<>();
    private final List<String> costs = new ArrayList<>();
    private String quiet = "null, null";
    private int refusals = 3;
    private int suppression = 90;

    public static SampleContactPolicy free() {
        return new SampleContactPolicy();
    }

    /** Only the policy as delivered is left. */
    public static void forget() {
        Database.inOneTransaction(
                "delete from contact_cap where version > 1",
                "delete from contact_cost where version > 1",
                "delete from contact_policy where version > 1");
    }

    public SampleContactPolicy quiet(String from, String to) {
        quiet = "'%s', '%s'".formatted(from, to);
        return this;
    }

    /** @param channel all together when null */
    public SampleContactPolicy cap(@Nullable String channel, int times, int days) {
        caps.add("%s, %d, %d".formatted(channel == null ? "null" : "'" + channel + "'", times, days));
        return this;
    }

    /** Minor units. */
    public SampleContactPolicy cost(String channel, long cost) {
        costs.add("'%s', %d".formatted(channel, cost));
        return this;
    }

    public SampleContactPolicy suppression(int refusals, int days) {
        this.refusals = refusals;
        this.suppression = days;
        return this;
    }

    /** In force from here on; returns its version. */
    public int set() {
        int version = Integer.parseInt(Database.value("select max(version) + 1 from contact_policy"));
        List<String> statements = new ArrayList<>();
        statements.add("insert into contact_policy values (%d, %s, %d, %d, 0, 'test', 'test')"
                .formatted(version, quiet, refusals, suppression));
        for (int i = 0; i < caps.size(); i++) {
            statements.add("insert into contact_cap values (%d, %d, %s)".formatted(version, i, caps.get(i)));
        }
        costs.forEach(cost -> statements.add("insert into contact_cost values (%d, %s)".formatted(version, cost)));
        Database.inOneTransaction(statements.toArray(String[]::new));
        return version;
    }
}
