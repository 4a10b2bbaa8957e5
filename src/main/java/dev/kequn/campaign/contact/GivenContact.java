package dev.kequn.campaign.contact;

import dev.kequn.platform.Refusal;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A contact that was given to a gateway, read behind the standing of its customer; what is reported changes it. */
final class GivenContact {
    private final ContactKey key;
    private final long roundId;
    private final long cost;
    private final int lease;
    private final @Nullable String leasedBy;
    private final boolean held;
    private final OffsetDateTime now;
    private ContactState state;
    private @Nullable String reason;
    private @Nullable OffsetDateTime reportedAt;
    private @Nullable String answer;
    private @Nullable OffsetDateTime answeredAt;
    private boolean changed;

    GivenContact(Row row) {
        this.key = new ContactKey(row.getLong("customer_id"), row.getLong("contact_id"));
        this.roundId = row.getLong("round_id");
        this.cost = row.getLong("cost");
        this.lease = row.getInteger("lease");
        this.leasedBy = row.getString("leased_by");
        this.held = Boolean.TRUE.equals(row.getBoolean("held"));
        this.now = row.getOffsetDateTime("now");
        this.state = ContactState.valueOf(row.getString("state"));
        this.reason = row.getString("reason");
        this.reportedAt = row.getOffsetDateTime("reported_at");
        this.answer = row.getString("answer");
        this.answeredAt = row.getOffsetDateTime("answered_at");
    }

    /**
     * Takes a report; the same one again changes nothing.
     *
     * @throws Refusal with a {@link ContactReportRefusal}
     */
    void take(ContactReport report, String gateway, Standing standing, Reservations reservations) {
        OffsetDateTime at = report.happenedAt(now);
        if (lease == 0 && state == ContactState.DUE) {
            throw new Refusal(ContactReportRefusal.WRONG_STATE, "contactId", "No gateway has the contact");
        }
        expectLease(report.lease() == lease, "lease");
        if (state == ContactState.LEASED) {
            expectLease(held && gateway.equals(leasedBy), "lease");
            settle(report, at, reservations);
        }
        expect(state == (report.outcome() == ContactOutcome.FAILED ? ContactState.FAILED : ContactState.DELIVERED));
        if (report.outcome().isAnswer()) {
            answer(report.outcome(), at, standing);
        }
    }

    private void settle(ContactReport report, OffsetDateTime at, Reservations reservations) {
        changed = true;
        reportedAt = at;
        if (report.outcome() == ContactOutcome.FAILED) {
            state = ContactState.FAILED;
            reason = report.reason();
            reservations.giveBack(roundId, cost);
        } else {
            state = ContactState.DELIVERED;
            reservations.spend(roundId, cost);
        }
    }

    private void answer(ContactOutcome outcome, OffsetDateTime at, Standing standing) {
        expect(answer == null || answer.equals(outcome.name()));
        if (answer == null) {
            changed = true;
            answer = outcome.name();
            answeredAt = at;
            standing.note(outcome);
        }
    }

    /** What was taken back after its lease ran out is not the gateway's any more. */
    private void expect(boolean fits) {
        boolean takenBack = state == ContactState.CANCELLED || state == ContactState.EXPIRED;
        expectLease(fits || !takenBack, "contactId");
        if (!fits) {
            throw new Refusal(ContactReportRefusal.WRONG_STATE, "outcome", "Another outcome was reported before");
        }
    }

    private static void expectLease(boolean holds, String field) {
        if (!holds) {
            throw new Refusal(ContactReportRefusal.LEASE_EXPIRED, field, "The lease is not the gateway's any more");
        }
    }

    ContactKey key() {
        return key;
    }

    boolean changed() {
        return changed;
    }

    ContactState state() {
        return state;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    OffsetDateTime reportedAt() {
        return reportedAt;
    }

    @Nullable
    String answer() {
        return answer;
    }

    @Nullable
    OffsetDateTime answeredAt() {
        return answeredAt;
    }
}
