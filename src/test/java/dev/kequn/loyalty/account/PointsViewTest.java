package dev.kequn.loyalty.account;

import static dev.kequn.loyalty.account.AccountBank.OPERATIONS;
import static dev.kequn.loyalty.account.AccountBank.points;
import static dev.kequn.loyalty.account.History.earn;
import static dev.kequn.loyalty.account.History.reverseFirst;
import static dev.kequn.loyalty.account.History.spend;
import static dev.kequn.loyalty.ledger.Activation.IMMEDIATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.ActivationKind;
import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a customer's points look like on the business date, 2026-07-15. */
@QuarkusTest
@TestProfile(OwnBank.class)
class PointsViewTest {
    private static final String BALANCES = "active pending arrears lifetime spent expired";
    private static final String LOTS =
            "lots(first: 100) { edges { node { id granted remaining active activeFrom lastDay"
                    + " awaitsEvent } } pageInfo { hasNextPage } }";
    private static final Activation AFTER_20 = new Activation(ActivationKind.AFTER_DAYS, 20, null);

    @Inject
    Pool pool;

    private History history;

    @BeforeEach
    void bank() {
        AccountBank.open();
        history = new History(pool);
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
    }

    @Test
    void whoNeverHadPointsHasNone() {
        String all =
                BALANCES + " expiringWithin projected(on: \"2026-07-15\") entries(first: 1) { edges { cursor } pageInfo"
                        + " { hasNextPage endCursor } } lots(first: 1) { edges { cursor } }";
        List<Map<String, Object>> found = Graphql.as(
                        OPERATIONS,
                        "{ customers(filter: {branch: \"PAB\"}, first: 5) { edges { node { points { " + all
                                + " } } } } }")
                .extract()
                .jsonPath()
                .getList("data.customers.edges.node.points");
        assertThat(found).hasSize(5).allSatisfy(points -> {
            assertThat(List.of("active", "pending", "arrears", "lifetime", "spent", "expired"))
                    .allSatisfy(field -> assertThat(points).containsEntry(field, "0"));
            assertThat(points).containsEntry("expiringWithin", "0").containsEntry("projected", "0");
        });
        JsonPath prospect = Graphql.as(
                        OPERATIONS,
                        "{ customers(filter: {status: PROSPECT}) { edges { node { customerNo points { active } } } } }")
                .extract()
                .jsonPath();
        assertThat(prospect.getList("data.customers.edges.node.points.active")).containsExactly("0");
        assertThat(Database.value("select count(*) from points_account")).isEqualTo("0");
    }

    @Test
    void showsWhatIsThereAndWhatWillBe() {
        someHistory();
        String asked = BALANCES
                + " d0: expiringWithin(days: 0) d16: expiringWithin(days: 16) d17: expiringWithin(days: 17) d30: expiringWithin"
                + " p15: projected(on: \"2026-07-15\") p20: projected(on: \"2026-07-20\") p21: projected(on: \"2026-07-21\")"
                + " p31: projected(on: \"2026-07-31\") p32: projected(on: \"2026-08-01\") ever: projected(on: \"9999-12-31\")";
        assertThat(points(OPERATIONS, 1, asked).getMap("data.customer.points"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("active", "270"),
                        Map.entry("pending", "47"),
                        Map.entry("arrears", "0"),
                        Map.entry("lifetime", "347"),
                        Map.entry("spent", "30"),
                        Map.entry("expired", "0"),
                        Map.entry("d0", "0"),
                        Map.entry("d16", "0"),
                        Map.entry("d17", "70"),
                        Map.entry("d30", "70"),
                        Map.entry("p15", "270"),
                        Map.entry("p20", "270"),
                        Map.entry("p21", "310"),
                        Map.entry("p31", "270"),
                        Map.entry("p32", "200"),
                        Map.entry("ever", "200")));
    }

