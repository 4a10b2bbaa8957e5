package dev.kequn.tier.movement;

import dev.kequn.tier.movement.MigrationGroup.Cell;
import dev.kequn.tier.policy.TierLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The assessments in force on two dates; they may be one and the same, or apply different policies. */
public record AssessedPair(Assessed from, Assessed to) {
    /** From every level and from outside, to every level and to outside; the lowest levels first, outside last. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String left : codesAndOutside(from)) {
            for (String reached : codesAndOutside(to)) {
                if (left != null || reached != null) {
                    cells.add(new Cell(left, reached));
                }
            }
        }
        return cells;
    }

    /** Compares ranks, each in its own policy. */
    public Movement movement(Cell cell) {
        if (cell.from() == null) {
            return Movement.NEW;
        }
        if (cell.to() == null) {
            return Movement.LOST;
        }
        int climbed = to.policy().level(cell.to()).rank()
                - from.policy().level(cell.from()).rank();
        if (climbed == 0) {
            return Movement.STAYED;
        }
        return climbed > 0 ? Movement.UP : Movement.DOWN;
    }

    /** The level with this code, as the earlier policy has it, or else the later one. */
    public TierLevel level(String code) {
        return (from.codes().contains(code) ? from : to).policy().level(code);
    }

    private static List<@Nullable String> codesAndOutside(Assessed assessed) {
        List<@Nullable String> codes = new ArrayList<>(assessed.codes());
        codes.add(null);
        return codes;
    }
}
