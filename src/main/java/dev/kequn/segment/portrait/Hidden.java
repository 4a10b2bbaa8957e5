package dev.kequn.segment.portrait;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The groups that a caller must not see. */
record Hidden(Set<Group> groups) {
    /** @param cell null for all the population */
    record Group(@Nullable Cell cell, boolean without, Part part) {
        static Group of(@Nullable Cell cell, Part part) {
            return new Group(cell, false, part);
        }

        /** Those of the population who are not in the cell. */
        static Group without(Cell cell, Part part) {
            return new Group(cell, true, part);
        }
    }

    boolean has(@Nullable Cell cell, Part part) {
        return groups.contains(Group.of(cell, part));
    }
}
