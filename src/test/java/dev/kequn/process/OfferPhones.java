package dev.kequn.process;

import dev.kequn.support.PackagedApp;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Phones that say what their owners did: when a replica does not answer, they say the same to another. */
final class OfferPhones {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RESPOND = "mutation($r: [OfferResponseInput!]!) { it: offerRespond(responses: $r)"
            + " { results { status errors { code } } } }";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token = Tokens.staff("phones", "service");

    /** What a customer did with what he was shown. */
    record Said(String token, String response) {}

    /** The status of each response, or the code of its error; asked of one replica after the other until one answers. */
    List<String> insist(List<PackagedApp> replicas, int first, List<Said> said) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = first; ; attempt++) {
            List<String> answer = ask(replicas.get(attempt % replicas.size()), said);
            if (answer != null) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("No answer to " + said);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private @Nullable List<String> ask(PackagedApp replica, List<Said> said) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + replica.port() + "/graphql"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(said)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonPath answer = JsonPath.from(response.body());
            return response.statusCode() != 200 || answer.getList("errors") != null
                    ? null
                    : told(answer.setRootPath("data.it"), said.size());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static List<String> told(JsonPath answer, int count) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String status = answer.getString("results[" + i + "].status");
            told.add(status != null ? status : answer.getString("results[" + i + "].errors[0].code"));
        }
        return told;
    }

    private static String body(List<Said> said) {
        JsonArrayBuilder responses = Json.createArrayBuilder();
        said.forEach(one -> responses.add(
                Json.createObjectBuilder().add("token", one.token()).add("response", one.response())));
        return Json.createObjectBuilder()
                .add("query", RESPOND)
                .add("variables", Json.createObjectBuilder().add("r", responses))
                .build()
                .toString();
    }
}
