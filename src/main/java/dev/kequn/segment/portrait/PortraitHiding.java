package dev.kequn.segment.portrait;

import dev.kequn.access.SmallCells;
import dev.kequn.segment.portrait.Distribution.Shape;
import dev.kequn.segment.portrait.Hidden.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a caller must not see of counted families. Small is a group of too few members, but also of too few
 * customers who are not members, or are no part of a cell: they are told by what stands beside them. Families share only
 * their totals, so each is looked at by itself, again when a total had to be hidden for another's sake.
 */
final class PortraitHiding {
    /** A part that is made up of others. */
    private record Made(Part whole, List<Part> of) {}

    /** Of values beyond those told nothing is shown. */
    private static final CellValue OTHERS = new CellValue(null, "", "");

    private static final List<Made> OF_ONE = List.of(new Made(Part.EVERYONE, List.of(Part.FIRST, Part.NOT_FIRST)));
    private static final List<Made> OF_OTHER = List.of(new Made(Part.EVERYONE, List.of(Part.SECOND, Part.NOT_SECOND)));
    private static final List<Made> OF_TWO = List.of(
            new Made(Part.FIRST, List.of(Part.BOTH, Part.ONLY_FIRST)),
            new Made(Part.SECOND, List.of(Part.BOTH, Part.ONLY_SECOND)));

    private final Counted counted;
    private final int smallest;

    /** @param smallest how many customers a group must have to be seen; 0 for a caller who sees every group */
    PortraitHiding(Counted counted, int smallest) {
        this.counted = counted;
        this.smallest = smallest;
    }

    Hidden ofPortrait() {
        return new Hidden(hidden(OF_ONE, Set.of()));
    }

    /** What the portrait of either segment hides is hidden, too. */
    Hidden ofComparison() {
        Set<Group> before = new HashSet<>(hidden(OF_ONE, Set.of()));
        before.addAll(hidden(OF_OTHER, Set.of()));
        return new Hidden(hidden(OF_TWO, before));
    }

    private Set<Group> hidden(List<Made> parts, Set<Group> before) {
        Set<Group> hidden = new HashSet<>(before);
        if (smallest == 0) {
            return hidden;
        }
        int totals;
        do {
            totals = totals(hidden);
            counted.families().forEach(family -> hidden.addAll(hidden(family, parts, hidden)));
            if (counted.families().isEmpty()) {
                hidden.addAll(hidden(new Family(List.of(), List.of(), List.of()), parts, hidden));
            }
        } while (totals(hidden) > totals);
        return hidden;
    }

    private static int totals(Set<Group> hidden) {
        return (int) hidden.stream().filter(group -> group.cell() == null).count();
    }

    private Set<Group> hidden(Family family, List<Made> parts, Set<Group> before) {
        SmallCells<Object> small = new SmallCells<>(smallest);
        Sums sums = new Sums(small, before);
        for (Made made : parts) {
            sums.made(null, false, counted.population(), made);
            for (Distribution distribution : family.distributions()) {
                cells(distribution).forEach((value, tally) -> {
                    Cell cell = new Cell(distribution.trait(), value);
                    sums.made(cell, false, tally, made);
                    if (distribution.shape() == Shape.SEVERAL) {
                        sums.made(cell, true, counted.population().minus(tally), made);
                    }
                });
            }
        }
        for (Part part :
                parts.stream().flatMap(made -> all(made).stream()).distinct().toList()) {
            family.distributions().forEach(distribution -> sums.divided(distribution, cells(distribution), part));
            family.links().forEach(link -> sums.linked(link, part));
        }
        Set<Group> hidden = new HashSet<>();
        small.hidden().forEach(group -> {
            if (group instanceof Group known) {
                hidden.add(known);
            }
        });
        if (hidden.stream().anyMatch(group -> group.cell() != null)) {
            hidden.addAll(derived(family));
        }
        return hidden;
    }

    private static List<Group> derived(Family family) {
        return family.distributions().stream()
                .filter(distribution -> family.derived().contains(distribution.trait()))
                .flatMap(distribution ->
                        distribution.cells().keySet().stream().map(value -> new Cell(distribution.trait(), value)))
                .flatMap(cell -> Stream.of(Part.values()).map(part -> Group.of(cell, part)))
                .toList();
    }

    private static List<Part> all(Made made) {
        List<Part> all = new ArrayList<>(made.of());
        all.add(made.whole());
        return all;
    }

    /** With those that are not told: they make up the sum. */
    private Map<CellValue, Tally> cells(Distribution distribution) {
        if (distribution.shape() == Shape.SEVERAL || !distribution.more()) {
            return distribution.cells();
        }
        Map<CellValue, Tally> all = new LinkedHashMap<>(distribution.cells());
        Tally told = all.values().stream().reduce(Tally.NONE, Tally::plus);
        all.put(OTHERS, counted.population().minus(told));
        return all;
    }

    /** States groups and sums of one family. */
    private final class Sums {
        private final SmallCells<Object> small;
        private final Set<Group> before;

        Sums(SmallCells<Object> small, Set<Group> before) {
            this.small = small;
            this.before = before;
        }

        void made(@Nullable Cell cell, boolean without, Tally tally, Made made) {
            all(made).forEach(part -> {
                Group group = new Group(cell, without, part);
                small.group(group, tally.of(part).customers());
                if (before.contains(group) && small.customers(group) > 0) {
                    small.hide(group);
                }
            });
            small.sum(
                    new Group(cell, without, made.whole()),
                    made.of().stream()
                            .map(part -> new Group(cell, without, part))
                            .toList());
        }

        void divided(Distribution distribution, Map<CellValue, Tally> cells, Part part) {
            List<Cell> all = cells.keySet().stream()
                    .map(value -> new Cell(distribution.trait(), value))
                    .toList();
            if (distribution.shape() == Shape.SEVERAL) {
                all.forEach(cell ->
                        small.sum(Group.of(null, part), List.of(Group.of(cell, part), Group.without(cell, part))));
            } else {
                small.sum(
                        Group.of(null, part),
                        all.stream().map(cell -> Group.of(cell, part)).toList());
            }
        }

        void linked(Family.Link link, Part part) {
            Group one = Group.of(link.one(), part);
            Group other = Group.of(link.other(), part);
            Object same = List.of(link, part);
            small.group(same, small.customers(one));
            small.sum(same, List.of(one));
            small.sum(same, List.of(other));
        }
    }
}
