package dev.kequn.loyalty.reward;

import static dev.kequn.loyalty.reward.RewardBank.MARY;
import static dev.kequn.loyalty.reward.RewardBank.OLGA;
import static dev.kequn.loyalty.reward.RewardBank.content;
import static dev.kequn.loyalty.reward.RewardBank.draft;
import static dev.kequn.loyalty.reward.RewardBank.offer;
import static dev.kequn.loyalty.reward.RewardBank.retire;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers find what they can redeem, staff everything there is. */
@QuarkusTest
@TestProfile(OwnBank.class)
class RewardCatalogueTest {
    private static final String CUSTOMER = Tokens.customer("RW001");

    @BeforeEach
    void catalogue() {
        RewardBank.open();
        offer("COMING", content("validFrom", "2026-07-16"));
        offer("GONE", content("validTo", "2026-07-14"));
        offer("LASTDAY", content("validTo", "2026-07-15"));
        offer("RETIRED", content());
        retire(OLGA, "RETIRED");
        offer("RICE", content("initialStock", 7));
        Database.execute("update reward_stock set taken = 2 where reward_code = 'RICE'");
        draft(MARY, "RICE", content("cost", "200"));
        offer("SOLDOUT", content("initialStock", 0));
        offer("TODAY", content("validFrom", "2026-07-15"));
    }

    @Test
    void customersFindWhatIsOfferedToday() {
        assertThat(list(CUSTOMER, ""))
                .containsExactly(
                        "LASTDAY 1 APPROVED null true",
                        "RICE 1 APPROVED 5 true",
                        "SOLDOUT 1 APPROVED 0 false",
                        "TODAY 1 APPROVED null true");
        assertThat(list(CUSTOMER, "available: true"))
                .containsExactly(
                        "LASTDAY 1 APPROVED null true", "RICE 1 APPROVED 5 true", "TODAY 1 APPROVED null true");
        assertThat(list(CUSTOMER, "available: false")).containsExactly("SOLDOUT 1 APPROVED 0 false");
        assertThat(list(CUSTOMER, "state: DRAFT")).isEmpty();
        assertThat(list(Tokens.sign(Tokens.token("c", "customer", "chairman")), ""))
                .hasSize(4);
    }

    @Test
    void staffFindEveryVersion() {
        List<String> everything = List.of(
                "COMING 1 APPROVED null false",
                "GONE 1 APPROVED null false",
                "LASTDAY 1 APPROVED null true",
                "RETIRED 1 RETIRED null false",
                "RICE 2 DRAFT 5 false",
                "RICE 1 APPROVED 5 true",
                "SOLDOUT 1 APPROVED 0 false",
                "TODAY 1 APPROVED null true");
        for (String role :
                List.of(Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.SERVICE, Role.MANAGER, Role.BRANCH_STAFF)) {
            assertThat(list(Tokens.staff("s", role), "")).as(role).isEqualTo(everything);
        }
        assertThat(list(MARY, "state: DRAFT")).containsExactly("RICE 2 DRAFT 5 false");
        assertThat(list(MARY, "available: true")).isEqualTo(list(CUSTOMER, "available: true"));
        assertThat(list(MARY, "available: false"))
                .containsExactlyElementsOf(everything.stream()
                        .filter(line -> line.endsWith("false"))
                        .toList());
    }

    @Test
    void isReadPageByPage() {
        // When
        List<String> found = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            JsonPath page = ask(MARY, "first: 3" + (after == null ? "" : ", after: \"" + after + "\""));
            found.addAll(lines(page));
            after = page.getBoolean("data.rewards.pageInfo.hasNextPage")
                    ? page.getString("data.rewards.pageInfo.endCursor")
                    : null;
            pages++;
        } while (after != null);

        // Then
        assertThat(pages).isEqualTo(3);
        assertThat(found).isEqualTo(list(MARY, ""));
    }

    @Test
    void refusesAPageThatIsNone() {
        for (String page : List.of("first: 0", "first: 101")) {
            assertThat(ask(MARY, page).getList("errors.extensions.code")).isEqualTo(List.of("INVALID_ARGUMENT"));
        }
        assertThat(ask(MARY, "after: \"x\"").getList("errors.extensions.code")).isEqualTo(List.of("INVALID_CURSOR"));
    }

    private static List<String> list(String token, String arguments) {
        return lines(ask(token, arguments));
    }

    private static JsonPath ask(String token, String arguments) {
        String query = "{ rewards" + (arguments.isEmpty() ? "" : "(" + arguments + ")")
                + " { edges { node { code version state stockLeft available } }"
                + " pageInfo { hasNextPage endCursor } } }";
        return Graphql.as(token, query).extract().jsonPath();
    }

    private static List<String> lines(JsonPath answer) {
        assertThat(answer.getList("errors")).isNull();
        List<Map<String, Object>> nodes = answer.getList("data.rewards.edges.node");
        return nodes.stream()
                .map(node -> "%s %s %s %s %s"
                        .formatted(
                                node.get("code"),
                                node.get("version"),
                                node.get("state"),
                                node.get("stockLeft"),
                                node.get("available")))
                .toList();
    }
}
