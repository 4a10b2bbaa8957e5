package dev.kequn.process;

import dev.kequn.support.PackagedApp;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A gateway that carries contacts, loses some, and when a replica does not answer asks another. */
final class ContactGateway {
    /** A report that was acknowledged: contact, lease, and the state in the answer. */
    record Acknowledged(String contact, int lease, String answer) {}

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final IntFunction<PackagedApp> replicas;
    private final String token;
    private final Random random;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private int asked;

    /** @param replicas which one to ask the n-th time */
    ContactGateway(int number, IntFunction<PackagedApp> replicas) {
        this.replicas = replicas;
        this.token = Tokens.staff("gateway-" + number, "service");
        this.random = new Random(number);
        this.asked = number;
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** Fetches some contacts and reports nearly all of them; a fetch without an answer is a loss too. */
    void carry() {
        String channel = random.nextBoolean() ? "SMS" : "PUSH";
        JsonPath due = ask("mutation { contactsDue(channel: %s, first: 15) { id lease } }".formatted(channel));
        if (due == null) {
            return;
        }
        List<String> reports = new ArrayList<>();
        List<Map<String, Object>> taken = new ArrayList<>();
        for (Map<String, Object> contact : due.<Map<String, Object>>getList("data.contactsDue")) {
            int chance = random.nextInt(20);
            if (chance > 1) {
                taken.add(contact);
                reports.add("{contactId: \"%s\", lease: %s, outcome: %s}"
                        .formatted(
                                contact.get("id"),
                                contact.get("lease"),
                                chance == 2 ? "FAILED, reason: \"busy\"" : chance < 6 ? "ANSWERED" : "DELIVERED"));
            }
        }
        if (reports.isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        } else {
            report(taken, String.join(" ", reports));
        }
    }

    /** The same report again and again until there is an answer. */
    private void report(List<Map<String, Object>> taken, String reports) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonPath answer = null;
        while (answer == null) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("No answer to a report");
            }
            answer = ask("mutation { contactReport(reports: [%s]) { state errors { code } } }".formatted(reports));
        }
        for (int i = 0; i < taken.size(); i++) {
            String state = answer.getString("data.contactReport[%d].state".formatted(i));
            acknowledged.add(new Acknowledged(
                    (String) taken.get(i).get("id"),
                    (Integer) taken.get(i).get("lease"),
                    state == null ? answer.getString("data.contactReport[%d].errors[0].code".formatted(i)) : state));
        }
    }

    /** Null for no answer. An answer that is a fault of the program fails the test. */
    private @Nullable JsonPath ask(String mutation) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + replicas.apply(asked++).port() + "/graphql"))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.createObjectBuilder()
                        .add("query", mutation)
                        .build()
                        .toString()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonPath answer = JsonPath.from(response.body());
            if (response.statusCode() != 200 || answer.getList("errors") != null) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return answer;
        } catch (IOException e) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
