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
@TestProfile(OwnBank.class)
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
            "segmentTemplates.attributes",
            "steps.channels",
            "rounds.stock",
            "node.version.contexts",
            "home.enrolments");

    /** An example has her come. */
    private static final String OF_AN_EXAMPLE = "10095000008";

    @Inject
    DemoOpening opening;

    @Inject
    DemoProgress progress;

    @BeforeEach
    void open() throws Exception {
        if (!progress.open()) {
            opening.open(new DemoBank(SIZE));
            opening.campaign();
            opening.offer();
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
                        "THIRD_PRODUCT|10|10|3000",
                        "campaign:FRUIT_GROWERS_YEAR|8|6|2400");
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
                        "RICE|RESERVED|3",
                        "UMBRELLA|RESERVED|4");
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
                        "GROWERS|RULE|1|91|0|91",
                        "GROWER_PROSPECTS|RULE|1|9|4|5",
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
                        "WOMEN|RULE|1|899|0|899");
        assertThat(Database.rows("SELECT requested_by, decided_by, decision, count(*) FROM approval"
                        + " WHERE subject_type = 'Segment' AND requested_by = 'lin' GROUP BY 1, 2, 3"))
                .containsExactly("lin|zhou|APPROVED|21");
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
        for (String check : List.of("points", "grants", "referral", "rewards", "campaigns", "offers")) {
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
                + " || '|' || (SELECT count(*) FROM customer_attribute) || '|' || (SELECT count(*) FROM customer_tag)"
                + " || '|' || (SELECT count(*) FROM campaign_version) || '|' || (SELECT count(*) FROM campaign_round)"
                + " || '|' || (SELECT count(*) FROM enrolment) || '|' || (SELECT count(*) FROM enrolment_step)"
                + " || '|' || (SELECT count(*) FROM contact) || '|' || (SELECT count(*) FROM contact_policy)"
                + " || '|' || (SELECT count(*) FROM customer_event) || '|' || (SELECT count(*) FROM customer)";
        String before = Database.value(all);
        opening.open(new DemoBank(SIZE));
        opening.campaign();
        opening.resemble();
        assertThat(Database.value(all)).isEqualTo(before);
    }

    @Test
    void theGrowersYearHadItsSpringAndIsInItsSummer() {
        assertThat(
                        Database.rows(
                                """
                        SELECT r.number, r.season, r.state, r.starts_on, e.arm, count(*),
                               count(*) FILTER (WHERE e.state = 'COMPLETED'), count(*) FILTER (WHERE e.state = 'DROPPED'),
                               count(*) FILTER (WHERE e.state = 'ENDED'), count(e.converted_at)
                        FROM campaign_round r JOIN enrolment e USING (round_id) GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 5"""))
                .containsExactly(
                        "1|SPRING|ENDED|2026-02-20|CONTROL|9|0|0|9|1",
                        "1|SPRING|ENDED|2026-02-20|TREATED|29|5|24|0|7",
                        "2|SUMMER|LIVE|2026-06-01|CONTROL|18|0|0|0|0",
                        "2|SUMMER|LIVE|2026-06-01|TREATED|77|8|24|0|8",
                        "2|SUMMER|LIVE|2026-06-01|UNIVERSAL_CONTROL|1|0|0|0|0");
        assertThat(Database.rows("SELECT v.version, v.state, v.budget, a.requested_by, a.decided_by"
                        + " FROM campaign_version v JOIN approval a ON a.subject_id = v.version_id::text"
                        + " WHERE a.subject_type LIKE 'Campaign%' ORDER BY 1"))
                .containsExactly("1|REPLACED|300000|lin|zhou", "2|APPROVED|800000|lin|zhou");
    }

    /** No-shows who came on a later approach are the won-back ones. */
    @Test
    void growersTookTheirStepsOrWereWonBack() {
        assertThat(Database.rows(
                        """
                        SELECT r.number, s.step, s.outcome, s.caused_by, count(*), count(*) FILTER (WHERE s.no_shows > 0),
                               sum(s.points), count(s.reward), sum(s.cost)
                        FROM enrolment_step s JOIN campaign_round r USING (round_id) JOIN customer c USING (customer_id)
                        WHERE c.phone IS DISTINCT FROM '%s' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"""
                                .formatted(OF_AN_EXAMPLE)))
                .containsExactly(
                        "1|BUY_PRODUCT|COMPLETED|EVENT|5|0|null|0|0",
                        "1|LEAVE_CONTACT|COMPLETED|EVENT|10|6|null|0|0",
                        "1|LEAVE_CONTACT|DROPPED|TIME|19|19|null|0|0",
                        "1|OPEN_ACCOUNT|DROPPED|TIME|2|2|null|0|0",
                        "1|OPEN_ACCOUNT|SKIPPED|EVENT|5|0|null|0|0",
                        "1|VISIT_BRANCH|COMPLETED|STAFF|7|0|null|0|0",
                        "1|VISIT_BRANCH|DROPPED|TIME|3|3|null|0|0",
                        "2|BUY_PRODUCT|COMPLETED|EVENT|8|0|2000|4|10000",
                        "2|LEAVE_CONTACT|COMPLETED|EVENT|30|2|null|0|0",
                        "2|LEAVE_CONTACT|DROPPED|TIME|17|17|null|0|0",
                        "2|OPEN_ACCOUNT|COMPLETED|EVENT|3|0|null|0|0",
                        "2|OPEN_ACCOUNT|DROPPED|TIME|2|2|null|0|0",
                        "2|OPEN_ACCOUNT|SKIPPED|EVENT|6|0|null|0|0",
                        "2|VISIT_BRANCH|COMPLETED|STAFF|17|2|400|0|400",
                        "2|VISIT_BRANCH|DROPPED|STAFF|1|1|null|0|0",
                        "2|VISIT_BRANCH|DROPPED|TIME|4|4|null|0|0");
    }

    @Test
    void visitorsOfTheFairKeptTheirEnrolments() {
        assertThat(Database.rows(
                        """
                        SELECT c.name, c.customer_no, e.arm, e.source, e.newcomer, e.state, e.position, e.no_shows,
                               (SELECT string_agg(s.outcome || coalesce(' ' || s.withheld, '') || coalesce(' ' || s.points, ''),
                                                  ', ' ORDER BY s.position)
                                FROM enrolment_step s WHERE s.customer_id = e.customer_id)
                        FROM customer c JOIN customer_event v ON v.customer_id = c.customer_id AND v.type = 'LEAVE_CONTACT'
                             AND v.source = 'kequn' LEFT JOIN enrolment e ON e.customer_id = c.customer_id
                        WHERE c.phone LIKE '1009500000%%' AND c.phone <> '%s' ORDER BY c.phone"""
                                .formatted(OF_AN_EXAMPLE)))
                .containsExactly(
                        "田秋生|C00090001|TREATED|EVENT|true|COMPLETED|3|0|COMPLETED, COMPLETED NOT_A_CUSTOMER, COMPLETED, COMPLETED 500",
                        "苗春花|C00090002|TREATED|EVENT|true|COMPLETED|3|0|COMPLETED, COMPLETED NOT_A_CUSTOMER, COMPLETED, COMPLETED 500",
                        "郭满仓|C00090003|CONTROL|EVENT|true|ACTIVE|0|0|null",
                        "白雪梨|C00090004|TREATED|EVENT|true|ACTIVE|3|0|COMPLETED, COMPLETED NOT_A_CUSTOMER, COMPLETED",
                        "石守田|null|TREATED|EVENT|true|ACTIVE|2|0|COMPLETED, COMPLETED NOT_A_CUSTOMER",
                        "叶秀英|null|TREATED|EVENT|true|ACTIVE|2|0|COMPLETED, COMPLETED NOT_A_CUSTOMER",
                        "霍立冬|null|TREATED|EVENT|true|ACTIVE|1|1|COMPLETED",
                        "何清明|null|TREATED|EVENT|true|ACTIVE|1|0|COMPLETED");
    }

    @Test
    void growersAreApproachedAsThePolicySays() {
        assertThat(Database.rows(
                        "SELECT r.number, k.channel, replace(k.state, 'LEASED', 'DUE'), k.reason, count(*), count(k.answer) FROM contact k"
                                + " JOIN campaign_round r USING (round_id) GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"))
                .containsExactly(
                        "1|PHONE|DELIVERED|null|13|5",
                        "1|SMS|DELIVERED|null|16|4",
                        "1|SMS|FAILED|SUBSCRIBER_ABSENT|1|0",
                        "1|SMS|SUPPRESSED|NO_CONSENT|11|0",
                        "1|SMS|SUPPRESSED|UNREACHABLE|1|0",
                        "1|WECHAT|DELIVERED|null|13|3",
                        "2|PHONE|DELIVERED|null|6|2",
                        "2|SMS|DELIVERED|null|30|10",
                        "2|SMS|DUE|null|17|0",
                        "2|SMS|FAILED|SUBSCRIBER_ABSENT|1|0",
                        "2|SMS|SUPPRESSED|NO_CONSENT|22|0",
                        "2|SMS|SUPPRESSED|UNREACHABLE|2|0",
                        "2|WECHAT|DELIVERED|null|19|11",
                        "2|WECHAT|DUE|null|17|0",
                        "2|WECHAT|FAILED|SUBSCRIBER_ABSENT|1|0",
                        "2|WECHAT|SUPPRESSED|NO_CONSENT|1|0");
    }

    /** Who likes what is not told to the program; what customers said is what it goes by. */
    @Test
    void customersHaveSeenOffersAndTakenSome() {
        assertThat(
                        Database.value(
                                """
                        SELECT count(*) FILTER (WHERE shown > 0), sum(shown) > sum(opened), sum(opened) > sum(accepted),
                               (SELECT count(*) FROM offer_response WHERE response = 'ACCEPTED')
                                   = (SELECT count(*) FROM offer_lead)
                        FROM (SELECT sum(shown) AS shown, sum(opened) AS opened, sum(accepted) AS accepted
                              FROM offer_evidence GROUP BY offer_id) offer"""))
                .isEqualTo("13|true|true|true");
        assertThat(Database.rows("SELECT subject_type, requested_by, decided_by, decision, count(*) FROM approval"
                        + " WHERE subject_type = 'Offer' AND requested_by = 'lin' GROUP BY 1, 2, 3, 4"))
                .containsExactly("Offer|lin|zhou|APPROVED|14");
        assertThat(Checks.broken("offers")).isEmpty();
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
        JsonObject home = data.getJsonObject("home");
        if (home != null) {
            variables.put("token", home.getJsonArray("offers").getJsonObject(0).getString("token"));
        }
        JsonObject earned = data.getJsonObject("pointsEarn");
        if (earned != null) {
            variables.put("transaction", earned.getJsonObject("transaction").getString("id"));
        }
        JsonObject registered = data.getJsonObject("prospectRegister");
        if (registered != null) {
            variables.put("prospect", registered.getJsonObject("customer").getString("id"));
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
}
