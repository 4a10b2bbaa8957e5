package dev.kequn.segment.lookalike;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one customer.
 *
 * @param values of the facts that were asked for, by slot
 * @param products codes of what he holds
 * @param tags that hold, with their values; null for a tag without
 * @param events how many of each type there were lately
 */
record CustomerFacts(
        @Nullable Object[] values, JsonObject attributes, Set<String> products, JsonObject tags, JsonObject events) {}
