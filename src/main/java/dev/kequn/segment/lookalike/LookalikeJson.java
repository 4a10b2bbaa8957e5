package dev.kequn.segment.lookalike;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Figures of a model as they are kept in the database. */
final class LookalikeJson {
    private LookalikeJson() {}

    static JsonObject of(Quality quality) {
        return new JsonObject()
                .put("customers", quality.customers())
                .put("seeds", quality.seeds())
                .put("auc", quality.auc())
                .put("aucError", quality.aucError())
                .put("brier", quality.brier())
                .put("brierOfShare", quality.brierOfShare())
                .put(
                        "reached",
                        new JsonArray(quality.reached().stream()
                                .map(one -> new JsonObject()
                                        .put("percent", one.percent())
                                        .put("customers", one.customers())
                                        .put("found", one.found())
                                        .put("recall", one.recall())
                                        .put("lift", one.lift()))
                                .toList()))
                .put(
                        "calibration",
                        new JsonArray(quality.calibration().stream()
                                .map(one -> new JsonObject()
                                        .put("customers", one.customers())
                                        .put("told", one.told())
                                        .put("found", one.found()))
                                .toList()));
    }

    static Quality quality(JsonObject json) {
        return new Quality(
                json.getInteger("customers"),
                json.getInteger("seeds"),
                json.getDouble("auc"),
                json.getDouble("aucError"),
                json.getDouble("brier"),
                json.getDouble("brierOfShare"),
                objects(json, "reached").stream()
                        .map(one -> new Quality.Reached(
                                one.getInteger("percent"),
                                one.getInteger("customers"),
                                one.getInteger("found"),
                                one.getDouble("recall"),
                                one.getDouble("lift")))
                        .toList(),
                objects(json, "calibration").stream()
                        .map(one -> new Quality.Decile(
                                one.getInteger("customers"), one.getDouble("told"), one.getDouble("found")))
                        .toList());
    }

    static JsonObject of(Factor factor) {
        return new JsonObject()
                .put("feature", factor.feature())
                .put("value", factor.value())
                .put("lift", factor.lift())
                .put("seedShare", factor.seedShare())
                .put("restShare", factor.restShare())
                .put("points", factor.points());
    }

    static Factor factor(JsonObject json) {
        return new Factor(
                json.getString("feature"),
                json.getString("value"),
                json.getDouble("lift"),
                json.getDouble("seedShare"),
                json.getDouble("restShare"),
                json.getDouble("points"));
    }

    private static List<JsonObject> objects(JsonObject json, String key) {
        return json.getJsonArray(key).stream().map(JsonObject.class::cast).toList();
    }
}
