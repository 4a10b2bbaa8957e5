package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.RawHttp;
import dev.kequn.support.RawHttp.Answer;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sibling fields run at once: each needs a session of its own, and arguments of its own. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SiblingFieldsTest {
    private static final SampleBranch BRANCH = new SampleBranch("SF", 31000);

    @BeforeEach
    void customers() {
        BRANCH.open(50);
    }

    @AfterEach
    void away() {
        BRANCH.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 50})
    void answerExactlyHoweverManyThereAre(int siblings) {
        for (int round = 0; round < 20; round++) {
            // When
            Answer answer = RawHttp.post(Tokens.manager(BRANCH.manager()), query(siblings));

            // Then
            assertExact(answer, siblings);
        }
    }

    @Test
    void answerExactlyInRequestsAtOnce() {
        // Given
        ExecutorService clients = Executors.newFixedThreadPool(8);
        String token = Tokens.manager(BRANCH.manager());
        try {
            // When
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> RawHttp.post(token, query(10)), clients))
                    .toList();

            // Then
            answers.forEach(answer -> assertExact(answer.join(), 10));
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void takeEachItsOwnWindow() {
        // Given
        String query = "{\"query\": \"{ customer(customerNo: \\\"%s\\\") { %s } }\"}"
                .formatted(
                        BRANCH.number(1),
                        "a: averageBalance(from: \\\"2026-01-01\\\", to: \\\"2026-01-02\\\") { aum }"
                                + " b: averageBalance(from: \\\"2026-01-11\\\", to: \\\"2026-01-12\\\") { aum }"
                                + " c: averageBalance(from: \\\"2026-01-10\\\", to: \\\"2026-01-12\\\") { aum }");

        // When
        Answer answer = RawHttp.post(Tokens.manager(BRANCH.manager()), query);

        // Then
        assertThat(answer.json().getString("data.customer.a.aum")).isEqualTo("1000.00");
        assertThat(answer.json().getString("data.customer.b.aum")).isEqualTo("2000.00");
        assertThat(answer.json().getString("data.customer.c.aum")).isEqualTo("1500.00");
    }

    private static String query(int siblings) {
        String fields = IntStream.rangeClosed(1, siblings)
                .mapToObj(i -> "c%d: customer(customerNo: \"%s\") { ...all } ".formatted(i, BRANCH.number(i)))
                .collect(Collectors.joining());
        String query = "{ " + fields + "} fragment all on Customer { " + SampleBranch.EVERY_FIELD + " }";
        return "{\"query\": " + jakarta.json.Json.createValue(query) + "}";
    }

    private static void assertExact(Answer answer, int siblings) {
        Map<String, Object> expected = new LinkedHashMap<>();
        for (int i = 1; i <= siblings; i++) {
            expected.put("c" + i, BRANCH.everything(i));
        }
        assertThat(answer.json().getList("errors")).isNull();
        assertThat(answer.json().getMap("data")).isEqualTo(expected);
    }
}
