package dev.kequn.offer.lead;

import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;

/** Opens leads in the transaction of the acceptances: whoever accepts an offer does it once. */
public final class NewLeads {
    private static final String OPEN =
            """
            INSERT INTO offer_lead (customer_id, offer_id, version_id, channel, manager_no, branch_code, accepted_on)
            SELECT w.* FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[],
                                   $7::date[]) AS w""";

    private NewLeads() {}

    public static Uni<Void> open(SqlConnection transaction, List<NewLead> leads) {
        return Columns.inPieces(leads, some -> transaction.preparedQuery(OPEN).execute(Tuple.from(new Object[] {
            Columns.of(some, Long[]::new, NewLead::customerId),
            Columns.of(some, Long[]::new, NewLead::offerId),
            Columns.of(some, Long[]::new, NewLead::versionId),
            Columns.of(some, String[]::new, lead -> lead.channel().name()),
            Columns.of(some, String[]::new, NewLead::managerNo),
            Columns.of(some, String[]::new, NewLead::branchCode),
            Columns.of(some, LocalDate[]::new, NewLead::acceptedOn)
        })));
    }
}
