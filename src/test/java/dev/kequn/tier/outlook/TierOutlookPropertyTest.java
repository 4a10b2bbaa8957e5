package dev.kequn.tier.outlook;

import static dev.kequn.tier.outlook.OutlookBank.ask;
import static dev.kequn.tier.outlook.OutlookBank.held;
import static dev.kequn.tier.outlook.OutlookBank.tag;
import static dev.kequn.tier.outlook.OutlookBank.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A random bank of 240 customers against the quarter lived through day by day, and a naive sort. */
@QuarkusTest
@TestProfile(OwnBank.class)
class TierOutlookPropertyTest {
    private static final long SEED = 20260710;
    private static final int SIZE = 240;
    private static final List<String> LEVELS = List.of("MASS", "GOLD", "PLATINUM", "DIAMOND", "PRIVATE");
    private static final long[] THRESHOLDS = {0, 5_000_000, 20_000_000, 100_000_000, 600_000_000};
    private static final LocalDate START = LocalDate.of(2026, 7, 1);
    private static final LocalDate END = LocalDate.of(2026, 9, 30);
    private static final LocalDate TAKEN = LocalDate.of(2026, 7, 7);
    private static final String OPERATIONS = Tokens.staff("olga", Role.OPERATIONS);
    private static final List<Client> CLIENTS = clients();

    /** @param held rank from 1, 0 for one who was never assessed */
    record Client(String number, String manager, int held, int missed, boolean vip, TreeMap<LocalDate, long[]> stated) {
        /** Percent × balance of a day. */
        long weighed(LocalDate day) {
            var last = stated.floorEntry(day.isAfter(TAKEN) ? TAKEN : day);
            return last == null ? 0 : 100 * last.getValue()[0] + 50 * last.getValue()[1];
        }

        long weighed() {
            return START.datesUntil(END.plusDays(1)).mapToLong(this::weighed).sum();
        }

        int calculated() {
            int rank = 1;
            while (rank < 5 && weighed() >= THRESHOLDS[rank] * 9200) {
                rank++;
            }
            return rank;
        }

        /** One miss is forgiven, one level at a time, nobody with the tag below GOLD. */
        int projected() {
            if (held == 0 || calculated() >= held || missed == 0) {
                return held == 0 ? calculated() : Math.max(held, calculated());
            }
            return vip && held >= 2 ? Math.max(2, held - 1) : held - 1;
        }

        boolean falls() {
            return projected() < held;
        }

        boolean near(int within) {
            int next = Math.max(held, calculated()) + 1;
            return next <= 5 && weighed() >= THRESHOLDS[next - 1] * 92 * (100 - within);
        }
    }

