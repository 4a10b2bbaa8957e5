package dev.kequn.segment.portrait;

import dev.kequn.segment.portrait.Contrast.ContrastedCell;
import dev.kequn.segment.portrait.Contrast.ContrastedTrait;
import dev.kequn.segment.portrait.Contrast.Share;
import dev.kequn.segment.portrait.Contrast.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a contrast of what was counted, without what is hidden. */
final class Contraster {
    private final Counted counted;
    private final Hidden hidden;
    private final Part left;
    private final Part right;
    private final Part both;

    private Contraster(Counted counted, Hidden hidden, Part left, Part right, Part both) {
        this.counted = counted;
        this.hidden = hidden;
        this.left = left;
        this.right = right;
        this.both = both;
    }

    /** The first segment against the population, which it lies within. */
    static Contraster portrait(Counted counted, int smallest) {
        Hidden hidden = new PortraitHiding(counted, smallest).ofPortrait();
        return new Contraster(counted, hidden, Part.FIRST, Part.EVERYONE, Part.FIRST);
    }

    /** The first segment against the second. */
    static Contraster comparison(Counted counted, int smallest) {
        Hidden hidden = new PortraitHiding(counted, smallest).ofComparison();
        return new Contraster(counted, hidden, Part.FIRST, Part.SECOND, Part.BOTH);
    }

    /** A trait with each of its cells, those that {@code top} leaves out, too. */
    private record Whole(Distribution distribution, List<ContrastedCell> cells) {}

    /** @param top how many values of a trait without an order of its own are told */
    Contrast contrast(Set<PortraitDimension> dimensions, int top) {
        List<Whole> all = counted.families().stream()
                .flatMap(family -> family.distributions().stream())
                .filter(distribution -> dimensions.contains(distribution.trait().dimension()))
                .sorted(Comparator.comparing(
                        distribution -> distribution.trait().dimension()))
                .map(this::whole)
                .toList();
        double limit = FalseDiscoveries.limit(all.stream()
                .flatMap(whole -> whole.cells().stream())
                .map(ContrastedCell::pValue)
                .filter(Objects::nonNull)
                .toList());
        return new Contrast(
                counted.day(),
                size(left),
                size(right),
                hidden.has(null, both)
                        ? null
                        : (Long) counted.population().of(both).customers(),
                all.stream().map(whole -> told(whole, limit, top)).toList());
    }

    private Size size(Part part) {
        return hidden.has(null, part)
                ? new Size(null, null)
                : new Size(
                        counted.population().of(part).customers(),
                        counted.population().of(part).aum());
    }

    private Whole whole(Distribution distribution) {
        List<ContrastedCell> cells = new ArrayList<>();
        distribution.cells().forEach((value, tally) -> {
            if (tally.of(left).customers() + tally.of(right).customers() > 0) {
                cells.add(cell(new Cell(distribution.trait(), value), tally));
            }
        });
        if (distribution.shape() != Distribution.Shape.ORDERED) {
            cells.sort(mostFirst());
        }
        return new Whole(distribution, cells);
    }

    /** What is hidden comes last, in order of code: its place tells nothing of its size. */
    private Comparator<ContrastedCell> mostFirst() {
        return Comparator.comparing((ContrastedCell cell) -> members(cell) < 0)
                .thenComparing(Comparator.comparingLong(this::members).reversed())
                .thenComparing(cell -> cell.value().code(), Comparator.nullsLast(Comparator.naturalOrder()));
    }

    /** Customers of the segments in a cell; negative where one of them is hidden. */
    private long members(ContrastedCell cell) {
        Long first = cell.left().customers();
        Long second = right == Part.SECOND ? cell.right().customers() : (Long) 0L;
        return first == null || second == null ? -1 : first + second;
    }

    private static ContrastedTrait told(Whole whole, double limit, int top) {
        Distribution distribution = whole.distribution();
        boolean cut = distribution.shape() != Distribution.Shape.ORDERED
                && whole.cells().size() > top;
        List<ContrastedCell> told = cut ? whole.cells().subList(0, top) : whole.cells();
        return new ContrastedTrait(
                distribution.trait(),
                cut || distribution.more(),
                told.stream().map(cell -> judged(cell, limit)).toList());
    }

    /** Till here whatever has large enough groups counts as significant. */
    private static ContrastedCell judged(ContrastedCell cell, double limit) {
        boolean significant = cell.significant() && cell.pValue() != null && cell.pValue() <= limit;
        return new ContrastedCell(
                cell.value(), cell.left(), cell.right(), cell.index(), cell.balanceIndex(), cell.pValue(), significant);
    }

    private ContrastedCell cell(Cell cell, Tally tally) {
        Share of = share(cell, tally, left);
        Share to = share(cell, tally, right);
        ShareDifference test = test(tally);
        boolean tested = isShown(cell) && test.isMeaningful();
        return new ContrastedCell(
                cell.value(),
                of,
                to,
                ratio(of.share(), to.share()),
                ratio(of.balanceShare(), to.balanceShare()),
                tested ? (Double) test.pValue() : null,
                test.isLarge());
    }

    private ShareDifference test(Tally tally) {
        Tally all = counted.population();
        return new ShareDifference(
                tally.of(left).customers(),
                all.of(left).customers(),
                tally.of(right).customers(),
                all.of(right).customers(),
                tally.of(both).customers(),
                all.of(both).customers());
    }

    private boolean isShown(Cell cell) {
        return Stream.of(left, right, both).noneMatch(part -> hidden.has(cell, part) || hidden.has(null, part));
    }

    private Share share(Cell cell, Tally tally, Part part) {
        if (hidden.has(cell, part)) {
            return Share.HIDDEN;
        }
        Weight in = tally.of(part);
        if (hidden.has(null, part)) {
            return new Share(in.customers(), null, in.aum(), null);
        }
        Weight of = counted.population().of(part);
        return new Share(
                in.customers(),
                ratio((double) in.customers(), (double) of.customers()),
                in.aum(),
                ratio((double) in.aum(), (double) of.aum()));
    }

    private static @Nullable Double ratio(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null || other == 0 ? null : (Double) (one / other);
    }
}
