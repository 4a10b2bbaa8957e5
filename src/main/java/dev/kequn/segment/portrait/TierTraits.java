package dev.kequn.segment.portrait;

import dev.kequn.customer.Quadrant;
import dev.kequn.segment.portrait.Distribution.Shape;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.StandingSql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                outside == null
                        ? List.of()
                        : List.of(new Family.Link(new Cell(COMPOSITE, NOT_ASSESSED), new Cell(SERVICE, NOT_ASSESSED))),
                List.of(QUADRANT));
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

    private static CellValue value(TierLevel level) {
        return new CellValue(level.code(), level.nameZh(), level.nameEn());
    }
}
