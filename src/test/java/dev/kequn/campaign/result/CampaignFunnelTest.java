package dev.kequn.campaign.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.campaign.result.Journey.Left;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.config.JsonPathConfig;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Funnels of random journeys against counting them one by one. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CampaignFunnelTest {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String MARKETING = Tokens.staff("mark", "marketing");
    private static final JsonPathConfig PRECISE =
            JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL);
    private static final List<String> DIMENSIONS =
            List.of("ROUND", "VERSION", "SEGMENT", "LEVEL", "BRANCH", "NEWCOMER");
    private static final List<String> FIRST = List.of("LEAVE_CONTACT", "VISIT_BRANCH", "OPEN_ACCOUNT");
    private static final List<String> SECOND = List.of("LEAVE_CONTACT", "OPEN_ACCOUNT", "BUY_PRODUCT");
    private static final List<String> ALL_STEPS =
            List.of("LEAVE_CONTACT", "OPEN_ACCOUNT", "BUY_PRODUCT", "VISIT_BRANCH");
    private static final List<String> COUNTS =
            List.of("entered", "completed", "wonBack", "skipped", "dropped", "ended", "there", "approaches");
    private static final int SMALLEST = 5;
    private static final String FUNNEL =
            """
            query($round: Int, $by: CampaignFunnelDimension) { campaign(code: "FUNNEL") { funnel(round: $round, by: $by) {
                round by more total { ...row } rows { ...row } } } }
            fragment row on CampaignFunnelRow { code entries branch { name } steps { code name(locale: EN) entered completed
                wonBack skipped dropped ended there approaches medianDays } }""";

    private static List<Journey> journeys = List.of();

    @BeforeAll
    static void journeys() {
        SampleCampaign.forget();
        Database.execute(
                "insert into segment (code, kind) values ('FUNNEL_A', 'RULE'), ('FUNNEL_B', 'RULE')",
                "insert into branch values ('FB0', '东门支行')");
        SampleCampaign campaign = SampleCampaign.of("FUNNEL").audience("FUNNEL_A");
        FIRST.forEach(campaign::step);
        long round = campaign.live(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 31));
        long version = id("select version_id from campaign_version v join campaign using (campaign_id)"
                + " where code = 'FUNNEL'");
        Database.execute("update campaign_round set state = 'ENDED', ended_at = now() where round_id = " + round);
        SampleCampaign changed = SampleCampaign.of("FUNNEL").audience("FUNNEL_A");
        SECOND.forEach(changed::step);
        long next = changed.replaced();
        long nextRound = changed.round(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31));
        Random random = new Random(4);
        List<Journey> made = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            long customer = 8_000_000 + i;
            boolean later = random.nextBoolean();
            boolean second = later && random.nextInt(4) > 0;
            int entries = random.nextInt(8) == 0 ? 2 : 1;
            for (int entry = 1; entry <= entries; entry++) {
                made.add(journey(
                        random,
                        customer,
                        later ? nextRound : round,
                        later ? 2 : 1,
                        entry,
                        second ? next : version,
                        second ? 2 : 1));
            }
        }
        journeys = made;
        Journey.write(id("select campaign_id from campaign where code = 'FUNNEL'"), made);
    }

    @AfterAll
    static void forget() {
        SampleCampaign.forget();
        Database.execute(
                "delete from segment where code like 'FUNNEL\\_%'", "delete from branch where branch_code = 'FB0'");
    }

    private static long id(String sql) {
        return Long.parseLong(Database.value(sql));
    }

    private static Journey journey(
            Random random, long customer, long round, int roundNumber, int entry, long version, int versionNumber) {
        List<String> steps = versionNumber == 1 ? FIRST : SECOND;
        List<Left> left = new ArrayList<>();
        String there = null;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            int drawn = random.nextInt(20);
            if (drawn < 3) {
                there = steps.get(i);
                break;
            }
            boolean onward = drawn >= 6;
            String outcome = drawn == 3 ? "ENDED" : !onward ? "DROPPED" : drawn == 6 && !last ? "SKIPPED" : "COMPLETED";
            left.add(new Left(steps.get(i), outcome, random.nextInt(30 * 86400), random.nextInt(4), random.nextInt(3)));
            if (!onward) {
                break;
            }
        }
        // A squared number makes few large and many small branches.
        int branch = random.nextInt(8) * random.nextInt(9);
        return new Journey(
                customer,
                round,
                roundNumber,
                entry,
                version,
                versionNumber,
                random.nextInt(6) == 0 ? (random.nextInt(4) == 0 ? "UNIVERSAL_CONTROL" : "CONTROL") : "TREATED",
                random.nextInt(10) == 0 ? null : random.nextInt(40) == 0 ? "FUNNEL_B" : "FUNNEL_A",
                random.nextInt(9) == 0 ? null : "L" + random.nextInt(1 + random.nextInt(30)),
                "FB" + (branch + random.nextInt(12)),
                random.nextInt(7) == 0,
                left,
                there,
                random.nextInt(4));
    }

    @Test
    void whoSeesEverythingSeesWhatCountingOneByOneFinds() {
        for (Integer round : new Integer[] {null, 1, 2}) {
            FunnelOracle oracle = new FunnelOracle(journeys).inRound(round);
            List<String> steps = round != null && round == 1 ? FIRST : ALL_STEPS;
            for (String by : DIMENSIONS) {
                Map<String, Object> funnel = ask(OPERATIONS, round, by);

                assertThat(line(map(funnel, "total"))).as("%s, %s", round, by).isEqualTo(oracle.total(steps));
                assertThat(rows(funnel).stream().map(CampaignFunnelTest::line))
                        .as("%s, %s", round, by)
                        .containsExactlyElementsOf(oracle.rows(by, steps));
                assertThat(funnel.get("more")).isEqualTo(by.equals("BRANCH"));
                assertThat(funnel.get("round")).isEqualTo(round);
                assertThat(funnel.get("by")).isEqualTo(by);
            }
        }
    }

    @Test
    void withoutADimensionThereIsOnlyTheTotal() {
        Map<String, Object> funnel = ask(OPERATIONS, null, null);

        assertThat(line(map(funnel, "total"))).isEqualTo(new FunnelOracle(journeys).total(ALL_STEPS));
        assertThat(rows(funnel)).isEmpty();
        assertThat(funnel.get("more")).isEqualTo(false);
    }

    @Test
    void stepsAndBranchesHaveNames() {
        Map<String, Object> funnel = ask(OPERATIONS, 1, "BRANCH");

        assertThat(rows(funnel).stream()
                        .filter(row -> Objects.equals(row.get("code"), "FB0"))
                        .map(row -> row.get("branch")))
                .containsExactly(Map.of("name", "东门支行"));
        assertThat(steps(map(funnel, "total")).stream().map(step -> step.get("name")))
                .containsExactly("Step LEAVE_CONTACT", "Step VISIT_BRANCH", "Step OPEN_ACCOUNT");
    }

    @Test
    void smallNumbersAreHiddenTogetherWithWhatWouldTellThem() {
        int hidden = 0;
        int shown = 0;
        for (String by : DIMENSIONS) {
            Map<String, Object> whole = ask(OPERATIONS, null, by);
            Map<String, Object> seen = ask(MARKETING, null, by);
            Map<Object, Map<String, Object>> truth = new HashMap<>();
            rows(whole).forEach(row -> truth.put(row.get("code"), row));
            List<Map<String, Object>> rows = new ArrayList<>(rows(seen));
            rows.add(map(seen, "total"));
            for (Map<String, Object> row : rows) {
                boolean total = row == rows.get(rows.size() - 1);
                Map<String, Object> right = total ? map(whole, "total") : truth.get(row.get("code"));
                List<Map<String, Object>> line = steps(row);
                for (int i = 0; i < line.size(); i++) {
                    Map<String, Object> counts = steps(right).get(i);
                    for (String count : COUNTS) {
                        Object number = line.get(i).get(count);
                        shown += number == null ? 0 : 1;
                        hidden += number == null ? 1 : 0;
                        assertThat(number).isIn(null, counts.get(count));
                        assertThat(number == null || count.equals("approaches") ? 0 : (int) number)
                                .as("%s %s %s", by, row.get("code"), count)
                                .isNotIn(1, 2, 3, 4);
                    }
                    holdsTogether(
                            List.of("completed", "skipped", "dropped", "ended", "there"),
                            "entered",
                            line.get(i),
                            counts);
                }
            }
            if (!(boolean) seen.get("more")) {
                columnsHoldTogether(rows(seen), map(seen, "total"), truth, map(whole, "total"));
            }
        }
        assertThat(hidden).isPositive();
        assertThat(shown).isGreaterThan(hidden / 2);
    }

    /** Where a sum is shown, its hidden parts are none, or two and more that are together no small group. */
    private static void holdsTogether(
            List<String> parts, String sum, Map<String, Object> seen, Map<String, Object> right) {
        List<String> hidden =
                parts.stream().filter(part -> seen.get(part) == null).toList();
        if (seen.get(sum) != null && !hidden.isEmpty()) {
            assertThat(hidden).hasSizeGreaterThan(1);
            assertThat(hidden.stream().mapToInt(part -> (int) right.get(part)).sum())
                    .isGreaterThanOrEqualTo(SMALLEST);
        }
    }

    private static void columnsHoldTogether(
            List<Map<String, Object>> rows,
            Map<String, Object> total,
            Map<Object, Map<String, Object>> truth,
            Map<String, Object> wholeTotal) {
        for (int i = 0; i < steps(total).size(); i++) {
            for (String count : COUNTS.subList(0, COUNTS.size() - 1)) {
                Map<String, Object> seen = new HashMap<>();
                Map<String, Object> right = new HashMap<>();
                for (Map<String, Object> row : rows) {
                    seen.put("row " + row.get("code"), steps(row).get(i).get(count));
                    right.put(
                            "row " + row.get("code"),
                            steps(truth.get(row.get("code"))).get(i).get(count));
                }
                List<String> parts = List.copyOf(seen.keySet());
                seen.put("sum", steps(total).get(i).get(count));
                right.put("sum", steps(wholeTotal).get(i).get(count));
                holdsTogether(parts, "sum", seen, right);
            }
        }
    }

    @Test
    void aRoundThatThereIsNotIsRefused() {
        Graphql.as(OPERATIONS, FUNNEL, Map.of("round", 3))
                .body("errors[0].extensions.code", equalTo("INVALID_ARGUMENT"))
                .body("data.campaign", nullValue());
    }

    @Test
    void aRequestHasSixResults() {
        String six = Stream.of(1, 2, 3, 4, 5, 6)
                .map(i -> "f%d: funnel { total { entries } }".formatted(i))
                .collect(Collectors.joining(" "));

        Graphql.as(OPERATIONS, "{ campaign(code: \"FUNNEL\") { %s } }".formatted(six))
                .body("errors", nullValue());
        Graphql.as(OPERATIONS, "{ campaign(code: \"FUNNEL\") { %s cost { total } } }".formatted(six))
                .body("errors[0].extensions.code", equalTo("INVALID_ARGUMENT"));
    }

    private static Map<String, Object> ask(String token, @Nullable Integer round, @Nullable String by) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("round", round);
        variables.put("by", by);
        return Graphql.as(token, FUNNEL, variables)
                .body("errors", nullValue())
                .extract()
                .jsonPath(PRECISE)
                .getMap("data.campaign.funnel");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> funnel) {
        return (List<Map<String, Object>>) funnel.get("rows");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> steps(Map<String, Object> row) {
        return (List<Map<String, Object>>) row.get("steps");
    }

    private static String line(Map<String, Object> row) {
        return row.get("code") + ": " + row.get("entries") + " "
                + steps(row).stream()
                        .map(step -> step.get("code") + "="
                                + COUNTS.stream()
                                        .map(count -> String.valueOf(step.get(count)))
                                        .collect(Collectors.joining("/"))
                                + "/" + step.get("medianDays"))
                        .collect(Collectors.joining(" "));
    }
}
