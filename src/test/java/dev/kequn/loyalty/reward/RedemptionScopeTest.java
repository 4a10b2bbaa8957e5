package dev.kequn.loyalty.reward;

import static dev.kequn.loyalty.reward.RedemptionBank.BRANCH_MANAGER;
import static dev.kequn.loyalty.reward.RedemptionBank.MANAGER;
import static dev.kequn.loyalty.reward.RedemptionBank.OLGA;
import static dev.kequn.loyalty.reward.RedemptionBank.OTHER_STAFF;
import static dev.kequn.loyalty.reward.RedemptionBank.SERVICE;
import static dev.kequn.loyalty.reward.RedemptionBank.STAFF;
import static dev.kequn.loyalty.reward.RedemptionBank.cancel;
import static dev.kequn.loyalty.reward.RedemptionBank.earn;
import static dev.kequn.loyalty.reward.RedemptionBank.fulfil;
import static dev.kequn.loyalty.reward.RedemptionBank.redeem;
import static dev.kequn.loyalty.reward.RedemptionBank.written;
import static dev.kequn.loyalty.reward.RewardBank.content;
import static dev.kequn.loyalty.reward.RewardBank.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
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

/** Who redeems for whom, who ends whose redemptions, and who sees them. */
@QuarkusTest
@TestProfile(OwnBank.class)
class RedemptionScopeTest {
    private static final String HIMSELF = Tokens.customer("RD001");
    private static final String OTHER_CUSTOMER = Tokens.customer("RD002");
    private static final String OTHER_BRANCH_MANAGER = Tokens.branch(Role.BRANCH_MANAGER, "REB");

    @BeforeEach
    void bank() {
        RedemptionBank.open();
        for (String customer : List.of("RD001", "RD002", "RE001")) {
            earn(customer, 1000);
        }
        offer("RICE", content("initialStock", 100));
    }

    @Test
    void theseRedeemForHim() {
        for (String token : List.of(HIMSELF, MANAGER, STAFF, BRANCH_MANAGER, OLGA, SERVICE)) {
            assertThat(redeem(token, "RD001", "RICE").getList("errors")).isEmpty();
        }
        assertThat(RedemptionBank.points("RD001")).isEqualTo("400");
    }

    @Test
    void toOthersHeIsExactlyAsOneWhoIsMissing() {
        // Given
        String id = redeem(HIMSELF, "RD001", "RICE").getString("redemption.id");
        String before = written();

        for (String token : List.of(
                OTHER_CUSTOMER,
                OTHER_STAFF,
                OTHER_BRANCH_MANAGER,
                Tokens.manager("REM"),
                Tokens.staff("s", Role.BRANCH_STAFF),
                Tokens.sign(Tokens.token("m", Role.MANAGER, Role.MARKETING).claim("manager_no", "REM")))) {
            // Then
            assertThat(redeem(token, "RD001", "RICE").prettify())
                    .isEqualTo(redeem(token, "NOBODY", "RICE").prettify())
                    .contains("UNKNOWN_CUSTOMER");
        }
        for (String token : List.of(OTHER_CUSTOMER, OTHER_STAFF, OTHER_BRANCH_MANAGER)) {
            assertThat(cancel(token, id).prettify())
                    .isEqualTo(cancel(token, "999999").prettify())
                    .isEqualTo(cancel(token, "x").prettify())
                    .contains("UNKNOWN_REDEMPTION");
        }
        for (String token : List.of(
                OTHER_STAFF,
                OTHER_BRANCH_MANAGER,
                Tokens.sign(Tokens.token("both", Role.CUSTOMER, Role.BRANCH_STAFF)
                        .claim("customer_no", "RD001")
                        .claim("branch_code", "REB")))) {
            assertThat(fulfil(token, id).prettify())
                    .isEqualTo(fulfil(token, "999999").prettify())
                    .contains("UNKNOWN_REDEMPTION");
        }
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void theseEndIt() {
        for (String token : List.of(STAFF, BRANCH_MANAGER, OLGA, SERVICE)) {
            String one = redeem(HIMSELF, "RD001", "RICE").getString("redemption.id");
            String two = redeem(HIMSELF, "RD001", "RICE").getString("redemption.id");
            assertThat(fulfil(token, one).getString("redemption.state")).isEqualTo("FULFILLED");
            assertThat(cancel(token, two).getString("redemption.state")).isEqualTo("CANCELLED");
        }
    }

    @Test
    void staffSeeThoseOfTheirCustomers() {
        // Given
        String one = redeem(HIMSELF, "RD001", "RICE").getString("redemption.id");
        String two = redeem(OTHER_CUSTOMER, "RD002", "RICE").getString("redemption.id");
        String three = redeem(SERVICE, "RE001", "RICE").getString("redemption.id");
        cancel(OLGA, one);

        // Then
        assertThat(list(OLGA, "")).containsExactly(three, two, one);
        for (String token : List.of(STAFF, BRANCH_MANAGER, MANAGER)) {
            assertThat(list(token, "")).containsExactly(two, one);
            assertThat(list(token, "state: RESERVED")).containsExactly(two);
            assertThat(list(token, "state: CANCELLED")).containsExactly(one);
            assertThat(list(token, "customerNo: \"RD002\"")).containsExactly(two);
            assertThat(list(token, "customerNo: \"RE001\"")).isEmpty();
            assertThat(list(token, "customerNo: \"NOBODY\"")).isEmpty();
        }
        assertThat(list(OTHER_STAFF, "")).containsExactly(three);
        assertThat(list(Tokens.staff("s", Role.BRANCH_STAFF), "")).isEmpty();
    }

    @Test
    void listsAreReadPageByPage() {
        // Given
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, redeem(HIMSELF, "RD001", "RICE").getString("redemption.id"));
        }

