package dev.kequn.loyalty.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What a cap allows, as it is kept under its period. */
@Embeddable
record CapLimit(@Nullable @Column(name = "points") Long points, @Nullable @Column(name = "times") Integer times) {}
