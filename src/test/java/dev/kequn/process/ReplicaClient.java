package dev.kequn.process;

import dev.kequn.support.PackagedApp;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks once, over connections that are kept alive, and tells what came of it. */
final class ReplicaClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    ReplicaClient(String token) {
        this.token = token;
    }

    /** A status and a body. */
    record Answer(int status, String retryAfter, String body) {
        /** The code of the first top-level error; null where there is none. */
        @Nullable
        String code() {
            return at("errors[0].extensions.code");
        }

        @Nullable
        String at(String path) {
            return JsonPath.from(body).getString(path);
        }
    }

    Answer ask(PackagedApp replica, String query, Map<String, ?> variables) throws IOException {
        return ask(replica.port(), query, variables);
    }

    Answer ask(int port, String query, Map<String, ?> variables) throws IOException {
        String body = new JsonObject()
                .put("query", query)
                .put("variables", new JsonObject(Map.copyOf(variables)))
                .encode();
        return send(request(port, "/graphql")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer get(int port, String path) throws IOException {
        return send(request(port, path));
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = http.send(
                    request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(""),
                    response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
