package dev.kequn.dev.growers;

import io.vertx.core.json.JsonArray;

/** What walks leave behind, for the tables of the campaign and the event log. */
final class HistoryRows {
    final JsonArray enrolments = new JsonArray();
    final JsonArray steps = new JsonArray();
    final JsonArray contacts = new JsonArray();
    final JsonArray standings = new JsonArray();
    final JsonArray events = new JsonArray();
}
