package dev.kequn.dev;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.demo.DemoBank;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo bank as a developer finds it, a tenth of its size: opened once, in a database of its own. */
@QuarkusTest
@TestProfile(DemoOpeningTest.Alone.class)
class DemoOpeningTest {
    private static final int SIZE = 2_000;
    private static final Pattern OPERATION = Pattern.compile("^(?:query|mutation) (\\w+)", Pattern.MULTILINE);
    /** Lists that are empty in a bank where nothing went wrong. */
    private static final Set<String> OFTEN_EMPTY = Set.of(
            "errors",
            "rejects",
            "upgradeChances",
            "multipliers",
            "caps",
            "referralPatterns",
            "terms.parameters",
            "noneOf",
            "SegmentPreview.ruleCheck",
            "segmentTemplates.attributes");

    @Inject
    DemoOpening opening;

    @Inject
    DemoProgress progress;

    @BeforeEach
    void open() throws Exception {
        if (!progress.open()) {
            opening.open(new DemoBank(SIZE));
            opening.resemble();
        }
    }

    @Test
    void pointsAreGivenByEveryRule() {
        assertThat(
                        Database.rows(
                                "SELECT source, count(*), count(DISTINCT customer_id), sum(amount)"
                                        + " FROM points_transaction WHERE kind = 'EARN' AND source <> 'api' GROUP BY source ORDER BY source"))
                .containsExactly(
                        "MOBILE_BANKING|30|30|3000",
                        "MONTH_AVERAGE|247|247|49400",
                        "PAYMENT|132|120|58200",
                        "REFERRAL|10|8|3500",
                        "THIRD_PRODUCT|9|9|2700");
    }

    /** A point for every full 10 of a payment in July, two from GOLD on, 2,000 at most. */
    @Test
    void paymentsEarnWhatTheEventsSay() {
        assertThat(
                        Database.value(
                                """
                        SELECT sum(least(points, 2000)) FROM (
                            SELECT sum(floor((e.attributes ->> 'amount')::numeric / 10)
                                       * CASE WHEN a.composite_level <> 'MASS' THEN 2 ELSE 1 END) AS points
                            FROM customer_event e
                                 LEFT JOIN (tier_run r JOIN tier_assessment a USING (run_id))
                                      ON a.customer_id = e.customer_id AND r.period_end = '2026-07-01'
                            WHERE e.type = 'PAYMENT' AND e.occurred_at >= '2026-07-01T00:00+08:00'
                            GROUP BY e.customer_id) customer"""))
                .isEqualTo("58200");
    }

    @Test
    void rulesAndRewardsAreApprovedByAnotherPerson() {
        assertThat(Database.rows("SELECT subject_type, requested_by, decided_by, decision, count(*) FROM approval"
                        + " WHERE subject_type IN ('EarningRule', 'Reward') GROUP BY 1, 2, 3, 4 ORDER BY 1"))
                .containsExactly("EarningRule|lin|zhou|APPROVED|5", "Reward|lin|zhou|APPROVED|6");
    }

    @Test
    void rewardsAreRedeemedAndFetched() {
        assertThat(Database.rows("SELECT reward_code, state, count(*) FROM redemption GROUP BY 1, 2 ORDER BY 1, 2"))
                .containsExactly(
                        "COOKING_OIL|RESERVED|2",
                        "FOOD_VOUCHER|FULFILLED|3",
                        "PHONE_CREDIT|FULFILLED|2",
                        "RICE|RESERVED|3");
    }

    @Test
    void segmentsAreApprovedByAnotherPersonAndFindCustomers() {
        assertThat(
                        Database.rows(
                                """
                        SELECT s.code, s.kind, d.version, sum(y.came), sum(y.gone), sum(y.came - y.gone)
                        FROM segment s JOIN segment_definition d ON d.definition_id = s.in_force
                             JOIN segment_day y ON y.segment_id = s.segment_id
                        WHERE s.code <> 'MERCHANTS_ELSEWHERE' GROUP BY 1, 2, 3 ORDER BY 1"""))
                .containsExactly(
                        "BREEDERS|RULE|1|35|0|35",
                        "CLUSTER_BORROWERS|RULE|1|5|0|5",
                        "FALLING|RULE|1|15|0|15",
                        "FARM_AUTUMN_FUNDS|RULE|1|1|0|1",
                        "FARM_SPRING_FUNDS|RULE|1|66|0|66",
                        "GROWERS|RULE|1|87|0|87",
                        "HIGH_END|RULE|2|45|20|25",
                        "INSTALMENT_SAVERS|RULE|1|173|0|173",
                        "LIKE_INSTALMENT_SAVERS|LOOKALIKE|1|63|0|63",
                        "MATURING|RULE|1|74|0|74",
                        "MERCHANTS|RULE|1|149|0|149",
                        "PAYROLL_COMPANIES|RULE|1|34|0|34",
                        "PAYROLL_EMPLOYEES|RULE|1|319|0|319",
                        "SENIORS|RULE|1|706|0|706",
                        "SENIORS_MATURING|COMBINATION|1|26|0|26",
                        "TEA_GUESTS|RULE|1|6|2|4",
                        "TEA_INVITED|LIST|1|8|0|8",
                        "THIRD_PRODUCT|RULE|1|514|0|514",
                        "WOMEN|RULE|1|897|0|897");
        assertThat(Database.rows("SELECT requested_by, decided_by, decision, count(*) FROM approval"
                        + " WHERE subject_type = 'Segment' AND requested_by = 'lin' GROUP BY 1, 2, 3"))
                .containsExactly("lin|zhou|APPROVED|20");
    }

