package dev.kequn.dev;

import dev.kequn.customer.AttributeDeclarations;
import dev.kequn.customer.CustomerAttribute;
import dev.kequn.customer.Tagging;
import dev.kequn.segment.definition.SegmentApprovals;
import dev.kequn.segment.definition.SegmentContent;
import dev.kequn.segment.definition.SegmentDesk;
import dev.kequn.segment.lookalike.Lookalikes;
import dev.kequn.segment.membership.SegmentFollower;
import dev.kequn.segment.template.SegmentTemplates;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Puts the demo bank's segments in force by the program's own desks: one person writes, another approves. What is in
 * force already is left alone, so that a restart repeats nothing.
 */
@ApplicationScoped
class DemoSegments {
    private static final List<String> GUESTS =
            List.of("C00000011", "C00000013", "C00000017", "C00000019", "C00000023", "C00000029");
    private static final int STAYING = 4;

    private final AttributeDeclarations attributes;
    private final SegmentDesk desk;
    private final SegmentApprovals approvals;
    private final Lookalikes lookalikes;
    private final Tagging tagging;
    private final SegmentFollower follower;

    DemoSegments(
            AttributeDeclarations attributes,
            SegmentDesk desk,
            SegmentApprovals approvals,
            Lookalikes lookalikes,
            Tagging tagging,
            SegmentFollower follower) {
        this.attributes = attributes;
        this.desk = desk;
        this.approvals = approvals;
        this.lookalikes = lookalikes;
        this.tagging = tagging;
        this.follower = follower;
    }

    /** @param versions those in force, as {@link DemoProgress#segmentVersions} tells */
    void begin(Set<String> versions) {
        Set<CustomerAttribute> read = SegmentTemplates.ALL.stream()
                .flatMap(template -> template.attributes().stream())
                .collect(Collectors.toSet());
        DemoSteps.oneByOne(Multi.createFrom()
                .iterable(read)
                .onItem()
                .transformToUniAndConcatenate(attribute -> attributes.declare(DemoStaff.ADMIN, attribute)));
        if (!versions.contains(DemoGroups.HIGH_END + " 2")) {
            DemoSteps.oneByOne(Multi.createFrom()
                    .iterable(GUESTS)
                    .onItem()
                    .transformToUniAndConcatenate(
                            guest -> tagging.tag(DemoStaff.CHECKER, guest, DemoGroups.TAG, null)));
        }
        DemoSteps.oneByOne(Multi.createFrom()
                .iterable(DemoGroups.first().entrySet())
                .filter(group -> !versions.contains(group.getKey() + " 1"))
                .onItem()
                .transformToUniAndConcatenate(group -> approved(group.getKey(), group.getValue())));
        follower.wake();
    }

    /** Some leave: by another definition, or because their own facts have changed. */
    void change(Set<String> versions) {
        if (!versions.contains(DemoGroups.HIGH_END + " 2")) {
            DemoSteps.oneByOne(Multi.createFrom()
                    .iterable(GUESTS.subList(STAYING, GUESTS.size()))
                    .onItem()
                    .transformToUniAndConcatenate(guest -> tagging.untag(DemoStaff.CHECKER, guest, DemoGroups.TAG)));
            step(() -> approved(DemoGroups.HIGH_END, DemoGroups.highEnd("600000")));
        }
        follower.wake();
    }

    /** Has the look-alike learned, unless it is in force. */
    void learn(Set<String> versions) {
        if (!versions.contains(DemoGroups.LOOKALIKE + " 1")) {
            step(() -> desk.draft(DemoStaff.MAKER, DemoGroups.LOOKALIKE, DemoGroups.lookalike())
                    .chain(() -> lookalikes.train(DemoStaff.MAKER, DemoGroups.LOOKALIKE, List.of("gender"))));
        }
    }

    /** Puts in force what was learned. */
    void resemble(Set<String> versions) {
        if (!versions.contains(DemoGroups.LOOKALIKE + " 1")) {
            step(() -> approved(DemoGroups.LOOKALIKE));
        }
        follower.wake();
    }

    private Uni<?> approved(String code, SegmentContent content) {
        return desk.draft(DemoStaff.MAKER, code, content).chain(() -> approved(code));
    }

    private Uni<?> approved(String code) {
        return desk.submit(DemoStaff.MAKER, code)
                .map(step -> step.definition())
                .chain(read -> approvals.approve(DemoStaff.CHECKER, code, read.version(), read.revision()));
    }

    private static void step(Supplier<Uni<?>> one) {
        DemoSteps.oneByOne(Multi.createFrom().item(one).onItem().transformToUniAndConcatenate(uni -> uni));
    }
}
