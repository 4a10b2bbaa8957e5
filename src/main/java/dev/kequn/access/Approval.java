package dev.kequn.access;

import dev.kequn.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A content that waits for, or got, its second pair of eyes. */
@Entity
@Table(name = "approval")
public class Approval {
    /** How a request ended. */
    public enum Decision {
        /** Someone else agreed. */
        APPROVED,
        /** Someone else refused. */
        REJECTED,
        /** It was taken back before anyone decided. */
        WITHDRAWN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "approval_id")
    Long id;

    @Column(name = "subject_type")
    String subjectType;

    @Column(name = "subject_id")
    String subjectId;

    @Column(name = "content_hash")
    String contentHash;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "requested_at")
    OffsetDateTime requestedAt;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "decision")
    Decision decision;

    @Nullable
    @Column(name = "decided_by")
    String decidedBy;

    @Nullable
    @Column(name = "decided_at")
    OffsetDateTime decidedAt;

    @Nullable
    @Column(name = "reason")
    String reason;

    @SuppressWarnings("NullAway.Init")
    protected Approval() {}

    Approval(String subjectType, String subjectId, String content, Caller maker) {
        this.subjectType = subjectType;
        this.subjectId = subjectId;
        this.contentHash = Change.hash(content);
        this.requestedBy = maker.subject();
        this.requestedAt = OffsetDateTime.now();
    }

    /** Agrees to exactly the content that was submitted; refuses the maker himself and a content changed since. */
    void approve(Caller checker, String content) {
        refuseMaker(checker);
        if (!contentHash.equals(Change.hash(content))) {
            throw new Refusal(
                    ApprovalRefusal.CHANGED_SINCE_SUBMISSION, "The content has changed since it was submitted");
        }
        end(Decision.APPROVED, checker, null);
    }

    /** Refuses what was submitted; not by the maker, who takes it back instead. */
    void reject(Caller checker, String why) {
        refuseMaker(checker);
        end(Decision.REJECTED, checker, why);
    }

    void withdraw(Caller caller, @Nullable String why) {
        end(Decision.WITHDRAWN, caller, why);
    }

    private void refuseMaker(Caller checker) {
        if (checker.subject().equals(requestedBy)) {
            throw new Refusal(ApprovalRefusal.SELF_APPROVAL, "Who submitted it does not decide on it");
        }
    }

    private void end(Decision how, Caller by, @Nullable String why) {
        this.decision = how;
        this.decidedBy = by.subject();
        this.decidedAt = OffsetDateTime.now();
        this.reason = why;
    }

    public String requestedBy() {
        return requestedBy;
    }

    public @Nullable String decidedBy() {
        return decidedBy;
    }
}
