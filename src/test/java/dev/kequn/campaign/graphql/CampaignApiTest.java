package dev.kequn.campaign.graphql;

import static dev.kequn.campaign.Campaigning.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.kequn.campaign.Campaigning;
import dev.kequn.campaign.SampleCampaign;
import dev.kequn.segment.Segmenting;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Statements;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns as a client reads them. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CampaignApiTest {
    private static final String WHOLE =
            """
            { version revision state zh: name en: name(locale: EN) objective owner priority firstDay lastDay audience
              exclusions entry { eventType condition mostEntries } pilotShareBasisPoints controlShareBasisPoints budget
              seasons { code zh: name(locale: ZH) from to }
              steps { code en: name(locale: EN) completedBy eventType condition skippable timeLimit channels mostApproaches
                      coolDown points pointsValid reward rewardCost stock }
              messages { step channel locale season relevance value solution title body } }""";
    private static final String PAGE =
            """
            query($first: Int!) { campaigns(first: $first, filter: {text: "ca_many"}) { edges { node {
                code version %1$s draft %1$s versions { version } round { number stock { step } } rounds { id stock { left } }
                upcomingRounds { startsOn } } } } }"""
                    .formatted(WHOLE);

    @BeforeEach
    void open() {
        SampleCampaign.forget();
        Segmenting.forget();
        Campaigning.segment("CA_A");
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        Segmenting.forget();
    }

    @Test
    void aVersionIsReadAsItWasWritten() {
        Map<String, Object> input = with(
                with(
                        Campaigning.input("CA_A"),
                        "seasons",
                        List.of(Map.of("code", "WINTER", "nameZh", "冬", "nameEn", "Winter", "from", 1201, "to", 229))),
                "messages[0]",
                with(with(Campaigning.message("LEAVE_CONTACT", "SMS", "zh"), "season", "WINTER"), "title", "来"));
        Campaigning.draft(
                "CA_WHOLE",
                with(with(with(input, "steps[1].points", "100"), "steps[1].pointsValid", 90), "steps[1].stock", 7));

        JsonPath read = Graphql.as(
                        Campaigning.MAKER,
                        "{ campaign(code: \"CA_WHOLE\") { code state launchedAt version { id } draft " + WHOLE
                                + " round { id } rounds { id } upcomingRounds { season } } }")
                .extract()
                .jsonPath();

        assertThat(read.getMap("data.campaign"))
                .containsEntry("state", "DRAFT")
                .containsEntry("launchedAt", null)
                .containsEntry("version", null)
                .containsEntry("round", null)
                .containsEntry("rounds", List.of())
                .containsEntry("upcomingRounds", List.of());
        assertThat(read.getMap("data.campaign.draft"))
                .containsEntry("state", "DRAFT")
                .containsEntry("zh", "春耕")
                .containsEntry("en", "Spring")
                .containsEntry("objective", "Deposits of\nfarmers")
                .containsEntry("priority", 700)
                .containsEntry("firstDay", "2026-01-01")
                .containsEntry("lastDay", "2026-12-31")
                .containsEntry("audience", List.of("CA_A"))
                .containsEntry("exclusions", List.of())
                .containsEntry(
                        "entry",
                        Map.of("eventType", "SIGN_UP", "condition", "eventText(\"by\") == \"APP\"", "mostEntries", 3))
                .containsEntry("pilotShareBasisPoints", 2000)
                .containsEntry("controlShareBasisPoints", 1000)
                .containsEntry("budget", "1000.00")
                .containsEntry("seasons", List.of(Map.of("code", "WINTER", "zh", "冬", "from", 1201, "to", 229)));
        assertThat(read.getMap("data.campaign.draft.steps[1]"))
                .containsEntry("code", "VISIT_BRANCH")
                .containsEntry("en", "Step")
                .containsEntry("completedBy", "STAFF")
                .containsEntry("eventType", null)
                .containsEntry("skippable", false)
                .containsEntry("timeLimit", 14)
                .containsEntry("channels", List.of("PHONE"))
                .containsEntry("mostApproaches", 3)
                .containsEntry("coolDown", 5)
                .containsEntry("points", "100")
                .containsEntry("pointsValid", 90)
                .containsEntry("reward", null)
                .containsEntry("stock", 7);
        assertThat(read.getMap("data.campaign.draft.messages[0]"))
                .isEqualTo(map(
                        "step",
                        "LEAVE_CONTACT",
                        "channel",
                        "SMS",
                        "locale",
                        "zh",
                        "season",
                        "WINTER",
                        "relevance",
                        "与您有关",
                        "value",
                        "有好处",
                        "solution",
                        "有办法",
                        "title",
                        "来",
                        "body",
                        "请来"));
    }

    @Test
    void roundsThatWereThatIsAndThatWillBe() {
        Campaigning.approved(
                "CA_ROUNDS",
                with(
                        with(Campaigning.input("CA_A"), "lastDay", "2027-08-05"),
                        "seasons",
                        List.of(
                                Map.of("code", "SUMMER", "nameZh", "夏", "nameEn", "Summer", "from", 701, "to", 831),
                                Map.of("code", "WINTER", "nameZh", "冬", "nameEn", "Winter", "from", 1201, "to", 229))));
        String ask =
                "{ campaign(code: \"CA_ROUNDS\") { round { number season startsOn endsOn state budget reserved spent"
                        + " stock { step total taken left } } rounds { number state } upcomingRounds { season startsOn endsOn } } }";
        List<List<String>> ahead = List.of(
                List.of("SUMMER", "2026-07-01", "2026-08-31"),
                List.of("WINTER", "2026-12-01", "2027-02-28"),
                List.of("SUMMER", "2027-07-01", "2027-08-05"));
        assertThat(upcoming(ask)).isEqualTo(ahead);

        Database.execute(
                """
                insert into campaign_round (campaign_id, number, season, starts_on, ends_on, state, ended_at, budget, spent)
                select campaign_id, 1, 'WINTER', '2026-01-01', '2026-02-28', 'ENDED', now(), 500, 500 from campaign""",
                """
                insert into campaign_round (campaign_id, number, season, starts_on, ends_on, state, budget, reserved, spent)
                select campaign_id, 2, 'SUMMER', '2026-07-01', '2026-08-31', 'LIVE', 100000, 1200, 3405 from campaign""",
                "insert into campaign_stock select round_id, 'LEAVE_CONTACT', 9, 4 from campaign_round where number = 2");

        Graphql.as(Campaigning.CHECKER, ask)
                .body(
                        "data.campaign.round",
                        equalTo(map(
                                "number",
                                2,
                                "season",
                                "SUMMER",
                                "startsOn",
                                "2026-07-01",
                                "endsOn",
                                "2026-08-31",
                                "state",
                                "LIVE",
                                "budget",
                                "1000.00",
                                "reserved",
                                "12.00",
                                "spent",
                                "34.05",
                                "stock",
                                List.of(map("step", "LEAVE_CONTACT", "total", 9, "taken", 4, "left", 5)))))
                .body(
                        "data.campaign.rounds",
                        equalTo(List.of(map("number", 2, "state", "LIVE"), map("number", 1, "state", "ENDED"))));
        assertThat(upcoming(ask)).isEqualTo(ahead.subList(1, 3));
    }

    private static List<List<String>> upcoming(String ask) {
        List<Map<String, String>> found =
                Graphql.as(Campaigning.CHECKER, ask).extract().jsonPath().getList("data.campaign.upcomingRounds");
        return found.stream()
                .map(one -> List.of(one.get("season"), one.get("startsOn"), one.get("endsOn")))
                .toList();
    }

    @Test
    void pagesByStateAndText() {
        for (String code : List.of("CA_ONE", "CA_TWO", "CA_ZEN")) {
            SampleCampaign.of(code).audience("CA_A").step("VISIT").approved();
        }
        Campaigning.draft("CA_DRAFT", with(Campaigning.input("CA_A"), "nameEn", "Harvest 100%_x"));

        assertThat(codes("first: 2")).containsExactly("CA_DRAFT", "CA_ONE");
        String cursor = page("first: 2").getString("data.campaigns.pageInfo.endCursor");
        assertThat(codes("first: 2, after: \"" + cursor + "\"")).containsExactly("CA_TWO", "CA_ZEN");
        assertThat(page("first: 2, after: \"" + cursor + "\"").getBoolean("data.campaigns.pageInfo.hasNextPage"))
                .isFalse();
        assertThat(codes("filter: {state: APPROVED}")).containsExactly("CA_ONE", "CA_TWO", "CA_ZEN");
        assertThat(codes("filter: {text: \"ca_z\"}")).containsExactly("CA_ZEN");
        assertThat(codes("filter: {text: \"HARVEST 100%_\"}")).containsExactly("CA_DRAFT");
        assertThat(codes("filter: {text: \"活动CA_T\"}")).containsExactly("CA_TWO");
        assertThat(codes("filter: {text: \"%\", state: APPROVED}")).isEmpty();
        for (String bad : List.of("first: 0", "first: 101", "after: \"x\"", "filter: {text: \" \"}")) {
            Graphql.as(Campaigning.MAKER, "{ campaigns(" + bad + ") { edges { cursor } } }")
                    .body("data", equalTo(null))
                    .body("errors", hasSize(1));
        }
        Graphql.as(Campaigning.MAKER, "{ campaign(code: \"CA_NONE\") { id } }").body("data.campaign", equalTo(null));
    }

    /** A page costs as many statements as it has fields, however many campaigns are on it. */
    @Test
    void aPageDoesNotGrowWithItsCampaigns() {
        for (int i = 0; i < 8; i++) {
            String code = "CA_MANY" + i;
            SampleCampaign.of(code)
                    .audience("CA_A")
                    .step("VISIT", "points = 5, stock = 3")
                    .live(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1));
            Campaigning.draft(code, Campaigning.input("CA_A"));
        }
        Statements.startCounting();
        statements(8);

        List<String> one = statements(1);
        List<String> eight = statements(8);

        assertThat(eight).isEqualTo(one).hasSizeLessThanOrEqualTo(12);
    }

    private static List<String> statements(int first) {
        Statements.reset();
        Graphql.as(Campaigning.MAKER, PAGE, Map.of("first", first))
                .body("errors", equalTo(null))
                .body("data.campaigns.edges", hasSize(first));
        return Statements.sent();
    }

    private static List<String> codes(String arguments) {
        return page(arguments).getList("data.campaigns.edges.node.code");
    }

    private static JsonPath page(String arguments) {
        return Graphql.as(
                        Campaigning.MAKER,
                        "{ campaigns(" + arguments
                                + ") { edges { node { code } } pageInfo { hasNextPage endCursor } } }")
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        List<Object> all = new ArrayList<>(Arrays.asList(pairs));
        for (int i = 0; i < all.size(); i += 2) {
            map.put((String) all.get(i), all.get(i + 1));
        }
        return map;
    }
}
