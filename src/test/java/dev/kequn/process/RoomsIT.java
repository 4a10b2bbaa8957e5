package dev.kequn.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.kequn.campaign.Campaigning;
import dev.kequn.offer.Offering;
import dev.kequn.segment.Segmenting;
import dev.kequn.support.Daily;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.Prospecting;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One real operation of every room, on what was packaged: a jar or a native executable, which must know by itself what it reads. */
class RoomsIT {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String MARKETING = Tokens.staff("mark", "marketing");
    private static final String AUDITOR = Tokens.staff("ada", "auditor");

    private static RoomsBank bank;

    @BeforeAll
    static void open() {
        bank = new RoomsBank();
    }

    @AfterAll
    static void close() {
        bank.close();
    }

    @Test
    void theProgramIsLetInByScramAlone() {
        assertThat(bank.refusedWith("wrong")).contains("does not let kequn_app in");
    }

    @Test
    void aFileIsGivenBackWithWhatWasRefused() {
        // When
        String id = given().auth()
                .oauth2(Tokens.staff("batch", "service"))
                .contentType("text/csv")
                .body("customer_no,name,branch_code,birth_date,opened_on,attributes\n"
                        + "RX1,新客,RMA,1990-02-30,2026-01-01,{}\nRX2,新客,RMA,1990-02-28,2026-01-01,[1]\n")
                .post("/intake/customers")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        // Then
        given().auth()
                .oauth2(Tokens.staff("batch", "service"))
                .get("/intake/{id}/rejects", id)
                .then()
                .statusCode(200)
                .body(startsWith("line_no,column,value,reason"))
                .body(containsString("1990-02-30"))
                .body(containsString("not a JSON object"));
    }

    @Test
    void aQuarterIsAssessedAndShownInBothLanguages() {
        // When
        JsonPath started =
                ask(OPERATIONS, "mutation { it: tierRunStart(period: \"2026-Q2\") { run { id } errors { code } } }");
        RoomsBank.awaitRun(started.getString("data.it.run.id"));

        // Then
        JsonPath told = ask(
                OPERATIONS,
                """
                { tierMatrix { period population cells { quadrant customers composite { code zh: name(locale: ZH) en: name(locale: EN) } } }
                  customer(customerNo: "RM060") { name averageBalance(from: "2026-06-30", to: "2026-07-01") { aum }
                    compositeTier { period level { name(locale: ZH) } } quadrant { name strategy { aim } } } }""");
        assertThat(told.getString("data.tierMatrix.period")).isEqualTo("2026-Q2");
        assertThat(told.getInt("data.tierMatrix.cells.customers.sum()"))
                .isEqualTo(told.getInt("data.tierMatrix.population"));
        assertThat(told.<String>getList("data.tierMatrix.cells.composite.zh"))
                .allMatch(name -> name.matches("\\p{IsHan}.*"));
        assertThat(told.<String>getList("data.tierMatrix.cells.composite.en"))
                .allMatch(name -> name.matches("[A-Z].*"));
        assertThat(told.getString("data.customer.name")).isEqualTo("客**");
        assertThat(told.getString("data.customer.averageBalance.aum")).isEqualTo("6000000.00");
    }

    @Test
    void aRuleThatIsWrongIsToldWhere() {
        JsonPath told = ask(
                MARKETING,
                "query($wrong: String!, $unknown: String!) { syntax: ruleCheck(rule: $wrong) { line column message }"
                        + " name: ruleCheck(rule: $unknown) { line column } ruleVocabulary { terms { name } } }",
                Map.of("wrong", "age >= 55 &&\n  && true", "unknown", "age >= 55\n  && shoeSize > 40"));

        assertThat(told.getInt("data.syntax[0].line")).isEqualTo(2);
        assertThat(told.getInt("data.name[0].line")).isEqualTo(2);
        assertThat(told.<String>getList("data.ruleVocabulary.terms.name")).contains("age", "averageAum");
    }

