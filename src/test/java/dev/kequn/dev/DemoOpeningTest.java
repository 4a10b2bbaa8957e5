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
    private static final int SIZE = Integer.getInteger("kequn.demo.size", 2_000);
    private static final Pattern OPERATION = Pattern.compile("^(?:query|mutation) (\\w+)", Pattern.MULTILINE);
    /** Lists that are empty in a bank where nothing went wrong. */
    private static final Set<String> OFTEN_EMPTY = Set.of("errors", "rejects", "referralPatterns");

    @Inject
    DemoOpening opening;

    @Inject
    DemoProgress progress;

    @BeforeEach
    void open() throws Exception {
        if (!progress.open()) {
            long a = System.nanoTime();
            opening.open(new DemoBank(SIZE));
            System.out.println("XX opened in " + (System.nanoTime() - a) / 1e9);
            for (String q : List.of(
                    "select job, revision, state, created_at, started_at, finished_at from job_run order by run_id",
                    "select clock_timestamp(), (select max(recorded_at) from points_transaction), (select min(recorded_at) from points_transaction)",
                    "select min(recorded_at), max(recorded_at), count(*) from customer_event where type not like 'TIER%'",
                    "select c.customer_no, a.active, a.pending, a.spent, count(*), string_agg(distinct source, ' ') from points_account a join customer c using (customer_id) join points_transaction t using (customer_id) where c.customer_no < 'C00001000' group by 1,2,3,4 having count(*) >= 3 order by 5 desc limit 15",
                    "select c.customer_no, count(*) from referral r join customer c on c.customer_id = r.referrer_id group by 1 order by 2 desc, 1 limit 5",
                    "select c.customer_no, a.active, a.pending from points_account a join customer c using (customer_id) where a.pending > 0 order by 1 limit 5")) {
                try {
                    Database.rows(q).forEach(r -> System.out.println("XX " + r));
                } catch (RuntimeException e) {
                    System.out.println("XX " + e);
                }
            }
        }
    }

    @Test
    void pointsAreGivenByEveryRule() {
        assertThat(Database.rows("SELECT source, count(*), count(DISTINCT customer_id), sum(amount)"
                        + " FROM points_transaction WHERE kind = 'EARN' AND actor <> 'service'"
                        + " GROUP BY source ORDER BY source"))
                .containsExactly("?");
    }

    @Test
    void rulesAndRewardsAreApprovedByAnotherPerson() {
        assertThat(Database.rows("SELECT subject_type, submitted_by, decided_by, decision, count(*) FROM approval"
                        + " WHERE subject_type IN ('EarningRule', 'Reward') GROUP BY 1, 2, 3, 4 ORDER BY 1"))
                .containsExactly("EarningRule|lin|zhou|APPROVED|5", "Reward|lin|zhou|APPROVED|6");
    }

    @Test
    void rewardsAreRedeemedAndFetched() {
        assertThat(Database.rows("SELECT reward_code, state, count(*) FROM redemption GROUP BY 1, 2 ORDER BY 1, 2"))
                .containsExactly("?");
    }

    @Test
    void newcomersAndWhoBroughtThemAreRewarded() {
        assertThat(Database.rows("SELECT count(*), count(DISTINCT r.referrer_id), count(w.newcomer_version),"
                        + " count(w.referrer_version) FROM referral r LEFT JOIN referral_reward w USING (newcomer_id)"))
                .containsExactly("?");
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
                + " || '|' || (SELECT count(*) FROM reward) || '|' || (SELECT count(*) FROM intake)";
        String before = Database.value(all);
        opening.open(new DemoBank(SIZE));
        assertThat(Database.value(all)).isEqualTo(before);
    }

    static List<String> examples() {
        return DemoExamples.NAMES;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleHasSomethingToShow(String name) {
        String text = DemoExamples.read("examples/" + name + ".graphql");
        JsonObject variables = new JsonObject();
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
        JsonObject drafted = data.getJsonObject("tierPolicyDraft");
        if (drafted != null) {
            variables.put("draft", drafted.getJsonObject("policy").getString("id"));
        }
    }

    /** A program and a database that no other test has touched. */
    public static class Alone extends OwnBank {}
}
