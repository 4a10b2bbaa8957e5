package dev.kequn.tier.override;

import static dev.kequn.tier.override.OverrideBank.BRANCH_MANAGER;
import static dev.kequn.tier.override.OverrideBank.MANAGER;
import static dev.kequn.tier.override.OverrideBank.OPERATIONS;
import static dev.kequn.tier.override.OverrideBank.OTHER_BRANCH_MANAGER;
import static dev.kequn.tier.override.OverrideBank.OTHER_MANAGER;
import static dev.kequn.tier.override.OverrideBank.override;
import static dev.kequn.tier.override.OverrideBank.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which overrides whom concern. */
@QuarkusTest
@TestProfile(OwnBank.class)
class OverrideQueueTest {
    private static final String PAGE = "query($state: OverrideState, $first: Int!, $after: String)"
            + " { list: serviceTierOverrides(state: $state, first: $first, after: $after)"
            + " { edges { node { id customer { name } } } pageInfo { hasNextPage endCursor } } }";

    @BeforeEach
    void bank() {
        OverrideBank.open();
    }

    @Test
    void showsEachCallerHisOwn() {
        // Given
        String ours = override(MANAGER, "OV002", "PRIVATE", "x", "2026-12-31").getString("override.id");
        String theirs =
                override(OTHER_MANAGER, "OW001", "PRIVATE", "x", "2026-12-31").getString("override.id");
        String held = override(MANAGER, "OV001", "GOLD", "x", "2026-12-31").getString("override.id");
        String ended = override(MANAGER, "OV003", "GOLD", "x", "2026-12-31").getString("override.id");
        release(MANAGER, "OV003", "x");

        // Then
        assertThat(queue(BRANCH_MANAGER, "PENDING")).containsExactly(ours + " 客户2");
        assertThat(queue(OTHER_BRANCH_MANAGER, "PENDING")).containsExactly(theirs + " 外人");
        assertThat(queue(OPERATIONS, "PENDING")).containsExactly(theirs + " 外**", ours + " 客**");
        assertThat(queue(MANAGER, "ACTIVE")).containsExactly(held + " 客户1");
        assertThat(queue(MANAGER, "ENDED")).containsExactly(ended + " 客户3");
        assertThat(queue(MANAGER, null)).containsExactly(ended + " 客户3", held + " 客户1", ours + " 客户2");
        assertThat(queue(Tokens.staff("m", Role.MANAGER), null)).isEmpty();
        assertThat(queue(Tokens.staff("m", Role.MANAGER, Role.MARKETING), null)).isEmpty();
    }

    @Test
    void hasPages() {
        // Given
        String first = override(MANAGER, "OV001", "GOLD", "x", "2026-12-31").getString("override.id");
        String second = override(MANAGER, "OV002", "GOLD", "x", "2026-12-31").getString("override.id");

        // When
        JsonPath one = page(MANAGER, Map.of("first", 1));
        JsonPath two = page(MANAGER, Map.of("first", 1, "after", one.getString("pageInfo.endCursor")));

        // Then
        assertThat(one.getList("edges.node.id")).isEqualTo(List.of(second));
        assertThat(one.getBoolean("pageInfo.hasNextPage")).isTrue();
        assertThat(two.getList("edges.node.id")).isEqualTo(List.of(first));
        assertThat(two.getBoolean("pageInfo.hasNextPage")).isFalse();
    }

    private static List<String> queue(String token, String state) {
        JsonPath page = page(token, state == null ? Map.of("first", 10) : Map.of("first", 10, "state", state));
        List<String> ids = page.getList("edges.node.id");
        List<String> names = page.getList("edges.node.customer.name");
        return IntStream.range(0, ids.size())
                .mapToObj(i -> ids.get(i) + " " + names.get(i))
                .toList();
    }

    private static JsonPath page(String token, Map<String, ?> variables) {
        JsonPath answer = Graphql.as(token, PAGE, variables).extract().jsonPath();
        assertThat(answer.getList("errors")).isNull();
        return answer.setRootPath("data.list");
    }
}
