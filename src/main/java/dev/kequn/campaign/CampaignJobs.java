package dev.kequn.campaign;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The durable work of campaigns, by the name under which it is put in line. */
public final class CampaignJobs {
    /** Begins and ends rounds, enrols newcomers, lets time run out and plans contacts. */
    public static final String DAY = "campaign-day";

    private static final String CODE = "campaign";

    private CampaignJobs() {}

    /** Parameters of a run for one campaign; for all when null. */
    public static JsonObject scope(@Nullable String code) {
        return new JsonObject().put(CODE, code);
    }

    /** The campaign that a run is for; all when null. */
    public static @Nullable String code(JsonObject parameters) {
        return parameters.getString(CODE);
    }
}
