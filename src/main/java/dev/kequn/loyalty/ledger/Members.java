package dev.kequn.loyalty.ledger;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The customers that postings name. */
final class Members {
    private static final String FIND =
            """
            SELECT n.customer_no, n.customer_id, c.closed_on FROM customer_number n JOIN customer c USING (customer_id)
            WHERE n.customer_no = ANY ($1)""";

    private final LocalDate day;
    private final Map<String, Member> byNumber = new HashMap<>();

    private record Member(long customerId, @Nullable LocalDate closedOn) {}

    private Members(LocalDate day) {
        this.day = day;
    }

    static Uni<Members> of(SqlConnection transaction, LocalDate day, List<Posting> postings) {
        List<String> numbers = postings.stream()
                .map(Posting::customerNo)
                .filter(Objects::nonNull)
                // No text of the database has such a character, and asking for it would fail for all.
                .filter(number -> number.indexOf(0) < 0)
                .distinct()
                .toList();
        Members members = new Members(day);
        if (numbers.isEmpty()) {
            return Uni.createFrom().item(members);
        }
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(Columns.of(numbers, String[]::new, number -> number)))
                .map(rows -> {
                    for (Row row : rows) {
                        members.byNumber.put(
                                row.getString("customer_no"),
                                new Member(row.getLong("customer_id"), row.getLocalDate("closed_on")));
                    }
                    return members;
                });
    }

    /** Null when there is no such customer. */
    @Nullable
    Long id(Posting posting) {
        if (posting.customerNo() == null) {
            return posting.customerId();
        }
        Member member = byNumber.get(posting.customerNo());
        return member == null ? null : member.customerId();
    }

    /** @throws Refusal {@link PointsRefusal#UNKNOWN_CUSTOMER}, {@link PointsRefusal#CUSTOMER_CLOSED} */
    void expectMember(Posting posting) {
        if (posting.customerNo() == null) {
            return;
        }
        Member member = byNumber.get(posting.customerNo());
        if (member == null) {
            throw new Refusal(PointsRefusal.UNKNOWN_CUSTOMER, "customerNo", "No such customer");
        }
        boolean closed = member.closedOn() != null && !member.closedOn().isAfter(day);
        if (closed && posting.act().earns()) {
            throw new Refusal(PointsRefusal.CUSTOMER_CLOSED, "customerNo", "The customer has left the bank");
        }
    }
}
