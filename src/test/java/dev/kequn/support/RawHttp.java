package dev.kequn.support;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Requests to {@code /graphql} with exactly the headers and bytes a test states; a REST client would complete them. */
public final class RawHttp {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RawHttp() {}

    /** A status, a media type, two headers and a body. */
    public record Answer(int status, String type, String allow, String challenge, String body) {
        /** The code of the only error. */
        public String code() {
            return json().getString("errors[0].extensions.code");
        }

        public JsonPath json() {
            return JsonPath.from(body);
        }
    }

    public static URI uri(String scheme) {
        return URI.create(scheme + "://localhost:" + RestAssured.port + "/graphql");
    }

    public static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(uri("http")).timeout(Duration.ofSeconds(30));
    }

    public static Answer post(String token, String body) {
        return post(token, "application/json", "application/json", body);
    }

    public static Answer post(String token, String contentType, String accept, String body) {
        return post(token, contentType, accept, BodyPublishers.ofString(body));
    }

    /** {@code null} leaves the header away. */
    public static Answer post(String token, String contentType, String accept, BodyPublisher body) {
        HttpRequest.Builder request = request().POST(body);
        Optional.ofNullable(token).ifPresent(value -> request.header("Authorization", "Bearer " + value));
        Optional.ofNullable(contentType).ifPresent(value -> request.header("Content-Type", value));
        Optional.ofNullable(accept).ifPresent(value -> request.header("Accept", value));
        return send(request);
    }

    /** A body without a stated length. */
    public static BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    public static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Allow").orElse(""),
                    response.headers().firstValue("WWW-Authenticate").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