    private static List<Client> clients() {
        Random random = new Random(SEED);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            TreeMap<LocalDate, long[]> stated = new TreeMap<>();
            int rank = random.nextInt(5);
            for (int day = random.nextInt(3); day >= 0; day--) {
                // Few distinct amounts: customers with the same money are to be common.
                long aum = (THRESHOLDS[rank] + 500_000) * (6 + random.nextInt(7)) / 10;
                long loan = random.nextInt(4) > 0 ? 0 : 1_000_000;
                stated.put(
                        day == 0 ? LocalDate.of(2026, 6, 1) : START.plusDays(random.nextInt(10)),
                        new long[] {aum, loan});
            }
            clients.add(new Client(
                    "R%03d".formatted(i),
                    random.nextBoolean() ? "PM1" : "PM2",
                    Math.min(5, random.nextInt(5) == 0 ? 0 : rank + random.nextInt(3)),
                    random.nextInt(2),
                    random.nextInt(3) == 0,
                    stated));
        }
        clients.get(0).stated().put(START.plusDays(9), new long[] {1, 0});
        return clients;
    }

    @BeforeEach
    void bank() {
        if (Database.value("select count(*) from customer where customer_no like 'R%'")
                .equals("0")) {
            take(customers(), balances());
            // A file is being merged: days are there already that do not count yet.
            Database.execute("update balance_watermark set taken_through = '" + TAKEN + "'");
            CLIENTS.stream()
                    .filter(client -> client.held() > 0)
                    .forEach(client -> held(client.number(), LEVELS.get(client.held() - 1), client.missed()));
            CLIENTS.stream().filter(Client::vip).forEach(client -> tag(client.number(), "VIP", "2026-01-01", null));
        }
    }

    @Test
    void everyProjectionIsTheQuarterLivedThrough() {
        // Given
        Map<String, List<String>> expected = new HashMap<>();
        CLIENTS.forEach(client -> expected.put(
                client.number(),
                List.of(
                        LEVELS.get(client.calculated() - 1),
                        LEVELS.get(client.projected() - 1),
                        money(Math.floorDiv(client.weighed(), 9200L)))));

        // When
        Map<String, List<String>> found = new HashMap<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>();
            variables.put("after", after);
            JsonPath page = ask(
                    OPERATIONS,
                    "query($after: String) { customers(first: 100, after: $after) { edges { node { customerNo tierProgress"
                            + " { calculatedLevel { code } projectedLevel { code } projectedAverage } } }"
                            + " pageInfo { hasNextPage endCursor } } }",
                    variables);
            List<String> numbers = page.getList("data.customers.edges.node.customerNo");
            List<String> calculated = page.getList("data.customers.edges.node.tierProgress.calculatedLevel.code");
            List<String> projected = page.getList("data.customers.edges.node.tierProgress.projectedLevel.code");
            List<String> averages = page.getList("data.customers.edges.node.tierProgress.projectedAverage");
            for (int i = 0; i < numbers.size(); i++) {
                found.put(numbers.get(i), List.of(calculated.get(i), projected.get(i), averages.get(i)));
            }
            after = page.getBoolean("data.customers.pageInfo.hasNextPage")
                    ? page.getString("data.customers.pageInfo.endCursor")
                    : null;
        } while (after != null);

        // Then
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void pagesOfWarningsHaveNoGapsAndNoDoubles() {
        List<String> all = ranked(Client::falls);
        assertThat(all).hasSizeBetween(20, 200);

        for (int size : new int[] {1, 7, 100}) {
            assertThat(walk(OPERATIONS, "downgradeWarnings(daysAhead: 90, ", size))
                    .isEqualTo(all);
        }
        assertThat(walk(Tokens.manager("PM1"), "downgradeWarnings(daysAhead: 90, ", 7))
                .isEqualTo(ranked(client -> client.manager().equals("PM1") && client.falls()));
    }

    @Test
    void pagesOfChancesHaveNoGapsAndNoDoubles() {
        for (int within : new int[] {1, 10, 30, 50}) {
            assertThat(walk(OPERATIONS, "upgradeChances(within: " + within + ", ", 7))
                    .as("within %d", within)
                    .isEqualTo(ranked(client -> client.near(within)));
        }
        assertThat(ranked(client -> client.near(30))).hasSizeGreaterThan(10);
    }

    private static List<String> ranked(Predicate<Client> wanted) {
        return CLIENTS.stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong((Client client) -> -client.weighed())
                        .thenComparing(Client::number))
                .map(Client::number)
                .toList();
    }

    /** The whole list, page by page; ids ascend with the numbers, as the file of customers did. */
    private static List<String> walk(String token, String field, int size) {
        List<String> seen = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>();
        variables.put("n", size);
        boolean more = true;
        while (more) {
            JsonPath page = ask(
                    token,
                    "query($n: Int!, $after: String) { list: " + field + "first: $n, after: $after) { edges { node"
                            + " { customer { customerNo } } }"
                            + " pageInfo { hasNextPage endCursor } } }",
                    variables);
            assertThat((Object) page.get("errors")).isNull();
            seen.addAll(page.getList("data.list.edges.node.customer.customerNo", String.class));
            variables.put("after", page.getString("data.list.pageInfo.endCursor"));
            more = page.getBoolean("data.list.pageInfo.hasNextPage");
        }
        return seen;
    }

    private static String[] customers() {
        return CLIENTS.stream()
                .map(client -> client.number() + ",客,PB" + client.manager().charAt(2) + "," + client.manager()
                        + ",2020-01-01,")
                .toArray(String[]::new);
    }

    private static String[] balances() {
        return CLIENTS.stream()
                .flatMap(client -> client.stated().entrySet().stream()
                        .map(day -> client.number() + "," + day.getKey() + "," + money(day.getValue()[0]) + ","
                                + money(day.getValue()[1])))
                .toArray(String[]::new);
    }

    private static String money(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
