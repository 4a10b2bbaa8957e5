package dev.kequn.segment.portrait;

import dev.kequn.customer.Quadrant;
import dev.kequn.segment.portrait.Distribution.Shape;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.StandingSql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where customers stand on the business date: both levels, and the quadrant that follows from them. */
final class TierTraits implements Traits {
    private static final Trait COMPOSITE = Trait.of(PortraitDimension.COMPOSITE_TIER);
    private static final Trait SERVICE = Trait.of(PortraitDimension.SERVICE_TIER);
    private static final Trait QUADRANT = Trait.of(PortraitDimension.QUADRANT);
    private static final CellValue NOT_ASSESSED = new CellValue(null, "未评级", "Not assessed");
    private static final Map<Quadrant, CellValue> QUADRANTS = Map.of(
            Quadrant.ORDINARY, new CellValue("ORDINARY", "普通", "Ordinary"),
            Quadrant.VALUE, new CellValue("VALUE", "价值", "Value"),
            Quadrant.POTENTIAL, new CellValue("POTENTIAL", "潜力", "Potential"),
            Quadrant.KEY, new CellValue("KEY", "重点", "Key"));
    private static final String SEPARATOR = "/";

    private static final String JOINS =
            "LEFT JOIN (tier_assessment assessed JOIN tier_run run USING (run_id)) ON assessed.run_id = ?"
                    + " AND assessed.customer_id = c.customer_id" + StandingSql.override("$1");

    private final long runId;
    private final TierPolicy policy;

    /** @param policy of the assessment in force on the business date */
    TierTraits(long runId, TierPolicy policy) {
        this.runId = runId;
        this.policy = policy;
    }

    /** Before the first assessment nobody is assessed. */
    static List<Traits> none() {
        return Stream.of(COMPOSITE, SERVICE, QUADRANT)
                .<Traits>map(trait -> new SingleTrait(
                        trait,
                        Source.ordered("NULL::text"),
                        List.of(),
                        (code, names) -> NOT_ASSESSED,
                        NOT_ASSESSED,
                        ""))
                .toList();
    }

    @Override
    public List<PortraitDimension> dimensions() {
        return List.of(PortraitDimension.COMPOSITE_TIER, PortraitDimension.SERVICE_TIER, PortraitDimension.QUADRANT);
    }

    @Override
    public List<Source> sources() {
        return List.of(
                Source.ordered("assessed.composite_level || '" + SEPARATOR + "' || " + StandingSql.SERVICE_LEVEL));
    }

    @Override
    public String joins() {
        return JOINS;
    }

    @Override
    public List<Object> bound() {
        return List.of(runId);
    }

    @Override
    public Family family(List<Counts> found, Names names) {
        Map<String, Tally> composites = new LinkedHashMap<>();
        Map<String, Tally> services = new LinkedHashMap<>();
        Map<Quadrant, Tally> quadrants = new LinkedHashMap<>();
        found.get(0).byValue().forEach((levels, tally) -> {
            if (levels != null) {
                String[] both = levels.split(SEPARATOR);
                composites.merge(both[0], tally, Tally::plus);
                services.merge(both[1], tally, Tally::plus);
                quadrants.merge(policy.quadrant(both[0], both[1]), tally, Tally::plus);
            }
        });
        Tally outside = found.get(0).byValue().get(null);
        Map<CellValue, Tally> byQuadrant = new LinkedHashMap<>();
        Stream.of(Quadrant.values())
                .filter(quadrants::containsKey)
                .forEach(quadrant -> byQuadrant.put(QUADRANTS.get(quadrant), quadrants.get(quadrant)));
        return new Family(
                List.of(
                        distribution(COMPOSITE, levels(composites), outside),
                        distribution(SERVICE, levels(services), outside),
                        distribution(QUADRANT, byQuadrant, outside)),
                links(composites.keySet(), services.keySet(), quadrants.keySet(), outside != null));
    }

    private Map<CellValue, Tally> levels(Map<String, Tally> found) {
        Map<CellValue, Tally> cells = new LinkedHashMap<>();
        policy.levels().stream()
                .filter(level -> found.containsKey(level.code()))
                .forEach(level -> cells.put(value(level), found.get(level.code())));
        return cells;
    }

    private static Distribution distribution(Trait trait, Map<CellValue, Tally> cells, @Nullable Tally outside) {
        if (outside != null) {
            cells.put(NOT_ASSESSED, outside);
        }
        return new Distribution(trait, Shape.ORDERED, cells, false);
    }

    /** On either axis the high levels have the customers of two quadrants, and so have the others. */
    private List<Family.Link> links(
            Set<String> composites, Set<String> services, Set<Quadrant> quadrants, boolean outside) {
        List<Family.Link> links = new ArrayList<>();
        String lowest = policy.levels().get(0).code();
        for (boolean high : new boolean[] {true, false}) {
            links.add(new Family.Link(
                    cells(COMPOSITE, composites, code -> isHigh(policy.quadrant(code, lowest), Quadrant.VALUE) == high),
                    quadrants(quadrants, Set.of(Quadrant.KEY, Quadrant.VALUE), high)));
            links.add(new Family.Link(
                    cells(SERVICE, services, code -> isHigh(policy.quadrant(lowest, code), Quadrant.POTENTIAL) == high),
                    quadrants(quadrants, Set.of(Quadrant.KEY, Quadrant.POTENTIAL), high)));
        }
        if (outside) {
            List<Cell> unassessed = List.of(new Cell(COMPOSITE, NOT_ASSESSED));
            links.add(new Family.Link(unassessed, List.of(new Cell(SERVICE, NOT_ASSESSED))));
            links.add(new Family.Link(unassessed, List.of(new Cell(QUADRANT, NOT_ASSESSED))));
        }
        return links;
    }

    private static boolean isHigh(Quadrant found, Quadrant one) {
        return found == one || found == Quadrant.KEY;
    }

    private List<Cell> cells(Trait trait, Set<String> found, Predicate<String> wanted) {
        return policy.levels().stream()
                .filter(level -> found.contains(level.code()) && wanted.test(level.code()))
                .map(level -> new Cell(trait, value(level)))
                .toList();
    }

    private static List<Cell> quadrants(Set<Quadrant> found, Set<Quadrant> high, boolean wanted) {
        return found.stream()
                .filter(quadrant -> high.contains(quadrant) == wanted)
                .map(quadrant -> new Cell(QUADRANT, QUADRANTS.get(quadrant)))
                .toList();
    }

    private static CellValue value(TierLevel level) {
        return new CellValue(level.code(), level.nameZh(), level.nameEn());
    }
}
