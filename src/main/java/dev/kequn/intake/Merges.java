package dev.kequn.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** Whether facts are on their way, for later rooms that would rather look once they are there. */
public final class Merges {
    private static final String UNDER_WAY =
            "SELECT EXISTS (SELECT FROM job_run WHERE job = $1 AND state IN ('QUEUED', 'RUNNING'))";

    private Merges() {}

    /** True while an accepted file waits or is being merged; one that failed is not under way. */
    public static Uni<Boolean> underWay(SqlClient client) {
        return client.preparedQuery(UNDER_WAY)
                .execute(Tuple.of(IntakeMergeJob.NAME))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