    @Test
    void aSegmentIsPreviewedKeptAndExported() {
        // Given
        String rule = "gender == \"F\" && aum >= money(\"5000000\") && age >= 18 && !hasTag(\"NONE\")";

        // When
        JsonPath preview = ask(
                MARKETING,
                "query($rule: String!) { segmentPreview(rule: $rule) { count } segmentTemplates { code name(locale:"
                        + " EN) } }",
                Map.of("rule", rule));
        Segmenting.inForce(Segmenting.rule("RM_RICH", rule));

        // Then
        assertThat(preview.getInt("data.segmentPreview.count")).isEqualTo(11);
        assertThat(preview.<String>getList("data.segmentTemplates.code")).contains("SENIORS", "MERCHANTS");
        assertThat(Segmenting.members("RM_RICH")).hasSize(11).startsWith("RM050");
        given().auth()
                .oauth2(OPERATIONS)
                .get("/segments/RM_RICH/members.csv?purpose=call")
                .then()
                .statusCode(200)
                .body(startsWith("customer_no,"))
                .body(containsString("RM060,客"));
    }

    @Test
    void pointsAreEarnedAndSpentOnAReward() {
        // Given
        Map<String, Object> reward =
                Map.of("nameZh", "米", "nameEn", "Rice", "cost", "60", "validFrom", "2026-07-01", "initialStock", 5);
        change(
                MARKETING,
                "mutation($r: RewardInput!) { it: rewardDraft(code: \"RM_RICE\", reward: $r, idempotencyKey: \"r1\") {"
                        + " errors { code field } } }",
                Map.of("r", reward));
        change(
                MARKETING,
                "mutation { it: rewardSubmit(code: \"RM_RICE\", version: 1, idempotencyKey: \"r2\") { errors { code }"
                        + " } }",
                Map.of());
        change(
                OPERATIONS,
                "mutation { it: rewardApprove(code: \"RM_RICE\", version: 1, idempotencyKey: \"r3\") { errors { code }"
                        + " } }",
                Map.of());

        // When
        String service = Tokens.staff("shop", "service");
        change(
                service,
                "mutation { it: pointsEarn(input: {customerNo: \"RM001\", amount: \"100\"}, idempotencyKey: \"p1\") {"
                        + " errors { code } } }",
                Map.of());
        change(
                service,
                "mutation { it: pointsSpend(input: {customerNo: \"RM001\", amount: \"10\"}, idempotencyKey: \"p2\") {"
                        + " errors { code } } }",
                Map.of());
        change(
                Tokens.customer("RM001"),
                "mutation { it: rewardRedeem(customerNo: \"RM001\", reward: \"RM_RICE\", idempotencyKey: \"p3\") {"
                        + " errors { code } } }",
                Map.of());

        // Then
        Graphql.as(OPERATIONS, "{ customer(customerNo: \"RM001\") { points { active } } pointsProvision { active } }")
                .body("errors", equalTo(null))
                .body("data.customer.points.active", equalTo("30"));
    }

    @Test
    void anEventEarnsByARule() {
        // Given
        Map<String, Object> rule = Map.of(
                "code", "RM_CARD",
                "nameZh", "刷卡",
                "nameEn", "Card",
                "validFrom", "2026-07-15",
                "trigger", Map.of("kind", "EVENT", "eventType", "rooms.card"),
                "condition", "eventNumber(\"amount\") >= 10",
                "points", Map.of("fixed", "70"),
                "activation", Map.of("kind", "IMMEDIATE"),
                "expiry", Map.of("kind", "NEVER"),
                "onSpent", "CLAMP");
        String id = change(
                        MARKETING,
                        "mutation($i: EarningRuleInput!) { it: earningRuleDraft(input: $i, idempotencyKey: \"e1\") {"
                                + " rule { id } errors { code field message } } }",
                        Map.of("i", rule))
                .getString("data.it.rule.id");
        change(
                MARKETING,
                "mutation($i: ID!) { it: earningRuleSubmit(id: $i, idempotencyKey: \"e2\") { errors { code } } }",
                Map.of("i", id));
        change(
                OPERATIONS,
                "mutation($i: ID!) { it: earningRuleApprove(id: $i, revision: 1, idempotencyKey: \"e3\") { errors {"
                        + " code } } }",
                Map.of("i", id));

        // When
        Daily.take(
                "events",
                "source,external_id,customer_no,type,occurred_at,attributes",
                "cards,E1,RM002,rooms.card,2026-07-15T09:00:00+08:00,\"{\"\"amount\"\": 12}\"");

        // Then
        Eventually.holds(
                "70 points came", () -> ask(OPERATIONS, "{ customer(customerNo: \"RM002\") { points { active } } }")
                        .getString("data.customer.points.active")
                        .equals("70"));
    }

