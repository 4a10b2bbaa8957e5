package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge as production has it, introspection off; and shallower, because no field of the schema nests 13 deep yet. */
@QuarkusTest
@TestProfile(ProductionLimitsTest.Production.class)
@WithTestResource(TestBank.class)
class ProductionLimitsTest {
    public static class Production implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kequn.graphql.introspection", "false", "kequn.graphql.max-depth", "3");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ __schema { types { name } } }",
                "{ __type(name: \"Customer\") { name } }",
                "{ tierPolicies { id } __schema { queryType { name } } }",
                "{ ... on Query { __schema { types { name } } } }",
                "{ ...f } fragment f on Query { __schema { types { name } } }"
            })
    void keepsTheSchemaToItself(String query) {
        JsonPath answer = ask(query);

        assertThat(answer.getList("errors.extensions.code")).isEqualTo(java.util.List.of("INTROSPECTION_DISABLED"));
        assertThat(answer.getMap("")).doesNotContainKey("data");
    }

    @Test
    void stillTellsTheTypeOfAnObject() {
        assertThat(ask("{ __typename tierPolicies { __typename } }").getString("data.tierPolicies[0].__typename"))
                .isEqualTo("TierPolicy");
    }

    @Test
    void countsLevelsThroughFragments() {
        // Given
        String three = "{ customers { edges { cursor } } }";
        String four = "{ customers { edges { node { id } } } }";
        String hidden = "{ ...a } fragment a on Query { customers { ...b } }"
                + " fragment b on CustomerConnection { edges { ... on CustomerEdge { node { id } } } }";

        // Then
        assertThat(ask(three).getMap("")).doesNotContainKey("errors");
        for (String deep : new String[] {four, hidden}) {
            assertThat(ask(deep).getString("errors[0].message"))
                    .isEqualTo("The operation has 4 levels of fields, more than the limit of 3");
            assertThat(ask(deep).getString("errors[0].extensions.code")).isEqualTo("OPERATION_TOO_LARGE");
        }
    }

    private static JsonPath ask(String query) {
        return Graphql.as(Tokens.staff("olga", "operations"), query).extract().jsonPath();
    }
}
