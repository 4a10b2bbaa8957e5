package dev.kequn.tier.movement;

import org.jspecify.annotations.Nullable;

/** A group of customers that a migration counts. */
public sealed interface MigrationGroup {
    /** Who had one level and has another; null for outside the assessment, so that newcomers and the lost are cells too. */
    record Cell(@Nullable String from, @Nullable String to) implements MigrationGroup {}

    /** Who had this level in the earlier assessment. */
    record FromLevel(String code) implements MigrationGroup {}

    /** Who has this level in the later one. */
    record ToLevel(String code) implements MigrationGroup {}

    /** Who moved this way, whatever his level. */
    record Moving(Movement movement) implements MigrationGroup {}

    /** Everyone in one of the assessments. */
    enum Population implements MigrationGroup {
        FROM,
        TO
    }
}
