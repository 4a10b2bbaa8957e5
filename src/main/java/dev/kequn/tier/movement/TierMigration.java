package dev.kequn.tier.movement;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who moved from which level to which, as one caller may see it. */
public final class TierMigration {
    private final AssessedPair assessed;
    private final Map<MigrationGroup, Moved> shown;

    TierMigration(AssessedPair assessed, Map<MigrationGroup, Moved> shown) {
        this.assessed = assessed;
        this.shown = Map.copyOf(shown);
    }

    public AssessedPair assessed() {
        return assessed;
    }

    /** The customers of a group and their money; null where the group is hidden from the caller. */
    public @Nullable Moved of(MigrationGroup group) {
        return shown.get(group);
    }
}