        // Then
        assertThat(pages(OLGA, "{ page: redemptions(first: 2%s) %s }")).isEqualTo(newestFirst);
        assertThat(pages(HIMSELF, "{ me { page: redemptions(first: 2%s) %s } }"))
                .isEqualTo(newestFirst);
        String elsewhere = Graphql.as(OLGA, "{ redemptions { pageInfo { endCursor } } }")
                .extract()
                .path("data.redemptions.pageInfo.endCursor");
        assertThat(Graphql.as(HIMSELF, "{ me { redemptions(after: \"" + elsewhere + "\") { edges { cursor } } } }")
                        .extract()
                        .jsonPath()
                        .getList("errors.extensions.code"))
                .isEqualTo(List.of("INVALID_CURSOR"));
    }

    @Test
    void aCustomerSeesHisOwn() {
        // Given
        String one = redeem(HIMSELF, "RD001", "RICE").getString("redemption.id");
        redeem(OTHER_CUSTOMER, "RD002", "RICE");

        // When
        JsonPath answer = Graphql.as(
                        HIMSELF,
                        "{ me { redemptions { edges { node { id state reward { code name(locale: EN) stockLeft }"
                                + " customer { name } } } } } }")
                .extract()
                .jsonPath();

        // Then
        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getList("data.me.redemptions.edges.node"))
                .isEqualTo(List.of(Map.of(
                        "id",
                        one,
                        "state",
                        "RESERVED",
                        "reward",
                        Map.of("code", "RICE", "name", "Rice", "stockLeft", 98),
                        "customer",
                        Map.of("name", "客户1"))));
    }

    private static List<String> list(String token, String arguments) {
        JsonPath answer = Graphql.as(
                        token,
                        "{ redemptions" + (arguments.isEmpty() ? "" : "(" + arguments + ")")
                                + " { edges { node { id } } } }")
                .extract()
                .jsonPath();
        assertThat(answer.getList("errors")).isNull();
        return answer.getList("data.redemptions.edges.node.id");
    }

    private static List<String> pages(String token, String query) {
        List<String> found = new ArrayList<>();
        String after = "";
        int pages = 0;
        boolean more;
        do {
            JsonPath answer = Graphql.as(
                            token,
                            query.formatted(after, "{ edges { node { id } } pageInfo { hasNextPage endCursor } }"))
                    .extract()
                    .jsonPath();
            JsonPath page = answer.setRootPath(query.contains("me {") ? "data.me.page" : "data.page");
            found.addAll(page.getList("edges.node.id"));
            more = page.getBoolean("pageInfo.hasNextPage");
            after = ", after: \"" + page.getString("pageInfo.endCursor") + "\"";
            pages++;
        } while (more);
        assertThat(pages).isEqualTo(3);
        return found;
    }
}
