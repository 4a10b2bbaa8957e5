package dev.kequn.offer.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.offer.SampleOffer;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows from an accepted offer elsewhere, as front ends see it. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferEffectsTest {
    private static final String MAKER = Tokens.staff("effects-maker", "marketing");
    private static final String CHECKER = Tokens.staff("effects-checker", "operations");

    private long one;
    private long other;

    @BeforeEach
    void offers() {
        SampleOffer.forget();
        SampleCampaign.forget();
        SampleOffer.of("EF_ONE").live();
        SampleOffer.of("EF_OTHER").live();
        one = Answering.customer();
        other = Answering.customer();
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("offers")).isEmpty();
        assertThat(Checks.broken("campaigns")).isEmpty();
        SampleCampaign.forget();
        SampleOffer.forget();
    }

    @Test
    void anAcceptanceCompletesTheStepThatWaitsForIt() {
        long round = SampleCampaign.of("EF_CAMP")
                .audience("EF_NOBODY")
                .step("TAKE", "event_type = 'OFFER_ACCEPTED', condition = 'eventText(\"offer\") == \"EF_ONE\"'")
                .step("USE")
                .live(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31));
        enrol(round, one);
        enrol(round, other);

        accept(other, "EF_OTHER");
        accept(one, "EF_ONE");

        Eventually.holds("he is at the next step", () -> step(one).equals("USE"));
        assertThat(step(other)).isEqualTo("TAKE");
        assertThat(Database.value("select outcome || ' ' || caused_by from enrolment_step where customer_id = " + one))
                .isEqualTo("COMPLETED EVENT");
    }

    @Test
    void anAcceptanceEarnsWhatTheRuleSays() {
        String rule = approvedRule();

        accept(other, "EF_OTHER");
        accept(one, "EF_ONE");
        Answering.respond(Answering.himself(one), Answering.shown(one, "EF_ONE"), "ACCEPTED");

        Eventually.holds("he has his points", () -> points(one).equals("70"));
        assertThat(points(other)).isEqualTo("0");
        assertThat(Database.rows("select amount, reference from points_transaction where customer_id = " + one))
                .hasSize(1);
        retire(rule);
    }

    private static void accept(long customer, String offer) {
        assertThat(Answering.respond(Answering.himself(customer), Answering.shown(customer, offer), "ACCEPTED"))
                .isEqualTo("RECORDED");
    }

    private static String step(long customer) {
        return ask(
                        CHECKER,
                        "query($no: String!) { it: customer(customerNo: $no) { enrolments(first: 1)"
                                + " { edges { node { step } } } } }",
                        Map.of("no", "OR" + customer))
                .getString("data.it.enrolments.edges[0].node.step");
    }

    private static String points(long customer) {
        return ask(
                        Answering.himself(customer),
                        "query($no: String!) { it: customer(customerNo: $no) { points { active } } }",
                        Map.of("no", "OR" + customer))
                .getString("data.it.points.active");
    }

    /** 70 points for whoever accepts EF_ONE. */
    private static String approvedRule() {
        Map<String, Object> input = Map.of(
                "code", "EF_ACCEPTED",
                "nameZh", "接受",
                "nameEn", "Accepted",
                "validFrom", "2026-07-15",
                "trigger", Map.of("kind", "EVENT", "eventType", "OFFER_ACCEPTED"),
                "condition", "eventText(\"offer\") == \"EF_ONE\"",
                "points", Map.of("fixed", "70"),
                "activation", Map.of("kind", "IMMEDIATE"),
                "expiry", Map.of("kind", "NEVER"),
                "onSpent", "CLAMP");
        String id = rule(
                MAKER,
                "mutation($input: EarningRuleInput!, $key: String!)"
                        + " { it: earningRuleDraft(input: $input, idempotencyKey: $key)",
                Map.of("input", input));
        rule(
                MAKER,
                "mutation($id: ID!, $key: String!) { it: earningRuleSubmit(id: $id, idempotencyKey: $key)",
                Map.of("id", id));
        return rule(
                CHECKER,
                "mutation($id: ID!, $key: String!)"
                        + " { it: earningRuleApprove(id: $id, revision: 1, idempotencyKey: $key)",
                Map.of("id", id));
    }

    private static void retire(String id) {
        rule(
                CHECKER,
                "mutation($id: ID!, $key: String!)"
                        + " { it: earningRuleRetire(id: $id, reason: \"over\", idempotencyKey: $key)",
                Map.of("id", id));
    }

    private static String rule(String caller, String mutation, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(variables);
        all.put("key", UUID.randomUUID().toString());
        JsonPath answer = ask(caller, mutation + " { rule { id } errors { code field message } } }", all);
        assertThat(answer.getList("data.it.errors")).isEmpty();
        return answer.getString("data.it.rule.id");
    }

    private static JsonPath ask(String caller, String query, Map<String, ?> variables) {
        JsonPath answer = Graphql.as(caller, query, variables).extract().jsonPath();
        assertThat(answer.getList("errors")).isNull();
        return answer;
    }

    private static void enrol(long round, long customer) {
        Database.execute(
                """
                insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, approaches, next_act, next_on)
                select %2$d, %1$d, 1, c.campaign_id, c.in_force,
                    ('x' || substr(md5(c.code || ':%2$d'), 1, 8))::bit(32)::bigint %% 10000, 'TREATED', false, 'AUDIENCE',
                    'ORB', false, date '2026-07-10', '2026-07-10 12:00+08', 'ACTIVE', '2026-07-10 12:00+08', 0,
                    'TIME_OUT', date '2026-07-20'
                from campaign_round r join campaign c using (campaign_id) where r.round_id = %1$d"""
                        .formatted(round, customer));
    }
}
