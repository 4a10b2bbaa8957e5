package dev.kequn.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kequn.support.Daily;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real bank: the Czech accounts, loans and transactions of PKDD'99 (Berka, Sochorova), as daily files. Skipped where
 * the data is not beside the checkout or there is no Python to convert it.
 */
@QuarkusTest
@TestProfile(BerkaTest.Bank.class)
class BerkaTest {
    public static class Bank extends OwnBank {}

    private static final Path CONVERTER =
            Path.of(System.getProperty("kequn.data", "../shared/data"), "berka", "make_intake.py");
    private static final List<String> FILES =
            List.of("branches", "managers", "products", "customers", "holdings", "balances", "events");

    @TempDir
    Path files;

    @Test
    void theLastQuarterOf1993IsAssessed() throws Exception {
        // Given
        assumeTrue(Files.exists(CONVERTER), "The Berka data is not here: " + CONVERTER);
        assumeTrue(convert() == 0, "No python3 to convert the Berka data");
        FILES.forEach(file -> Daily.take(file, files.resolve(file + ".csv").toFile()));
        assertThat(Database.value("select count(*) from customer")).isEqualTo("5369");
        assertThat(Database.value("select count(*) from holding")).isEqualTo("6074");
        assertThat(Database.value("select count(*) from customer_event")).isEqualTo("46997");
        assertThat(Database.value("select taken_through from balance_watermark"))
                .isEqualTo("1994-03-30");
        putPolicyInForce();

        // When
        Graphql.as(
                        Tokens.staff("olga", "operations"),
                        "mutation { tierRunStart(period: \"1993-Q4\") { run { id } errors { code } } }")
                .body("errors", nullValue())
                .body("data.tierRunStart.errors.size()", equalTo(0));
        Eventually.holds("1993-Q4 is assessed", () -> Database.value(
                        "select count(*) from tier_run where period = '1993-Q4' and completed_at is not null")
                .equals("1"));

        // Then
        Map<String, Integer> expected = Map.of("MASS", 381, "GOLD", 432, "PLATINUM", 244, "DIAMOND", 71, "PRIVATE", 11);
        var matrix = Graphql.as(
                        Tokens.staff("olga", "operations"),
                        "{ tierMatrix(on: \"1993-12-31\") { period population cells { composite { code } service { code } customers } } }")
                .body("errors", nullValue())
                .body("data.tierMatrix.period", equalTo("1993-Q4"))
                .body("data.tierMatrix.population", equalTo(1139));
        expected.forEach((level, customers) -> matrix.body(
                "data.tierMatrix.cells.find { it.composite.code == '%1$s' && it.service.code == '%1$s' }.customers"
                        .formatted(level),
                equalTo(customers)));
        assertThat(statedDays()).isEqualTo(statedLines());
    }

    /** Every stated day is kept: the runs of stated days are as many days as the file has lines. */
    private static String statedDays() {
        return Database.value("select sum(through_day - from_day + 1) from balance_state");
    }

    private String statedLines() throws IOException {
        try (Stream<String> lines = Files.lines(files.resolve("balances.csv"))) {
            return Long.toString(lines.count() - 1);
        }
    }

    private int convert() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", CONVERTER.toString(), files.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Crowns: 0, 20,000, 40,000, 60,000, 100,000. */
    private static void putPolicyInForce() {
        String[] codes = {"MASS", "GOLD", "PLATINUM", "DIAMOND", "PRIVATE"};
        String[] thresholds = {"0", "20000", "40000", "60000", "100000"};
        List<Map<String, String>> levels = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            levels.add(Map.of("code", codes[i], "threshold", thresholds[i], "nameZh", codes[i], "nameEn", codes[i]));
        }
        Map<String, Object> policy = Map.of(
                "name",
                "Crowns",
                "validFrom",
                "1993-01-01",
                "period",
                "QUARTER",
                "aumWeight",
                100,
                "loanWeight",
                100,
                "compositeHighFrom",
                "PLATINUM",
                "serviceHighFrom",
                "PLATINUM",
                "levels",
                levels);
        String id = Graphql.as(
                        Tokens.staff("anna", "admin"),
                        "mutation($p: TierPolicyInput!) { tierPolicyDraft(policy: $p) { policy { id } errors { code field message } } }",
                        Map.of("p", policy))
                .body("errors", nullValue())
                .body("data.tierPolicyDraft.errors.size()", equalTo(0))
                .extract()
                .path("data.tierPolicyDraft.policy.id");
        step("Submit", "anna", id);
        step("Approve", "boris", id);
    }

    private static void step(String step, String who, String id) {
        Graphql.as(
                        Tokens.staff(who, "admin"),
                        "mutation($id: ID!) { step: tierPolicy%s(id: $id) { errors { code } } }".formatted(step),
                        Map.of("id", id))
                .body("errors", nullValue())
                .body("data.step.errors.size()", equalTo(0));
    }
}
