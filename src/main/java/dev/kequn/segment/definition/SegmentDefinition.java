package dev.kequn.segment.definition;

import dev.kequn.access.Caller;
import dev.kequn.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One version of what a segment is. Approved, it never changes; it can only be replaced. */
@Entity
@Table(name = "segment_definition")
public class SegmentDefinition {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "definition_id")
    private Long id;

    @Column(name = "segment_id")
    private long segmentId;

    @Column(name = "version")
    private int version;

    @Column(name = "revision")
    private int revision;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private DefinitionState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private SegmentKind kind;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    @Nullable
    @Column(name = "description")
    private String description;

    @Nullable
    @Column(name = "rule")
    private String rule;

    @Column(name = "every_of")
    private String[] everyOf;

    @Column(name = "any_of")
    private String[] anyOf;

    @Column(name = "none_of")
    private String[] noneOf;

    @Nullable
    @Column(name = "seed")
    private String seed;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "reach")
    private Reach reach;

    @Nullable
    @Column(name = "reach_size")
    private Long size;

    @Column(name = "created_by")
    private String createdBy;

    @SuppressWarnings("NullAway.Init")
    protected SegmentDefinition() {}

    SegmentDefinition(Segment segment, SegmentContent content, Caller maker) {
        this.segmentId = segment.id();
        this.version = segment.count();
        this.state = DefinitionState.DRAFT;
        this.createdBy = maker.subject();
        say(content);
    }

    /** Writes a draft anew, as its next revision. */
    SegmentDefinition rewrite(SegmentContent content) {
        expect(DefinitionState.DRAFT);
        say(content);
        return this;
    }

    private void say(SegmentContent content) {
        this.revision++;
        this.kind = content.kind();
        this.nameZh = content.nameZh();
        this.nameEn = content.nameEn();
        this.description = content.description();
        this.rule = content.rule();
        this.everyOf = content.combination().everyOf().toArray(String[]::new);
        this.anyOf = content.combination().anyOf().toArray(String[]::new);
        this.noneOf = content.combination().noneOf().toArray(String[]::new);
        this.seed = content.seed();
        this.reach = content.reach();
        this.size = content.size();
    }

    public long id() {
        return id;
    }

    public long segmentId() {
        return segmentId;
    }

    /** Counts the versions of the segment from 1, without gaps. */
    public int version() {
        return version;
    }

    /** 1 for the first writing, one more for each after it. */
    public int revision() {
        return revision;
    }

    public DefinitionState state() {
        return state;
    }

    public SegmentContent content() {
        Combination combination = new Combination(List.of(everyOf), List.of(anyOf), List.of(noneOf));
        return new SegmentContent(kind, nameZh, nameEn, description, rule, combination, seed, reach, size);
    }

    public void expect(DefinitionState expected) {
        if (state != expected) {
            throw new Refusal(
                    SegmentRefusal.WRONG_STATE, "code", "The definition is %s, not %s".formatted(state, expected));
        }
    }

    SegmentDefinition submit() {
        expect(DefinitionState.DRAFT);
        this.state = DefinitionState.SUBMITTED;
        return this;
    }

    /** Refuses what does not wait for approval, or is not what the approver read. */
    void expectSubmitted(int readVersion, int readRevision) {
        expect(DefinitionState.SUBMITTED);
        if (version != readVersion || revision != readRevision) {
            throw new Refusal(
                    SegmentRefusal.CHANGED_SINCE_SUBMISSION,
                    "revision",
                    "Revision %d of version %d waits for approval".formatted(revision, version));
        }
    }

    SegmentDefinition reopen() {
        expect(DefinitionState.SUBMITTED);
        this.state = DefinitionState.DRAFT;
        return this;
    }

    SegmentDefinition approve() {
        expect(DefinitionState.SUBMITTED);
        this.state = DefinitionState.APPROVED;
        return this;
    }

    void replace() {
        expect(DefinitionState.APPROVED);
        this.state = DefinitionState.REPLACED;
    }
}