    @Test
    void aLookalikeTakesNobodyOfItsSeed() {
        assertThat(
                        Database.value(
                                """
                        SELECT count(*) FROM segment_member m JOIN segment s USING (segment_id)
                        WHERE s.code = 'LIKE_INSTALMENT_SAVERS' AND EXISTS (SELECT FROM holding h
                              WHERE h.customer_id = m.customer_id AND h.product_code = 'P04' AND h.closed_on IS NULL)"""))
                .isEqualTo("0");
    }

    @Test
    void newcomersAndWhoBroughtThemAreRewarded() {
        assertThat(Database.rows("SELECT count(*), count(DISTINCT r.referrer_id), count(w.newcomer_version),"
                        + " count(w.referrer_version) FROM referral r LEFT JOIN referral_reward w USING (newcomer_id)"))
                .containsExactly("5|3|5|5");
    }

    @Test
    void theExampleOfPointsHasEarnedSpentAndExpiringOnes() {
        JsonObject points = send(DemoExamples.read("examples/points.graphql"), "Points", new JsonObject())
                .getJsonObject("data")
                .getJsonObject("customer")
                .getJsonObject("points");
        assertThat(points.getString("active")).isEqualTo("1846");
        assertThat(points.getString("lifetime")).isEqualTo("1996");
        assertThat(points.getString("spent")).isEqualTo("150");
        assertThat(points.getString("expiringThisMonth")).isEqualTo("50");
        assertThat(points.getString("inAMonth")).isEqualTo("1796");
    }

    @Test
    void whatMustHoldHolds() {
        for (String check : List.of("points", "grants", "referral", "rewards")) {
            assertThat(Checks.broken(check)).as(check).isEmpty();
        }
    }

    @Test
    void openedAgainNothingIsDoneTwice() throws Exception {
        String all = "SELECT (SELECT count(*) FROM points_transaction) || '|' || (SELECT count(*) FROM redemption)"
                + " || '|' || (SELECT count(*) FROM referral) || '|' || (SELECT count(*) FROM earning_rule)"
                + " || '|' || (SELECT count(*) FROM reward) || '|' || (SELECT count(*) FROM intake)"
                + " || '|' || (SELECT count(*) FROM segment_definition) || '|' || (SELECT count(*) FROM segment_member"
                + " JOIN segment USING (segment_id) WHERE code <> 'MERCHANTS_ELSEWHERE')"
                + " || '|' || (SELECT count(*) FROM customer_attribute) || '|' || (SELECT count(*) FROM customer_tag)";
        String before = Database.value(all);
        opening.open(new DemoBank(SIZE));
        opening.resemble();
        assertThat(Database.value(all)).isEqualTo(before);
    }

    static List<String> examples() {
        return DemoExamples.NAMES;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleHasSomethingToShow(String name) {
        String text = DemoExamples.read("examples/" + name + ".graphql");
        JsonObject variables = DemoExamples.variables(text);
        Matcher operation = OPERATION.matcher(text);
        while (operation.find()) {
            JsonObject answer = send(text, operation.group(1), variables);
            assertThat(answer.getJsonArray("errors")).as(answer.encode()).isNull();
            expectSomething(operation.group(1), answer.getJsonObject("data"));
            remember(answer.getJsonObject("data"), variables);
        }
        assertThat(OPERATION.matcher(text).find()).isTrue();
    }

    private static JsonObject send(String text, String operation, JsonObject variables) {
        Matcher said = Pattern.compile("^# " + DevCaller.HEADER + ": (\\S+)$", Pattern.MULTILINE)
                .matcher(text);
        DevCaller caller = said.find() ? DevCaller.parse(said.group(1)) : DevCaller.EVERY_STAFF_ROLE;
        JwtClaimsBuilder claims = Tokens.token(caller.subject(), caller.roles().toArray(String[]::new));
        caller.claims().forEach(claims::claim);
        JsonObject body = new JsonObject()
                .put("query", text)
                .put("operationName", operation)
                .put("variables", variables);
        return new JsonObject(given().auth()
                .oauth2(Tokens.sign(claims))
                .contentType("application/json")
                .body(body.encode())
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** No business error, and no list without an element. */
    private static void expectSomething(String place, JsonObject found) {
        for (Map.Entry<String, Object> field : found) {
            String here = place + "." + field.getKey();
            if (field.getValue() instanceof JsonArray list) {
                assertThat(!list.isEmpty() || OFTEN_EMPTY.stream().anyMatch(here::contains))
                        .as(here)
                        .isTrue();
                assertThat(list.isEmpty() || !field.getKey().equals("errors"))
                        .as(here + list)
                        .isTrue();
                list.forEach(one -> {
                    if (one instanceof JsonObject object) {
                        expectSomething(here, object);
                    }
                });
            } else if (field.getValue() instanceof JsonObject object) {
                expectSomething(here, object);
            }
        }
    }

    /** What a later operation of the same example takes as a variable. */
    private static void remember(JsonObject data, JsonObject variables) {
        JsonObject earned = data.getJsonObject("pointsEarn");
        if (earned != null) {
            variables.put("transaction", earned.getJsonObject("transaction").getString("id"));
        }
        JsonObject prospects = data.getJsonObject("customers");
        if (prospects != null && !prospects.getJsonArray("edges").isEmpty()) {
            variables.put(
                    "prospect",
                    prospects
                            .getJsonArray("edges")
                            .getJsonObject(0)
                            .getJsonObject("node")
                            .getString("id"));
        }
        JsonObject drafted = data.getJsonObject("tierPolicyDraft");
        if (drafted != null) {
            variables.put("draft", drafted.getJsonObject("policy").getString("id"));
        }
    }

    /** A program and a database that no other test has touched. */
    public static class Alone extends OwnBank {}
}
