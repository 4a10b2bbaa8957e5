package dev.kequn.campaign.journey;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;

/** Finds the enrolment that staff mean; one of another branch, or of a control group, is as if it were not there. */
final class StaffScope {
    private static final String[] STAFF = {Role.BRANCH_STAFF, Role.BRANCH_MANAGER, Role.MANAGER, Role.OPERATIONS};

    private StaffScope() {}

    /** @throws Refusal {@link EnrolmentRefusal#UNKNOWN_ENROLMENT} */
    static Uni<Enrolled> enrolled(SqlClient client, Caller caller, EnrolmentReport report) {
        SqlText sql = new SqlText()
                .add("SELECT " + Enrolled.COLUMNS + "FROM customer c JOIN enrolment e USING (customer_id)"
                        + " JOIN campaign_round r ON r.round_id = e.round_id AND r.state = 'LIVE'"
                        + " JOIN campaign k ON k.campaign_id = r.campaign_id AND k.state IN ('LIVE', 'PAUSED')"
                        + " WHERE e.arm = 'TREATED'")
                .add(" AND k.code = ?", text(report.campaign()));
        if (report.customerId() != null) {
            sql.add(" AND c.customer_id = ?", report.customerId());
        } else {
            sql.add(" AND c.customer_no = ?", text(report.customerNo()));
        }
        CustomerScope.of(caller.actingAs(STAFF)).restrict(sql, "c");
        sql.add(" ORDER BY e.entry DESC LIMIT 1");
        return client.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            if (rows.rowCount() == 0) {
                throw unknown();
            }
            return Enrolled.of(rows.iterator().next());
        });
    }

    /** No text of the database has a null character, and asking for it would be a fault. */
    private static String text(String said) {
        if (said.indexOf(0) >= 0) {
            throw unknown();
        }
        return said;
    }

    private static Refusal unknown() {
        return new Refusal(EnrolmentRefusal.UNKNOWN_ENROLMENT, "campaign", "No such enrolment");
    }
}
