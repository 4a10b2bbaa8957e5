package dev.kequn.segment.definition;

import dev.kequn.access.Caller;
import dev.kequn.access.WrittenVersion;
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
public class SegmentDefinition extends WrittenVersion {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "definition_id")
    private Long id;

    @Column(name = "segment_id")
    private long segmentId;

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

    @SuppressWarnings("NullAway.Init")
    protected SegmentDefinition() {}

    SegmentDefinition(Segment segment, SegmentContent content, Caller maker) {
        super(segment.count(), maker);
        this.segmentId = segment.id();
        say(content);
    }

    /** Writes a draft anew, as its next revision. */
    SegmentDefinition rewrite(SegmentContent content) {
        revise();
        say(content);
        return this;
    }

    private void say(SegmentContent content) {
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

    public SegmentContent content() {
        Combination combination = new Combination(List.of(everyOf), List.of(anyOf), List.of(noneOf));
        return new SegmentContent(kind, nameZh, nameEn, description, rule, combination, seed, reach, size);
    }

    @Override
    protected String text() {
        return content().text();
    }

    @Override
    protected Class<SegmentRefusal> refusals() {
        return SegmentRefusal.class;
    }
}
