package dev.kequn.campaign.day;

import dev.kequn.campaign.enrolment.EndedRounds;
import dev.kequn.campaign.round.LiveRounds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether there is anything to do for customers at all, so that a bank without campaigns is not looked through. */
@ApplicationScoped
class OpenWork {
    private static final String CONTACTS =
            """
            SELECT EXISTS (SELECT FROM contact WHERE state = 'DUE')
                OR EXISTS (SELECT FROM contact WHERE state = 'LEASED')""";

    private final EndedRounds ended;

    OpenWork(EndedRounds ended) {
        this.ended = ended;
    }

    Uni<Boolean> isThere(SqlClient client) {
        return LiveRounds.all(client)
                .chain(live ->
                        live.isEmpty() ? leftOver(client) : Uni.createFrom().item(true));
    }

    private Uni<Boolean> leftOver(SqlClient client) {
        return ended.leftOpen(client)
                .chain(open -> open
                        ? Uni.createFrom().item(true)
                        : client.query(CONTACTS)
                                .execute()
                                .map(rows -> rows.iterator().next().getBoolean(0)));
    }
}
