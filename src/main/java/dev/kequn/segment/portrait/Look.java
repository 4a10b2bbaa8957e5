package dev.kequn.segment.portrait;

import dev.kequn.access.CustomerScope;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom to look at, and what for.
 *
 * @param first a segment
 * @param second another one; null for a portrait of the first alone
 */
record Look(CustomerScope scope, LocalDate day, long first, @Nullable Long second, Set<PortraitDimension> dimensions) {}
