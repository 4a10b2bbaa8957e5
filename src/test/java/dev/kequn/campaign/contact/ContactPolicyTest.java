package dev.kequn.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contact policy over the API: read, set by who has read it, never changed. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ContactPolicyTest {
    private static final String ADMIN = Tokens.staff("adam", "admin");
    private static final String FIELDS =
            """
            version quietHours { from to } mostRefusals suppressionDays universalControl
            caps { channel times days } costs { channel cost } setBy reason""";
    private static final String SET = "mutation($policy: ContactPolicyInput!, $version: Int!, $reason: String!) {"
            + " contactPolicySet(policy: $policy, expectedVersion: $version, reason: $reason) { policy { "
            + FIELDS + " } errors { code field } } }";

    @BeforeEach
    @AfterEach
    void asDelivered() {
        SampleContactPolicy.forget();
    }

    @Test
    void isDeliveredWithCaps() {
        Graphql.as(ADMIN, "{ contactPolicy { " + FIELDS + " } }")
                .body("data.contactPolicy.version", equalTo(1))
                .body("data.contactPolicy.quietHours.from", equalTo("21:00:00"))
                .body("data.contactPolicy.quietHours.to", equalTo("09:00:00"))
                .body("data.contactPolicy.mostRefusals", equalTo(3))
                .body("data.contactPolicy.caps.channel", contains(null, null, "SMS", "PHONE"))
                .body("data.contactPolicy.caps.times", contains(2, 6, 1, 1))
                .body("data.contactPolicy.caps.days", contains(7, 30, 7, 30))
                .body("data.contactPolicy.costs", empty());
    }

    @Test
    void isSetByWhoHasReadTheLastVersion() {
        // When
        set(policy(Map.of()), 1, "Fewer calls")
                .body("data.contactPolicySet.errors", empty())
                .body("data.contactPolicySet.policy.version", equalTo(2))
                .body("data.contactPolicySet.policy.quietHours.from", equalTo("20:30:00"))
                .body("data.contactPolicySet.policy.costs.channel", contains("SMS", "PHONE"))
                .body("data.contactPolicySet.policy.costs.cost", contains("0.05", "3.00"))
                .body("data.contactPolicySet.policy.setBy", equalTo("adam"));
        set(policy(Map.of("mostRefusals", 9)), 1, "Stale")
                .body("data.contactPolicySet.policy", nullValue())
                .body("data.contactPolicySet.errors.code", contains("CHANGED_SINCE_READ"))
                .body("data.contactPolicySet.errors.field", contains("expectedVersion"));

        // Then
        Graphql.as(
                        ADMIN,
                        "{ contactPolicies(first: 1) { edges { cursor node { version } } pageInfo { hasNextPage } } }")
                .body("data.contactPolicies.edges.node.version", contains(2))
                .body("data.contactPolicies.pageInfo.hasNextPage", equalTo(true));
        Graphql.as(ADMIN, "{ contactPolicies { edges { node { version mostRefusals } } } }")
                .body("data.contactPolicies.edges.node.mostRefusals", contains(2, 3));
        assertThat(Database.rows(
                        "select actor, purpose, before_values ->> 'mostRefusals', after_values ->> 'mostRefusals'"
                                + " from audit_entry where action = 'contactPolicySet' and subject_id = '2'"
                                + " order by audit_id desc limit 1"))
                .containsExactly("adam|Fewer calls|3|2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update contact_policy set most_refusals = 1",
                "delete from contact_cap",
                "delete from contact_cost"
            })
    void isNeverChanged(String change) {
        try (var connection = Database.connect("kequn_app")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> connection.createStatement().execute(change)))
                    .hasMessageContaining("permission denied");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ofManyWhoHaveReadTheSameOneSetsIt() {
        List<String> answers = AtOnce.ask(8, i -> set(policy(Map.of("suppressionDays", 10 + i)), 1, "Race")
                .extract()
                .jsonPath()
                .getList("data.contactPolicySet.errors.code")
                .toString());

        assertThat(answers).containsOnly("[]", "[CHANGED_SINCE_READ]");
        assertThat(answers.stream().filter("[]"::equals)).hasSize(1);
        assertThat(Database.value("select max(version) from contact_policy")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mostRefusals; 0; mostRefusals",
                "mostRefusals; 101; mostRefusals",
                "suppressionDays; 0; suppressionDays",
                "suppressionDays; 3651; suppressionDays",
                "universalControl; -1; universalControl",
                "universalControl; 2001; universalControl"
            })
    void isRefusedOutOfItsLimits(String field, int value, String blamed) {
        refused(Map.of(field, value), blamed);
    }

    @Test
    void isRefusedWhenItContradictsItself() {
        refused(Map.of("caps", List.of(cap("SMS", -1, 7))), "caps.times");
        refused(Map.of("caps", List.of(cap("SMS", 1001, 7))), "caps.times");
        refused(Map.of("caps", List.of(cap("SMS", 1, 0))), "caps.days");
        refused(Map.of("caps", List.of(cap("SMS", 1, 367))), "caps.days");
        refused(Map.of("caps", List.of(cap("SMS", 1, 7), cap("SMS", 2, 7))), "caps");
        refused(
                Map.of(
                        "caps",
                        java.util.stream.IntStream.rangeClosed(1, 21)
                                .mapToObj(i -> cap("SMS", 1, i))
                                .toList()),
                "caps");
        refused(Map.of("costs", List.of(cost("-0.01"))), "costs.cost");
        refused(Map.of("costs", List.of(cost("1000000.01"))), "costs.cost");
        refused(Map.of("costs", List.of(cost("1"), cost("1"))), "costs.channel");
        refused(Map.of("quietHours", Map.of("from", "09:00", "to", "09:00")), "quietHours.to");
        refused(Map.of("quietHours", Map.of("from", "09:00:30", "to", "10:00")), "quietHours.from");
        set(policy(Map.of()), 1, " ").body("data.contactPolicySet.errors.code", contains("INVALID_REASON"));
        set(policy(Map.of()), 2, "x").body("data.contactPolicySet.errors.code", contains("CHANGED_SINCE_READ"));
        assertThat(Database.value("select max(version) from contact_policy")).isEqualTo("1");
    }

    private static void refused(Map<String, ?> wrong, String field) {
        set(policy(wrong), 1, "x")
                .body("data.contactPolicySet.errors.code", contains("INVALID_POLICY"))
                .body("data.contactPolicySet.errors.field", contains(field));
        assertThat(Database.value("select max(version) from contact_policy")).isEqualTo("1");
    }

    private static ValidatableResponse set(Map<String, ?> policy, int version, String reason) {
        return Graphql.as(ADMIN, SET, Map.of("policy", policy, "version", version, "reason", reason));
    }

    private static Map<String, Object> policy(Map<String, ?> other) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("quietHours", Map.of("from", "20:30", "to", "08:00"));
        policy.put("mostRefusals", 2);
        policy.put("suppressionDays", 30);
        policy.put("universalControl", 100);
        policy.put("caps", List.of(cap(null, 3, 7), cap("PHONE", 1, 30)));
        policy.put("costs", List.of(cost("0.05"), Map.of("channel", "PHONE", "cost", "3")));
        policy.putAll(other);
        return policy;
    }

    private static Map<String, Object> cap(String channel, int times, int days) {
        Map<String, Object> cap = new LinkedHashMap<>();
        cap.put("channel", channel);
        cap.put("times", times);
        cap.put("days", days);
        return cap;
    }

    private static Map<String, Object> cost(String cost) {
        return Map.of("channel", "SMS", "cost", cost);
    }
}
