package dev.kequn.support;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends GraphQL operations as a front end does: over HTTP, with a token and variables. */
public final class Graphql {
    private Graphql() {}

    public static ValidatableResponse as(String token, String query) {
        return as(token, query, Map.of());
    }

    public static ValidatableResponse as(String token, String query, Map<String, ?> variables) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", query);
        body.put("variables", variables);
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post("/graphql")
                .then();
    }
}
