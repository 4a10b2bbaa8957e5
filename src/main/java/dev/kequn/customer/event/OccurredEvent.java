package dev.kequn.customer.event;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/**
 * What the event log says of an event, as rules see it.
 *
 * @param day on which it occurred, in the bank's zone
 */
public record OccurredEvent(String type, String source, LocalDate day, JsonObject attributes) {}
