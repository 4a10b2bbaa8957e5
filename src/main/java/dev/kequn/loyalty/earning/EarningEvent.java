package dev.kequn.loyalty.earning;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/**
 * What the event log says of an event, as rules see it.
 *
 * @param day on which it occurred, in the bank's zone
 */
public record EarningEvent(String type, String source, LocalDate day, JsonObject attributes) {}
