package dev.kequn.dev;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The example operations, {@code demo/examples/*.graphql}. A line {@code # X-Kequn-Caller: …} in an example says as
 * whom it is sent, a line {@code # Variables: …} with which variables.
 */
final class DemoExamples {
    /** In the order of the tabs. */
    static final List<String> NAMES = List.of(
            "customer",
            "customers",
            "tier-matrix",
            "tier-migration",
            "funds-flow",
            "tier-policy",
            "tier-outlook",
            "points",
            "rewards",
            "rule-vocabulary",
            "segments",
            "segment-members",
            "segment-templates",
            "segment-preview",
            "segment-portrait",
            "segment-write",
            "segment-approve",
            "segment-lookalike",
            "prospects",
            "campaigns",
            "campaign-results",
            "enrolments",
            "enrolment-advance",
            "contacts-due",
            "contact-policy",
            "home",
            "offers",
            "offer-respond",
            "offer-catalogue",
            "offer-write",
            "offer-publish",
            "offer-leads",
            "earning-rules",
            "points-earn",
            "referrals",
            "points-provision",
            "jobs",
            "intakes",
            "me");

    private static final Pattern CALLER = Pattern.compile("^# " + DevCaller.HEADER + ": (\\S+)$", Pattern.MULTILINE);

    private static final Pattern VARIABLES = Pattern.compile("^# Variables: (\\{.*})$", Pattern.MULTILINE);

    private DemoExamples() {}

    /** GraphiQL's tabs: query, variables and, where there is a caller, headers. */
    static JsonArray tabs() {
        JsonArray tabs = new JsonArray();
        for (String name : NAMES) {
            String query = read("examples/" + name + ".graphql");
            JsonObject tab = new JsonObject().put("query", query);
            Matcher caller = CALLER.matcher(query);
            if (caller.find()) {
                tab.put(
                        "headers",
                        new JsonObject().put(DevCaller.HEADER, caller.group(1)).encodePrettily());
            }
            JsonObject variables = variables(query);
            if (!variables.isEmpty()) {
                tab.put("variables", variables.encodePrettily());
            }
            tabs.add(tab);
        }
        return tabs;
    }

    /** With which variables an example is sent. */
    static JsonObject variables(String query) {
        Matcher said = VARIABLES.matcher(query);
        return said.find() ? new JsonObject(said.group(1)) : new JsonObject();
    }

    /** A resource of the demo, as text. */
    static String read(String name) {
        try (InputStream in = DemoExamples.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource demo/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
