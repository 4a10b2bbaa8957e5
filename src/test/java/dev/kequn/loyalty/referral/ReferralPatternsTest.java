package dev.kequn.loyalty.referral;

import static dev.kequn.loyalty.referral.ReferralBank.OPERATIONS;
import static dev.kequn.loyalty.referral.ReferralBank.ask;
import static dev.kequn.loyalty.referral.ReferralBank.brought;
import static dev.kequn.loyalty.referral.ReferralRegisterTest.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Change;
import dev.kequn.support.Database;
import dev.kequn.support.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Referrals that look made up. */
@QuarkusTest
@TestProfile(ReferralBank.class)
class ReferralPatternsTest {
    private static final String ROW =
            "{ kind referrer { id name } count firstDay lastDay sharedWithReferrer sharedValue"
                    + " newcomers { id name } }";

    @BeforeEach
    void bank() {
        ReferralBank.open();
    }

    @Test
    void newcomersWithOnePhone() {
        // Given
        brought(101, 201, "2026-05-01");
        brought(101, 202, "2026-06-01");
        brought(101, 203, "2026-06-02");
        brought(102, 204, "2026-06-03");
        phone("13812345678", 201, 202, 204);
        phone("13900000000", 203);

        // Then
        assertThat(patterns())
                .containsExactly(person(
                        "kind",
                        "SHARED_PHONE",
                        "referrer",
                        Map.of("id", "101", "name", "李**"),
                        "count",
                        2,
                        "firstDay",
                        "2026-05-01",
                        "lastDay",
                        "2026-06-01",
                        "sharedWithReferrer",
                        false,
                        "sharedValue",
                        "138****5678",
                        "newcomers",
                        List.of(Map.of("id", "201", "name", "新**"), Map.of("id", "202", "name", "新**"))));
    }

    @Test
    void aNewcomerWithTheReferrersDevice() {
        // Given
        brought(101, 201, "2026-05-01");
        brought(101, 202, "2026-05-02");
        device("d-1", 101, 201);
        device("", 202, 203);
        device("d-2", 204);

        // Then
        assertThat(patterns())
                .containsExactly(person(
                        "kind",
                        "SHARED_DEVICE",
                        "referrer",
                        Map.of("id", "101", "name", "李**"),
                        "count",
                        1,
                        "firstDay",
                        "2026-05-01",
                        "lastDay",
                        "2026-05-01",
                        "sharedWithReferrer",
                        true,
                        "sharedValue",
                        Change.hash("d-1").substring(0, 12),
                        "newcomers",
                        List.of(Map.of("id", "201", "name", "新**"))));
    }

    @Test
    void moreThanTenInSevenDays() {
        // Given: 101 brings 11 from the 2nd to the 8th, and one long before; 102 brings 10; 110 brings 11 in eight days
        IntStream.range(0, 11).forEach(i -> brought(101, 201 + i, "2026-07-0" + (2 + i * 6 / 10)));
        brought(101, 104, "2026-06-25");
        IntStream.range(0, 10).forEach(i -> brought(102, 212 + i, "2026-07-01"));
        IntStream.range(0, 11).forEach(i -> brought(110, 222 + i, i < 10 ? "2026-07-01" : "2026-07-08"));

        // When
        List<Map<String, Object>> found = patterns();

        // Then
        assertThat(found).hasSize(1);
        assertThat(found.get(0))
                .containsEntry("kind", "BURST")
                .containsEntry("referrer", Map.of("id", "101", "name", "李**"))
                .containsEntry("count", 11)
                .containsEntry("firstDay", "2026-07-02")
                .containsEntry("lastDay", "2026-07-08")
                .containsEntry("sharedValue", null)
                .containsEntry("sharedWithReferrer", false);
        assertThat(found.get(0).get("newcomers"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(10)
                .contains(Map.of("id", "201", "name", "新**"));
    }

    @Test
    void nobodyIsSuspectedWithoutReason() {
        // Given
        brought(101, 201, "2026-07-01");
        brought(101, 202, "2026-07-01");
        brought(102, 203, "2026-07-01");
        phone("13812345678", 101, 102);

        // Then
        assertThat(patterns()).isEmpty();
    }

    @Test
    void pagesInOrderOfReferrerWithAFewStatementsEach() {
        // Given: each of five referrers has two pairs with one phone and one pair with one device
        for (int i = 0; i < 5; i++) {
            for (int n = 0; n < 4; n++) {
                brought(230 + i, 201 + 4 * i + n, "2026-07-0" + (1 + n));
            }
            phone("1380000000" + i, 201 + 4 * i, 203 + 4 * i);
            phone("1390000000" + i, 202 + 4 * i, 204 + 4 * i);
            device("d-" + i, 201 + 4 * i, 204 + 4 * i);
        }
        Statements.startCounting();
        List<String> all = new ArrayList<>();
        String after = "";

        // When
        for (JsonPath page; ; ) {
            Statements.reset();
            page = ask(
                            OPERATIONS,
                            "{ referralPatterns(first: 4" + after + ") { edges { node " + ROW
                                    + " } pageInfo { hasNextPage endCursor } } }")
                    .setRootPath("data.referralPatterns");
            assertThat(Statements.sent().stream()
                            .filter(statement -> statement.matches("(?is).*from (referral|customer) .*")))
                    .hasSize(2)
                    .allMatch(statement -> statement.startsWith("1|"));
            page.<Map<String, Object>>getList("edges.node").forEach(row -> all.add(brief(row)));
            if (!page.getBoolean("pageInfo.hasNextPage")) {
                break;
            }
            after = ", after: \"" + page.getString("pageInfo.endCursor") + "\"";
        }

        // Then
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add("%d SHARED_DEVICE %d %d".formatted(230 + i, 201 + 4 * i, 204 + 4 * i));
            expected.add("%d SHARED_PHONE %d %d".formatted(230 + i, 201 + 4 * i, 203 + 4 * i));
            expected.add("%d SHARED_PHONE %d %d".formatted(230 + i, 202 + 4 * i, 204 + 4 * i));
        }
        assertThat(all).isEqualTo(expected);
    }

    @SuppressWarnings("unchecked")
    private static String brief(Map<String, Object> row) {
        StringBuilder brief = new StringBuilder();
        brief.append(((Map<String, Object>) row.get("referrer")).get("id"))
                .append(' ')
                .append(row.get("kind"));
        ((List<Map<String, Object>>) row.get("newcomers"))
                .forEach(newcomer -> brief.append(' ').append(newcomer.get("id")));
        return brief.toString();
    }

    private static List<Map<String, Object>> patterns() {
        return ask(OPERATIONS, "{ referralPatterns(first: 100) { edges { node " + ROW + " } } }")
                .getList("data.referralPatterns.edges.node");
    }

    private static void phone(String phone, Integer... customers) {
        Database.execute("update customer set phone = '%s' where customer_id in (%s)".formatted(phone, in(customers)));
    }

    private static void device(String device, Integer... customers) {
        Database.execute(
                "update customer set attributes = jsonb_build_object('handset', '%s', 'device', 'the same') where customer_id in (%s)"
                        .formatted(device, in(customers)));
    }

    private static String in(Integer... customers) {
        return java.util.Arrays.stream(customers)
                .map(String::valueOf)
                .collect(java.util.stream.Collectors.joining(","));
    }
}
