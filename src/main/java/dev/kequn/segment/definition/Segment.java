package dev.kequn.segment.definition;

import dev.kequn.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A group of customers under its code; what it is say its definitions, of which one is in force. */
@Entity
@Table(name = "segment")
public class Segment {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "segment_id")
    private Long id;

    @Column(name = "code", updatable = false)
    private String code;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private SegmentKind kind;

    @Column(name = "versions")
    private int versions;

    @Nullable
    @Column(name = "in_force")
    private Long inForce;

    @Nullable
    @Column(name = "refreshed_at", insertable = false, updatable = false)
    private Instant refreshedAt;

    @Nullable
    @Column(name = "failure", insertable = false, updatable = false)
    private String failure;

    @Nullable
    @Column(name = "failed_at", insertable = false, updatable = false)
    private Instant failedAt;

    @Nullable
    @Column(name = "retired_at")
    private Instant retiredAt;

    @Nullable
    @Column(name = "retire_reason")
    private String retireReason;

    @SuppressWarnings("NullAway.Init")
    protected Segment() {}

    public long id() {
        return id;
    }

    public String code() {
        return code;
    }

    public SegmentKind kind() {
        return kind;
    }

    /** The approved definition that membership follows; null before the first and after the end. */
    public @Nullable Long inForce() {
        return inForce;
    }

    /** When the whole bank was last looked at for it. */
    public @Nullable Instant refreshedAt() {
        return refreshedAt;
    }

    /** Why some customers could not be looked at since it was last refreshed. */
    public @Nullable String failure() {
        return failure;
    }

    public @Nullable Instant failedAt() {
        return failedAt;
    }

    public @Nullable Instant retiredAt() {
        return retiredAt;
    }

    public @Nullable String retireReason() {
        return retireReason;
    }

    /** The number of the next definition. */
    int count() {
        return ++versions;
    }

    void expectAlive() {
        if (retiredAt != null) {
            throw new Refusal(SegmentRefusal.WRONG_STATE, "code", "The segment is retired");
        }
    }

    void follow(SegmentDefinition definition) {
        this.inForce = definition.id();
    }

    Segment retire(Instant at, String reason) {
        expectAlive();
        if (inForce == null) {
            throw new Refusal(SegmentRefusal.WRONG_STATE, "code", "The segment was never in force");
        }
        this.inForce = null;
        this.retiredAt = at;
        this.retireReason = reason;
        return this;
    }
}
