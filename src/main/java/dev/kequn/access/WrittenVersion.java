package dev.kequn.access;

import dev.kequn.platform.Refusal;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;

/**
 * One version of something that one writes and another approves. Approved, it never changes; it can only be replaced.
 *
 * <p>Its room says what it refuses with: an enum with {@code WRONG_STATE} and {@code CHANGED_SINCE_SUBMISSION}.
 */
@MappedSuperclass
public abstract class WrittenVersion {
    @Column(name = "version")
    private int version;

    @Column(name = "revision")
    private int revision;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private VersionState state;

    @Column(name = "created_by")
    private String createdBy;

    @SuppressWarnings("NullAway.Init")
    protected WrittenVersion() {}

    protected WrittenVersion(int version, Caller maker) {
        this.version = version;
        this.revision = 1;
        this.state = VersionState.DRAFT;
        this.createdBy = maker.subject();
    }

    protected abstract Class<? extends Enum<?>> refusals();

    /** Everything it says, in a form that no other content has. */
    protected abstract String text();

    /** What is approved when this version of {@code code} is: all of it, in one text. */
    public String toApprove(String code) {
        return "%s %d.%d %s".formatted(code, version, revision, text());
    }

    /** How it stands, as the audit trail keeps it. */
    public JsonObject standing() {
        return new JsonObject()
                .put("state", state.name())
                .put("version", version)
                .put("revision", revision)
                .put("content", Change.hash(text()));
    }

    /** Counts the versions from 1, without gaps. */
    public int version() {
        return version;
    }

    /** 1 for the first writing, one more for each after it. */
    public int revision() {
        return revision;
    }

    public VersionState state() {
        return state;
    }

    /** Before a draft is written anew. */
    protected void revise() {
        expect(VersionState.DRAFT);
        this.revision++;
    }

    public void submit() {
        step(VersionState.DRAFT, VersionState.SUBMITTED);
    }

    /** Refuses what does not wait for approval, or is not what the approver read. */
    public void expectSubmitted(int readVersion, int readRevision) {
        expect(VersionState.SUBMITTED);
        if (version != readVersion || revision != readRevision) {
            throw refusal(
                    "CHANGED_SINCE_SUBMISSION",
                    "revision",
                    "Revision %d of version %d waits for approval".formatted(revision, version));
        }
    }

    /** Has it written again. */
    public void reopen() {
        step(VersionState.SUBMITTED, VersionState.DRAFT);
    }

    public void approve() {
        step(VersionState.SUBMITTED, VersionState.APPROVED);
    }

    /** Gives way to the next. */
    public void replace() {
        step(VersionState.APPROVED, VersionState.REPLACED);
    }

    public void expect(VersionState expected) {
        if (state != expected) {
            throw refusal("WRONG_STATE", "code", "The version is %s, not %s".formatted(state, expected));
        }
    }

    private void step(VersionState from, VersionState to) {
        expect(from);
        this.state = to;
    }

    private Refusal refusal(String name, String field, String message) {
        for (Enum<?> code : refusals().getEnumConstants()) {
            if (code.name().equals(name)) {
                return new Refusal(code, field, message);
            }
        }
        throw new IllegalStateException(refusals() + " lacks " + name);
    }
}
