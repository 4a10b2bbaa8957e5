package dev.kequn.campaign.contact;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.platform.db.Columns;
import dev.kequn.platform.db.SqlResource;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One statement that judges everyone whose approach is due, writes his contact or why there is none, and moves his enrolment
 * on. The policy's caps are in its text, so that a customer's slots are read once whatever their number.
 */
final class PlanStatement {
    private static final String TEXT = SqlResource.read(PlanStatement.class, "plan.sql");

    private final List<Object> values = new ArrayList<>();
    private final LocalDate day;
    private final String text;

    /** @param now when it is judged, in the bank's zone */
    PlanStatement(Due due, ContactPolicy policy, ZonedDateTime now) {
        ContactRules rules = policy.rules();
        ZonedDateTime dueAt = rules.earliest(now);
        List<ContactChannel> channels = Arrays.asList(ContactChannel.values());
        this.day = dueAt.toLocalDate();
        values.addAll(due.values());
        this.text = TEXT.replace("${due}", due.condition())
                .replace("${own}", own(rules.caps()))
                .replace(
                        "${overall}",
                        room(rules.caps().stream()
                                .filter(cap -> cap.channel() == null)
                                .toList()))
                .replace("${first}", bound(edge(rules.caps(), cap -> cap.firstWith(day), true)))
                .replace("${last}", bound(edge(rules.caps(), cap -> cap.lastWith(day), false)))
                .replace("${today}", due.today())
                .replace("${zone}", bound(now.getZone().getId()))
                .replace("${channels}", bound(Columns.of(channels, String[]::new, ContactChannel::name)))
                .replace("${costs}", bound(Columns.of(channels, Long[]::new, rules::cost)))
                .replace("${policy}", bound(policy.version()))
                .replace("${dueAt}", bound(dueAt.toOffsetDateTime()))
                .replace("${day}", bound(day));
    }

    String text() {
        return text;
    }

    Tuple values() {
        return Tuple.from(values);
    }

    /** Slots left in the channel of {@code d}; null where it has no caps. */
    private String own(List<ContactCap> caps) {
        String cases = Arrays.stream(ContactChannel.values())
                .map(channel -> "WHEN '%s' THEN %s"
                        .formatted(
                                channel,
                                room(caps.stream()
                                        .filter(cap -> cap.channel() == channel)
                                        .toList())))
                .collect(Collectors.joining(" "));
        return "CASE d.channel " + cases + " END";
    }

    private String room(List<ContactCap> caps) {
        return caps.isEmpty()
                ? "NULL::bigint"
                : caps.stream().map(this::left).collect(Collectors.joining(", ", "least(", ")"));
    }

    private String left(ContactCap cap) {
        return "%s::bigint - count(*) FILTER (WHERE s.slot_on BETWEEN %s::date AND %s::date%s)"
                .formatted(
                        bound(cap.times()),
                        bound(cap.firstWith(day)),
                        bound(cap.lastWith(day)),
                        cap.channel() == null ? "" : " AND s.channel = d.channel");
    }

    private LocalDate edge(List<ContactCap> caps, Function<ContactCap, LocalDate> edge, boolean first) {
        LocalDate found = day;
        for (ContactCap cap : caps) {
            LocalDate next = edge.apply(cap);
            found = first == next.isBefore(found) ? next : found;
        }
        return found;
    }

    private String bound(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
