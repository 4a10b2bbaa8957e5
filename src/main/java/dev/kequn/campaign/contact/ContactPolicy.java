package dev.kequn.campaign.contact;

import dev.kequn.campaign.ContactChannel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version of how often and when the bank may approach a customer, over all campaigns. */
public record ContactPolicy(int version, ContactRules rules, String setBy, String reason, OffsetDateTime setAt) {
    static ContactPolicy of(Row row) {
        LocalTime from = row.getLocalTime("quiet_from");
        return new ContactPolicy(
                row.getInteger("version"),
                new ContactRules(
                        from == null ? null : new QuietHours(from, row.getLocalTime("quiet_to")),
                        row.getInteger("most_refusals"),
                        row.getInteger("suppression_days"),
                        row.getInteger("universal_control"),
                        caps(row.getJsonArray("caps")),
                        costs(row.getJsonArray("costs"))),
                row.getString("set_by"),
                row.getString("reason"),
                row.getOffsetDateTime("set_at"));
    }

    private static List<ContactCap> caps(@Nullable JsonArray array) {
        List<ContactCap> caps = new ArrayList<>();
        each(array)
                .forEach(cap -> caps.add(new ContactCap(
                        cap.getString("channel") == null ? null : ContactChannel.valueOf(cap.getString("channel")),
                        cap.getInteger("times"),
                        cap.getInteger("days"))));
        return caps;
    }

    private static Map<ContactChannel, Long> costs(@Nullable JsonArray array) {
        Map<ContactChannel, Long> costs = new EnumMap<>(ContactChannel.class);
        each(array).forEach(cost -> costs.put(ContactChannel.valueOf(cost.getString("channel")), cost.getLong("cost")));
        return costs;
    }

    private static List<JsonObject> each(@Nullable JsonArray array) {
        return array == null
                ? List.of()
                : array.stream().map(JsonObject.class::cast).toList();
    }
}
