package dev.kequn.segment.definition;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a definition says.
 *
 * @param rule CEL. RULE: who is in the segment. LIST: who is put on the list while it is drafted; null for an upload.
 *     LOOKALIKE: who is never in it
 * @param combination empty but for COMBINATION
 * @param seed LOOKALIKE: code of the segment to resemble
 * @param size LOOKALIKE of reach SIZE: how many
 */
public record SegmentContent(
        SegmentKind kind,
        String nameZh,
        String nameEn,
        @Nullable String description,
        @Nullable String rule,
        Combination combination,
        @Nullable String seed,
        @Nullable Reach reach,
        @Nullable Long size) {

    /** Everything it says, in a form that no other content has. */
    String text() {
        return new JsonObject()
                .put("kind", kind.name())
                .put("names", new JsonArray().add(nameZh).add(nameEn))
                .put("description", description)
                .put("rule", rule)
                .put("everyOf", combination.everyOf())
                .put("anyOf", combination.anyOf())
                .put("noneOf", combination.noneOf())
                .put("seed", seed)
                .put("reach", reach == null ? null : reach.name())
                .put("size", size)
                .encode();
    }
}
