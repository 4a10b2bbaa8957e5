package dev.kequn.segment.lookalike;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a run trains.
 *
 * @param revision of the draft that it was asked for
 * @param without features left out for this model alone
 */
record LookalikeTask(long definitionId, int revision, List<String> without) {
    JsonObject parameters() {
        return new JsonObject()
                .put("definition", definitionId)
                .put("revision", revision)
                .put("without", new JsonArray(without));
    }

    static LookalikeTask of(JsonObject parameters) {
        return new LookalikeTask(
                parameters.getLong("definition"),
                parameters.getInteger("revision"),
                parameters.getJsonArray("without").stream()
                        .map(Object::toString)
                        .toList());
    }
}
