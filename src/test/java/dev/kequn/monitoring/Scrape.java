package dev.kequn.monitoring;

import static io.restassured.RestAssured.given;

import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import java.net.URI;

/** The metrics of the running program, as Prometheus gets them. */
final class Scrape {
    private Scrape() {}

    /** After a request, so that what the framework counts by request is there too. */
    static Exposition warm(String management) {
        Graphql.as(Tokens.staff("olga", "operations"), "{ jobs { edges { node { id } } } }");
        return now(management);
    }

    /** @param management any address of the management port */
    static Exposition now(String management) {
        String metrics = URI.create(management).resolve("/q/metrics").toString();
        return Exposition.parse(given().accept("text/plain")
                .get(metrics)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
