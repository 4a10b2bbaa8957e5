package dev.kequn.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One change: who, what, to whom, with which values before and after; personal data only as hashes. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "audit_id")
    Long id;

    @Column(name = "recorded_at", insertable = false, updatable = false)
    OffsetDateTime recordedAt;

    @Column(name = "actor")
    String actor;

    @Column(name = "actor_roles")
    String actorRoles;

    @Column(name = "action")
    String action;

    @Column(name = "subject_type")
    String subjectType;

    @Column(name = "subject_id")
    String subjectId;

    @Nullable
    @Column(name = "purpose")
    String purpose;

    /** Bound as text: bound as jsonb, the client would write the text as one JSON string. */
    @Nullable
    @Column(name = "before_values")
    @ColumnTransformer(write = "?::text::jsonb", read = "before_values::text")
    String beforeValues;

    @Nullable
    @Column(name = "after_values")
    @ColumnTransformer(write = "?::text::jsonb", read = "after_values::text")
    String afterValues;

    @SuppressWarnings("NullAway.Init")
    protected AuditEntry() {}

    AuditEntry(Caller caller, Change change) {
        this.actor = caller.subject();
        this.actorRoles = caller.roleList();
        this.action = change.action();
        this.subjectType = change.subjectType();
        this.subjectId = change.subjectId();
        this.purpose = change.purpose();
        this.beforeValues = change.before() == null ? null : change.before().encode();
        this.afterValues = change.after() == null ? null : change.after().encode();
    }

    public long id() {
        return id;
    }

    public OffsetDateTime recordedAt() {
        return recordedAt;
    }

    public String actor() {
        return actor;
    }

    public String actorRoles() {
        return actorRoles;
    }

    public String action() {
        return action;
    }

    public String subjectType() {
        return subjectType;
    }

    public String subjectId() {
        return subjectId;
    }

    public @Nullable String purpose() {
        return purpose;
    }

    public @Nullable String beforeValues() {
        return beforeValues;
    }

    public @Nullable String afterValues() {
        return afterValues;
    }
}
