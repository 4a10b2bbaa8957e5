package dev.kequn.monitoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the running program exports is what the runbook says. */
@QuarkusTest
@WithTestResource(TestBank.class)
class MetricsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(kequn_\\w+)` \\| (\\w+) \\| ([^|]*) \\|");
    /** Each has few values that the program knows; a customer, a tag or a campaign is none of them. */
    private static final Set<String> LABELS =
            Set.of("operation", "outcome", "code", "job_name", "state", "kind", "reason", "file", "consumer");
    /** The most series all of our metrics together may have in one replica. */
    private static final int MOST_SERIES = 4000;

    @TestHTTPResource(value = "", management = true)
    String management;

    private record Family(String type, Set<String> labels) {}

    @Test
    void everyMetricIsInTheRunbook() throws IOException {
        // Given
        Exposition scrape = Scrape.warm(management);
        Map<String, Family> exported = new TreeMap<>();
        scrape.types().forEach((name, type) -> {
            boolean ofAnother = name.endsWith("_max") && scrape.types().containsKey(name.replaceAll("_max$", ""));
            if (name.startsWith("kequn_") && !ofAnother) {
                exported.put(name, new Family(type, scrape.labelsOf(name)));
            }
        });

        // Then
        assertThat(exported).isEqualTo(documented());
    }

    @Test
    void labelsHaveFewValues() {
        Exposition scrape = Scrape.warm(management);

        scrape.labels().forEach((sample, labels) -> {
            if (sample.startsWith("kequn_")) {
                Set<String> ours = new TreeSet<>(labels);
                ours.remove("le");
                assertThat(LABELS).as(sample).containsAll(ours);
            }
        });
        assertThat(scrape.samples("kequn_")).isLessThan(MOST_SERIES);
    }

    @Test
    void answersAreCountedByRootFieldOutcomeAndCode() {
        // Given
        Exposition before = Scrape.warm(management);

        // When
        Graphql.as(Tokens.staff("olga", "operations"), "query Any_Name_At_All { a: jobs { edges { node { id } } } }");
        Graphql.as(Tokens.staff("arno", "auditor"), "{ jobs { edges { node { id } } } }");
        Graphql.as(
                Tokens.staff("olga", "operations"),
                "{ jobs { edges { node { id } } } segments { pageInfo { hasNextPage } } }");
        Graphql.as(Tokens.staff("olga", "operations"), "{ nothing_of_the_kind }");

        // Then
        Exposition after = Scrape.now(management);
        assertThat(grown(before, after, "kequn_graphql_operation_seconds_count", "operation=jobs"))
                .isEqualTo(2);
        assertThat(grown(before, after, "kequn_graphql_operation_seconds_count", "operation=several"))
                .isEqualTo(1);
        assertThat(grown(before, after, "kequn_graphql_operation_seconds_count", "operation=none"))
                .isEqualTo(1);
        assertThat(grown(before, after, "kequn_graphql_answers_total", "outcome=OK"))
                .isEqualTo(2);
        assertThat(grown(before, after, "kequn_graphql_answers_total", "outcome=REFUSED"))
                .isEqualTo(2);
        assertThat(grown(before, after, "kequn_graphql_errors_total", "code=VALIDATION_ERROR", "operation=none"))
                .isEqualTo(1);
        assertThat(after.value("kequn_graphql_errors_total", "code=FORBIDDEN", "operation=jobs"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void refusedTokensAndFilesAreCounted() {
        // Given
        Exposition before = Scrape.warm(management);

        // When
        Graphql.as("garbage", "{ __typename }").statusCode(401);
        given().auth()
                .oauth2(Tokens.staff("core", "service"))
                .contentType("text/csv")
                .body("nonsense\n1\n")
                .post("/intake/branches")
                .then()
                .statusCode(400);

        // Then
        Exposition after = Scrape.now(management);
        assertThat(grown(before, after, "kequn_access_refused_tokens_total")).isEqualTo(1);
        assertThat(grown(before, after, "kequn_intake_files_total", "file=branches", "outcome=REFUSED"))
                .isEqualTo(1);
    }

    private static double grown(Exposition before, Exposition after, String sample, String... labels) {
        return after.value(sample, labels) - before.value(sample, labels);
    }

    private static Map<String, Family> documented() throws IOException {
        String runbook = Files.readString(Path.of("k8s", "README.md"));
        return ROW.matcher(runbook)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> new Family(row.group(2), labels(row)),
                        (one, twice) -> {
                            throw new AssertionError("documented twice");
                        },
                        TreeMap::new));
    }

    private static Set<String> labels(MatchResult row) {
        return Arrays.stream(row.group(3).replaceAll("[` ]", "").split(","))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
