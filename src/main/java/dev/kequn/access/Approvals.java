package dev.kequn.access;

import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

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
        return requests.find("subjectType = ?1 and subjectId = ?2 and decision is null", subjectType, subjectId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(ApprovalRefusal.NOT_SUBMITTED, "Nothing waits for approval here"))
                .invoke(approval -> approval.approve(checker, content));
    }

    @ApplicationScoped
    static class Requests implements PanacheRepository<Approval> {}
}
