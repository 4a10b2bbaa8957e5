package dev.kequn.campaign.graphql;

import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of enrolments that is asked for: of which list, and behind which of it. */
record EnrolmentPage(String list, Paging paging) {
    /** The one behind which it begins; null for the start. */
    @Nullable
    EnrolmentKey behind() {
        List<String> keys = paging.keys(list, 3);
        return keys.isEmpty()
                ? null
                : new EnrolmentKey(
                        Paging.number(keys.get(0)), Paging.number(keys.get(1)), (short) Paging.number(keys.get(2)));
    }

    /** How many to read: one more than it shows. */
    int count() {
        return paging.first() + 1;
    }

    /** @param found up to one more than it shows */
    List<EnrolmentConnection.Edge> edges(List<EnrolmentView> found) {
        return paging.cut(found).stream()
                .map(view ->
                        new EnrolmentConnection.Edge(cursor(view.enrolment().key()), view))
                .toList();
    }

    /** @param found the same */
    PageInfo info(List<EnrolmentView> found) {
        List<EnrolmentView> shown = paging.cut(found);
        return new PageInfo(
                paging.hasNext(found),
                shown.isEmpty()
                        ? null
                        : cursor(shown.get(shown.size() - 1).enrolment().key()));
    }

    private String cursor(EnrolmentKey key) {
        return Paging.cursor(
                list,
                List.of(Long.toString(key.customerId()), Long.toString(key.roundId()), Integer.toString(key.entry())));
    }
}
