package dev.kequn.access;

import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/** Maker and checker: what one submits another approves. Runs in the transaction of the use case that asks. */
@ApplicationScoped
public class Approvals {
    private final Requests requests;

    Approvals(Requests requests) {
        this.requests = requests;
    }

    /** Notes that {@code maker} submitted {@code content}; the content's hash is what will be approved. */
    public Uni<Approval> submit(Caller maker, String subjectType, String subjectId, String content) {
        return requests.persist(new Approval(subjectType, subjectId, content, maker));
    }

    /**
     * Approves what waits under this subject.
     *
     * @throws Refusal with an {@link ApprovalRefusal}: nothing waits, the caller made it, or it changed meanwhile
     */
    public Uni<Approval> approve(Caller checker, String subjectType, String subjectId, String content) {
        return pending(subjectType, subjectId).invoke(approval -> approval.approve(checker, content));
    }

    /**
     * Refuses what waits under this subject.
     *
     * @throws Refusal with an {@link ApprovalRefusal}: nothing waits, or the caller made it
     */
    public Uni<Approval> reject(Caller checker, String subjectType, String subjectId, String reason) {
        return pending(subjectType, subjectId).invoke(approval -> approval.reject(checker, reason));
    }

    /** {@link #submit(Caller, String, String, String)} in the transaction open on {@code connection}. */
    public Uni<Void> submit(
            SqlConnection connection, Caller maker, String subjectType, String subjectId, String content) {
        return ApprovalRows.add(connection, new Approval(subjectType, subjectId, content, maker));
    }

    /** {@link #approve(Caller, String, String, String)} in the transaction open on {@code connection}. */
    public Uni<Void> approve(
            SqlConnection connection, Caller checker, String subjectType, String subjectId, String content) {
        return ApprovalRows.pending(connection, subjectType, subjectId)
                .invoke(approval -> approval.approve(checker, content))
                .chain(approval -> ApprovalRows.decide(connection, approval));
    }

    /** {@link #reject(Caller, String, String, String)} in the transaction open on {@code connection}. */
    public Uni<Void> reject(
            SqlConnection connection, Caller checker, String subjectType, String subjectId, String reason) {
        return ApprovalRows.pending(connection, subjectType, subjectId)
                .invoke(approval -> approval.reject(checker, reason))
                .chain(approval -> ApprovalRows.decide(connection, approval));
    }

    /**
     * Takes back what waits under this subject; whose right that is decides the use case.
     *
     * @throws Refusal {@link ApprovalRefusal#NOT_SUBMITTED}
     */
    public Uni<Approval> withdraw(Caller caller, String subjectType, String subjectId, @Nullable String reason) {
        return pending(subjectType, subjectId).invoke(approval -> approval.withdraw(caller, reason));
    }

    /**
     * Sends back what waits under this subject: someone else refuses it, or who submitted it takes it back.
     *
     * @throws Refusal {@link ApprovalRefusal#NOT_SUBMITTED}
     */
    public Uni<Approval> sendBack(Caller caller, String subjectType, String subjectId, String reason) {
        return reject(caller, subjectType, subjectId, reason)
                .onFailure(failure ->
                        failure instanceof Refusal refusal && refusal.code() == ApprovalRefusal.SELF_APPROVAL)
                .recoverWithUni(() -> withdraw(caller, subjectType, subjectId, reason));
    }

    private Uni<Approval> pending(String subjectType, String subjectId) {
        return requests.find("subjectType = ?1 and subjectId = ?2 and decision is null", subjectType, subjectId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(Approvals::nothingWaits);
    }

    static Refusal nothingWaits() {
        return new Refusal(ApprovalRefusal.NOT_SUBMITTED, "Nothing waits for approval here");
    }

    @ApplicationScoped
    static class Requests implements PanacheRepository<Approval> {}
}