    @Test
    void aCampaignIsLaunched() {
        // Given
        Campaigning.segment("RM_NOBODY");
        Campaigning.approved("RM_SPRING", Campaigning.input("RM_NOBODY"));

        // When
        Campaigning.launch("RM_SPRING").body("data.done.errors", empty());

        // Then
        Eventually.holds(
                "its round is there",
                () -> ask(
                                        OPERATIONS,
                                        "{ campaign(code: \"RM_SPRING\") { rounds { number state } version {"
                                                + " name(locale: ZH) } } }")
                                .getList("data.campaign.rounds")
                                .size()
                        == 1);
        Graphql.as(OPERATIONS, "{ contactPolicy { version } campaigns { edges { node { code } } } }")
                .body("errors", equalTo(null));
    }

    @Test
    void anOfferIsShownAndAnswered() {
        // Given
        Offering.approved("RM_DEPOSIT", Offering.input("RMP"));
        Offering.publish("RM_DEPOSIT").body("data.done.errors", empty());
        String himself = Tokens.customer("RM003");

        // When
        JsonPath home = ask(
                himself,
                "{ home(channel: MOBILE_BANKING, locale: \"zh-CN\") { name offers { code title locale token } } }");
        JsonPath answer = ask(
                himself,
                "mutation($r: [OfferResponseInput!]!) { it: offerRespond(responses: $r) { results { status errors {"
                        + " code } } } }",
                Map.of(
                        "r",
                        List.of(Map.of("token", home.getString("data.home.offers[0].token"), "response", "ACCEPTED"))));

        // Then
        assertThat(home.getString("data.home.offers[0].title")).isEqualTo("加息");
        assertThat(answer.getString("data.it.results[0].status")).isEqualTo("RECORDED");
    }

    @Test
    void aProspectBecomesACustomerAndAllIsOnRecord() {
        // When
        String id = Prospecting.prospect("RMA", "13900001111");
        JsonPath converted = Prospecting.convert(OPERATIONS, id, "RM900", "2026-07-15", "rooms-convert");

        // Then
        assertThat(converted.getString("customer.customerNo")).isEqualTo("RM900");
        JsonPath trail = ask(AUDITOR, "{ auditTrail(first: 50) { edges { node { action actor recordedAt } } } }");
        assertThat(trail.<String>getList("data.auditTrail.edges.node.actor")).contains("olga");
    }

    @Test
    void whatIsDueIsDueInTheBanksZone() {
        Eventually.holds("the night's runs are there", () -> Database.value(
                        "select count(*) from job_run where job = 'points-expiry' and scheduled_for = '2026-07-14"
                                + " 16:10Z'")
                .equals("1"));
        assertThat(ask(OPERATIONS, "{ jobs(first: 50) { edges { node { job state } } } }")
                        .<String>getList("data.jobs.edges.node.job"))
                .contains("points-expiry");
    }

    @Test
    void itsStateIsOnTheManagementPort() {
        given().port(bank.app().managementPort())
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("kequn_offer_lag"));
        assertThat(bank.app().output()).doesNotContain("ERROR");
    }

    private static JsonPath ask(String token, String query) {
        return ask(token, query, Map.of());
    }

    private static JsonPath ask(String token, String query, Map<String, ?> variables) {
        return Graphql.as(token, query, variables)
                .statusCode(200)
                .body("errors", equalTo(null))
                .extract()
                .jsonPath();
    }

    private static JsonPath change(String token, String mutation, Map<String, ?> variables) {
        JsonPath answer = ask(token, mutation, variables);
        assertThat(answer.getList("data.it.errors")).as(mutation).isEmpty();
        return answer;
    }
}
