package dev.kequn.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.BerkaBank;
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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real bank, assessed. */
@QuarkusTest
@TestProfile(OwnBank.class)
class BerkaTest {
    @TempDir
    Path files;

    @Test
    void theLastQuarterOf1993IsAssessed() throws Exception {
        // Given
        BerkaBank.take(files);
        assertThat(Database.value("select count(*) from customer")).isEqualTo("5369");
        assertThat(Database.value("select count(*) from holding")).isEqualTo("6074");
        assertThat(Database.value("select count(*) from customer_event")).isEqualTo("46997");
        assertThat(Database.value("select taken_through from balance_watermark"))
                .isEqualTo("1994-03-30");
        BerkaBank.putPolicyInForce();

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
}
