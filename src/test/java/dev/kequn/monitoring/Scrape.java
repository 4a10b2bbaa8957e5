package dev.kequn.monitoring;

import static io.restassured.RestAssured.given;

import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;

/** The metrics of the running program, as Prometheus gets them. */
final class Scrape {
    private Scrape() {}

    /** After a request, so that what the framework counts by request is there too. */
    static Exposition warm(String metrics) {
        Graphql.as(Tokens.staff("olga", "operations"), "{ jobs { edges { node { id } } } }");
        return now(metrics);
    }

    static Exposition now(String metrics) {
        return Exposition.parse(
                given().accept("text/plain").get(metrics).then().statusCode(200).extract().asString());
    }
}
