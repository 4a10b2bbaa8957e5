package dev.kequn.tier.movement;

import dev.kequn.access.SmallCells;
import dev.kequn.tier.movement.MigrationGroup.Cell;
import dev.kequn.tier.movement.MigrationGroup.FromLevel;
import dev.kequn.tier.movement.MigrationGroup.Moving;
import dev.kequn.tier.movement.MigrationGroup.Population;
import dev.kequn.tier.movement.MigrationGroup.ToLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Adds the cells of a migration up, by level, by movement and in all. */
final class MigrationTable {
    private final AssessedPair assessed;
    private final List<Cell> cells;
    private final SmallCells<MigrationGroup> small;
    private final Map<MigrationGroup, Moved> groups = new HashMap<>();

    /** @param counted the cells that have customers */
    MigrationTable(AssessedPair assessed, Map<Cell, Moved> counted, int smallest) {
        this.assessed = assessed;
        this.cells = assessed.cells();
        this.small = new SmallCells<>(smallest);
        cells.forEach(cell -> put(cell, counted.getOrDefault(cell, Moved.NONE)));
        List<FromLevel> fromLevels =
                assessed.from().codes().stream().map(FromLevel::new).toList();
        List<ToLevel> toLevels =
                assessed.to().codes().stream().map(ToLevel::new).toList();
        fromLevels.forEach(level -> add(level, cells(cell -> level.code().equals(cell.from()))));
        toLevels.forEach(level -> add(level, cells(cell -> level.code().equals(cell.to()))));
        Stream.of(Movement.values())
                .forEach(way -> add(new Moving(way), cells(cell -> assessed.movement(cell) == way)));
        add(Population.FROM, fromLevels);
        add(Population.FROM, movementsWithout(Movement.NEW));
        add(Population.TO, toLevels);
        add(Population.TO, movementsWithout(Movement.LOST));
    }

    TierMigration shown() {
        groups.keySet().removeAll(small.hidden());
        return new TierMigration(assessed, groups);
    }

    private List<Cell> cells(Predicate<Cell> which) {
        return cells.stream().filter(which).toList();
    }

    private static List<Moving> movementsWithout(Movement other) {
        return Stream.of(Movement.values())
                .filter(movement -> movement != other)
                .map(Moving::new)
                .toList();
    }

    private void add(MigrationGroup total, List<? extends MigrationGroup> parts) {
        put(total, parts.stream().map(groups::get).reduce(Moved.NONE, Moved::plus));
        small.sum(total, parts);
    }

    private void put(MigrationGroup group, Moved moved) {
        groups.put(group, moved);
        small.group(group, moved.customers());
    }
}
