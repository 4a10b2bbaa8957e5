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

/**
 * One statement that judges everyone whose approach is due, writes his contact or why there is none, and moves his enrolment
 * on.
 */
final class PlanStatement {
    private static final String TEXT = SqlResource.read(PlanStatement.class, "plan.sql");

    private final List<Object> values = new ArrayList<>();
    private final String text;

    /** @param now when it is judged, in the bank's zone */
    PlanStatement(DueApproaches due, ContactPolicy policy, ZonedDateTime now) {
        ContactRules rules = policy.rules();
        ZonedDateTime dueAt = rules.earliest(now);
        LocalDate day = dueAt.toLocalDate();
        List<ContactChannel> channels = Arrays.asList(ContactChannel.values());
        String bound = TEXT.replace("${customers}", bind(due.customers()))
                .replace("${rounds}", bind(due.rounds()))
                .replace("${entries}", bind(due.entries()))
                .replace("${today}", bind(now.toLocalDate()))
                .replace("${zone}", bind(now.getZone().getId()))
                .replace("${channels}", bind(Columns.of(channels, String[]::new, ContactChannel::name)))
                .replace("${costs}", bind(Columns.of(channels, Long[]::new, rules::cost)))
                .replace("${policy}", bind(policy.version()))
                .replace("${dueAt}", bind(dueAt.toOffsetDateTime()))
                .replace("${day}", bind(day));
        this.text = new SlotRoom(rules.caps(), day, this::bind).into(bound);
    }

    String text() {
        return text;
    }

    Tuple values() {
        return Tuple.from(values);
    }

    private String bind(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