    @Test
    void listsLotsInTheOrderInWhichTheyAreSpent() {
        someHistory();
        List<String> pages = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = points(
                            OPERATIONS,
                            1,
                            "lots(first: 1" + after
                                    + ") { edges { node { id granted remaining active activeFrom lastDay"
                                    + " awaitsEvent } } pageInfo { hasNextPage endCursor } }")
                    .setRootPath("data.customer.points.lots");
            Map<String, Object> node = page.getMap("edges[0].node");
            pages.add("%s %s/%s %s %s %s %s"
                    .formatted(
                            node.get("id"),
                            node.get("remaining"),
                            node.get("granted"),
                            node.get("active"),
                            node.get("activeFrom"),
                            node.get("lastDay"),
                            node.get("awaitsEvent")));
            after = page.getBoolean("pageInfo.hasNextPage")
                    ? ", after: \"" + page.getString("pageInfo.endCursor") + "\""
                    : "";
        } while (!after.isEmpty());
        assertThat(pages)
                .containsExactly(
                        "1.3 40/40 false 2026-07-21 2026-07-30 null",
                        "1.4 7/7 false null 2026-07-30 CARD_USED",
                        "1.1 70/100 true 2026-07-01 2026-07-31 null",
                        "1.2 200/200 true 2026-07-01 null null");
    }

    @Test
    void listsEntriesTheNewestFirst() {
        someHistory();
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = points(
                            OPERATIONS,
                            1,
                            "entries(first: 2" + after
                                    + ") { edges { node { account side amount transaction { id kind day"
                                    + " amount balances { active pending } } lots { lot action amount } } }"
                                    + " pageInfo { hasNextPage endCursor } }")
                    .setRootPath("data.customer.points.entries");
            for (Map<String, Object> edge : page.<Map<String, Object>>getList("edges")) {
                JsonPath node = new JsonPath(Json.encode(edge.get("node")));
                found.add("%s %s %s %s %s %s %s"
                        .formatted(
                                node.getString("transaction.id"),
                                node.getString("transaction.kind"),
                                node.getString("account"),
                                node.getString("side"),
                                node.getString("amount"),
                                node.getString("transaction.balances.active"),
                                node.getList("lots")));
            }
            after = page.getBoolean("pageInfo.hasNextPage")
                    ? ", after: \"" + page.getString("pageInfo.endCursor") + "\""
                    : "";
        } while (!after.isEmpty());
        assertThat(found)
                .containsExactly(
                        "1.5 SPEND ACTIVE DEBIT 30 270 [{lot=1.1, action=SPEND, amount=30}]",
                        "1.4 EARN PENDING CREDIT 7 300 []",
                        "1.3 EARN PENDING CREDIT 40 300 []",
                        "1.2 EARN ACTIVE CREDIT 200 300 []",
                        "1.1 EARN ACTIVE CREDIT 100 100 []");
    }

    @Test
    void whatIsDueIsShownAsSettled() {
        // Given arrears of 50, points that became active on 1 July and points that expired in June; nobody has settled.
        history.on("2026-06-01", 2, earn(50, IMMEDIATE, Expiry.NEVER));
        history.on("2026-06-01", 2, spend(50));
        history.on("2026-06-01", 2, reverseFirst());
        history.on(
                "2026-06-01",
                2,
                earn(80, new Activation(ActivationKind.AFTER_DAYS, 30, null), new Expiry(ExpiryKind.DAYS, 60, null)));
        history.on(
                "2026-06-01",
                2,
                earn(20, new Activation(ActivationKind.AFTER_DAYS, 10, null), new Expiry(ExpiryKind.DAYS, 5, null)));

        // Then
        assertThat(Database.value("select active || ' ' || pending || ' ' || arrears from points_account"))
                .isEqualTo("0 100 50");
        JsonPath seen =
                points(OPERATIONS, 2, BALANCES + " expiringWithin(days: 60) projected(on: \"2026-08-01\") " + LOTS);
        assertThat(seen.getString("data.customer.points.active")).isEqualTo("30");
        assertThat(seen.getString("data.customer.points.pending")).isEqualTo("0");
        assertThat(seen.getString("data.customer.points.arrears")).isEqualTo("0");
        assertThat(seen.getString("data.customer.points.expired")).isEqualTo("20");
        assertThat(seen.getString("data.customer.points.expiringWithin")).isEqualTo("30");
        assertThat(seen.getString("data.customer.points.projected")).isEqualTo("30");
        assertThat(seen.getList("data.customer.points.lots.edges.node.id")).containsExactly("2.4");
        assertThat(seen.getList("data.customer.points.lots.edges.node.remaining"))
                .containsExactly("30");
        assertThat(seen.getList("data.customer.points.lots.edges.node.active")).containsExactly(true);
    }

    @Test
    void settlingChangesNothingThatIsShownAndTimeBringsWhatWasProjected() {
        for (int seed = 1; seed <= 12; seed++) {
            AccountBank.open();
            Random random = new Random(seed);
            history.on("2026-06-01", 3, earn(1 + random.nextInt(80), IMMEDIATE, Expiry.NEVER));
            if (random.nextBoolean()) {
                long all = Long.parseLong(Database.value("select active from points_account"));
                history.on("2026-06-01", 3, spend(all));
                history.on("2026-06-01", 3, reverseFirst());
            }
            for (int i = 0; i < 8; i++) {
                int wait = random.nextInt(90);
                Activation activation = wait < 20 ? IMMEDIATE : new Activation(ActivationKind.AFTER_DAYS, wait, null);
                Expiry expiry = random.nextInt(4) == 0
                        ? Expiry.NEVER
                        : new Expiry(ExpiryKind.DAYS, 1 + random.nextInt(60), null);
                history.on("2026-06-0" + (1 + i / 4), 3, earn(1 + random.nextInt(40), activation, expiry));
            }
            String shown = BALANCES + " expiringWithin(days: 20) p: projected(on: \"2026-08-20\") " + LOTS;
            Map<String, Object> before = points(OPERATIONS, 3, shown).getMap("data.customer.points");

            history.on("2026-07-15", 3, settled -> {});
            assertThat(points(OPERATIONS, 3, shown).getMap("data.customer.points"))
                    .as("seed " + seed)
                    .isEqualTo(before);

            for (LocalDate day = LocalDate.of(2026, 7, 16);
                    day.isBefore(LocalDate.of(2026, 8, 21));
                    day = day.plusDays(1)) {
                history.on(day.toString(), 3, settled -> {});
            }
            assertThat(Database.value("select active from points_account"))
                    .as("seed " + seed)
                    .isEqualTo(before.get("p"));
            assertThat(Checks.broken("points")).isEmpty();
        }
    }

    @Test
    void refusesWhatItCannotAnswer() {
        someHistory();
        history.on("2026-07-01", 2, earn(5, IMMEDIATE, Expiry.NEVER));
        String entry = points(OPERATIONS, 1, "entries(first: 1) { pageInfo { endCursor } }")
                .getString("data.customer.points.entries.pageInfo.endCursor");
        String lot = points(OPERATIONS, 1, "lots(first: 1) { pageInfo { endCursor } }")
                .getString("data.customer.points.lots.pageInfo.endCursor");
        Map<String, String> refused = Map.of(
                "expiringWithin(days: -1)",
                "INVALID_ARGUMENT",
                "expiringWithin(days: 3651)",
                "INVALID_ARGUMENT",
                "projected(on: \"2026-07-14\")",
                "INVALID_ARGUMENT",
                "entries(first: 0) { edges { cursor } }",
                "INVALID_ARGUMENT",
                "lots(first: 101) { edges { cursor } }",
                "INVALID_ARGUMENT",
                "entries(after: \"" + entry + "\") { edges { cursor } }",
                "INVALID_CURSOR",
                "lots(after: \"" + lot + "\") { edges { cursor } }",
                "INVALID_CURSOR",
                "lots(after: \"x\") { edges { cursor } }",
                "INVALID_CURSOR");
        refused.forEach((field, code) -> assertThat(points(OPERATIONS, 2, field).getList("errors.extensions.code"))
                .as(field)
                .isEqualTo(List.of(code)));
    }

    @Test
    void whoCausedATransactionIsForHisManagersAndItsWordsAreNotForMarketing() {
        history.on("2026-07-01", 1, earn(5, IMMEDIATE, Expiry.NEVER));
        Map<String, String> viewers = Map.of(
                Tokens.customer("PA001"),
                "R-1 开户 null",
                Tokens.manager("PAM"),
                "R-1 开户 alice",
                Tokens.branch(Role.BRANCH_MANAGER, "PAB"),
                "R-1 开户 alice",
                OPERATIONS,
                "R-1 开户 alice",
                Tokens.branch(Role.BRANCH_STAFF, "PAB"),
                "R-1 开户 null",
                Tokens.staff("mark", Role.MARKETING),
                "null null null",
                Tokens.sign(Tokens.token("both", Role.MARKETING, Role.MANAGER).claim("manager_no", "PAN")),
                "null null null",
                Tokens.sign(Tokens.token("self", Role.CUSTOMER, Role.OPERATIONS).claim("customer_no", "PA001")),
                "R-1 开户 null");
        viewers.forEach((token, expected) -> {
            JsonPath seen = points(
                            token,
                            1,
                            "entries { edges { node { transaction { reference reason actor recordedAt } } } }")
                    .setRootPath("data.customer.points.entries.edges[0].node.transaction");
            assertThat(seen.getString("reference") + " " + seen.getString("reason") + " " + seen.getString("actor"))
                    .isEqualTo(expected);
            assertThat(seen.getString("recordedAt")).isNotNull();
        });
    }

    private void someHistory() {
        history.on("2026-07-01", 1, earn(100, IMMEDIATE, new Expiry(ExpiryKind.END_OF_MONTH, 0, null)));
        history.on("2026-07-01", 1, earn(200, IMMEDIATE, Expiry.NEVER));
        history.on("2026-07-01", 1, earn(40, AFTER_20, new Expiry(ExpiryKind.DAYS, 10, null)));
        history.on("2026-07-01", 1, earn(7, new Activation(ActivationKind.ON_EVENT, 30, "CARD_USED"), Expiry.NEVER));
        history.on("2026-07-01", 1, spend(30));
    }
}
