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
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A bank's system that moves points: when a replica does not answer, it asks another one with the same key. */
final class PointsClient {
    /** Begins what is no answer of the ledger. */
    static final String FAULT = "fault: ";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token = Tokens.staff("payments", "service", "operations");

    /** The transaction's id, the code of the refusal, or what went wrong; asked once. */
    String ask(PackagedApp replica, String mutation) {
        String text = "mutation { answer: " + mutation + " { transaction { id } errors { code } } }";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + replica.port() + "/graphql"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.createObjectBuilder().add("query", text).build().toString()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonPath answer = JsonPath.from(response.body());
            if (response.statusCode() != 200 || answer.getList("errors") != null) {
                return FAULT + response.statusCode() + " " + response.body();
            }
            String id = answer.getString("data.answer.transaction.id");
            return id == null ? answer.getString("data.answer.errors[0].code") : id;
        } catch (IOException e) {
            return FAULT + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The same, asked of one replica after the other until the ledger answers. */
    String insist(List<PackagedApp> replicas, int first, String mutation) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = first; ; attempt++) {
            String answer = ask(replicas.get(attempt % replicas.size()), mutation);
            if (!answer.startsWith(FAULT)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("No answer to " + mutation + ", at last " + answer);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
