package dev.kequn.campaign.definition;

import static dev.kequn.campaign.Campaigning.refused;
import static dev.kequn.campaign.Campaigning.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.kequn.campaign.Campaigning;
import dev.kequn.campaign.SampleCampaign;
import dev.kequn.segment.Segmenting;
import dev.kequn.support.Database;
import dev.kequn.support.Leaks;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused is refused by name and place, and has changed nothing. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CampaignRefusalTest {
    private static final Map<String, Object> GOOD = Campaigning.input("CD_A");
    private static final Map<String, Object> SEASON = season("SPRING", 301, 531);

    private String before;

    @BeforeEach
    void open() {
        SampleCampaign.forget();
        Segmenting.forget();
        Campaigning.segment("CD_A");
        before = Campaigning.state();
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        Segmenting.forget();
    }

    @Test
    void whatItSaysAsAWhole() {
        for (String code : List.of("cd", "C", "C".repeat(41), "C D", "1CD", "CD\n", "")) {
            refused(Campaigning.draft(code, GOOD), "INVALID_CAMPAIGN", "code");
        }
        invalid("nameZh", "");
        invalid("nameEn", "x".repeat(101));
        invalid("nameEn", "a\nb");
        invalid("objective", "\u3000 ");
        invalid("objective", "x".repeat(501));
        invalid("objective", "a\u0000");
        invalid("owner", "a\ud800b");
        invalid("priority", -1);
        invalid("priority", 1001);
        invalid("budget", "-0.01");
        nothingHasChanged();
    }

    @Test
    void daysThatDoNotFit() {
        invalid("lastDay", "2025-12-31");
        invalid("lastDay", null);
        invalid("firstDay", "1999-12-31");
        invalid("lastDay", "2200-01-01");
        nothingHasChanged();
    }

    @Test
    void seasonsThatDoNotFit() {
        Map<String, Object> one = with(GOOD, "seasons", List.of(SEASON));
        for (int day : List.of(0, 100, 132, 230, 431, 1301, 1232, -301)) {
            refused(
                    Campaigning.draft("CD_X", with(one, "seasons[0].from", day)),
                    "INVALID_CAMPAIGN",
                    "seasons[0].from");
            refused(Campaigning.draft("CD_X", with(one, "seasons[0].to", day)), "INVALID_CAMPAIGN", "seasons[0].to");
        }
        overlapping(season("SUMMER", 531, 831));
        overlapping(season("WINTER", 1101, 301));
        overlapping(season("SUMMER", 401, 402));
        overlapping(season("ALL", 101, 1231));
        refused(
                Campaigning.draft("CD_X", with(one, "seasons[1]", season("SPRING", 601, 602))),
                "INVALID_CAMPAIGN",
                "seasons[1].code");
        refused(
                Campaigning.draft("CD_X", with(GOOD, "seasons", Collections.nCopies(13, SEASON))),
                "INVALID_CAMPAIGN",
                "seasons");
        nothingHasChanged();
    }

    private static void overlapping(Map<String, Object> other) {
        refused(
                Campaigning.draft("CD_X", with(GOOD, "seasons", List.of(SEASON, other))),
                "INVALID_CAMPAIGN",
                "seasons[1]");
    }

    @Test
    void neighbouringSeasonsFit() {
        Campaigning.draft(
                        "CD_X",
                        with(GOOD, "seasons", List.of(SEASON, season("SUMMER", 601, 831), season("WINTER", 1201, 229))))
                .body("data.done.errors", empty());
    }

    @Test
    void whoComesIn() {
        invalid("audience[0]", "cd_a");
        invalid("audience[1]", "CD_A");
        invalid("exclusions[0]", "x y");
        refused(
                Campaigning.draft("CD_X", with(GOOD, "audience", Collections.nCopies(51, "CD_A"))),
                "INVALID_CAMPAIGN",
                "audience");
        refused(
                Campaigning.draft("CD_X", with(with(GOOD, "audience", null), "entry", null)),
                "INVALID_CAMPAIGN",
                "audience");
        invalid("entry.eventType", "");
        invalid("entry.eventType", "x".repeat(65));
        invalid("entry.mostEntries", 0);
        invalid("entry.mostEntries", 101);
        invalid("pilotShareBasisPoints", 0);
        invalid("pilotShareBasisPoints", 10_000);
        invalid("controlShareBasisPoints", -1);
        invalid("controlShareBasisPoints", 5_001);
        invalid("controlShareBasisPoints", 10_001);
        nothingHasChanged();
    }

    @Test
    void stepsThatDoNotFit() {
        invalid("steps", List.of());
        invalid("steps", Collections.nCopies(21, Campaigning.step("A1", "STAFF", null, List.of())));
        invalid("steps[1].code", "LEAVE_CONTACT");
        invalid("steps[1].code", "leave");
        invalid("steps[2].nameZh", "");
        invalid("steps[2].nameEn", "x".repeat(101));
        invalid("steps[2].eventType", null);
        invalid("steps[1].eventType", "VISIT");
        invalid("steps[1].condition", "true");
        invalid("steps[1].timeLimit", 0);
        invalid("steps[1].timeLimit", 367);
        invalid("steps[0].mostApproaches", 11);
        invalid("steps[2].mostApproaches", -1);
        invalid("steps[0].coolDown", -1);
        invalid("steps[0].coolDown", 367);
        refused(
                Campaigning.draft("CD_X", with(GOOD, "steps[0].mostApproaches", 1)),
                "INVALID_CAMPAIGN",
                "steps[0].channels");
        refused(
                Campaigning.draft("CD_X", with(GOOD, "steps[2].mostApproaches", 1)),
                "INVALID_CAMPAIGN",
                "steps[2].channels");
        invalid("steps[0].points", "0");
        invalid("steps[0].points", "1000001");
        invalid("steps[0].pointsValid", 30);
        refused(
                Campaigning.draft("CD_X", with(with(GOOD, "steps[0].points", "5"), "steps[0].pointsValid", 3651)),
                "INVALID_CAMPAIGN",
                "steps[0].pointsValid");
        invalid("steps[0].rewardCost", "5.00");
        refused(
                Campaigning.draft("CD_X", with(GOOD, "steps[0].reward", "CD_GIFT")),
                "INVALID_CAMPAIGN",
                "steps[0].rewardCost");
        invalid("steps[0].reward", "a gift");
        invalid("steps[0].stock", 10);
        nothingHasChanged();
    }

    @Test
    void messagesThatDoNotFit() {
        invalid("messages[0].step", "NO_SUCH");
        invalid("messages[1].channel", "EMAIL");
        invalid("messages[3].channel", "PUSH");
        invalid("messages[0].locale", "ZH");
        invalid("messages[0].locale", "zho");
        invalid("messages[0].season", "SPRING");
        invalid("messages[0].relevance", "");
        invalid("messages[0].value", "x".repeat(301));
        invalid("messages[0].solution", " ");
        invalid("messages[0].title", "");
        invalid("messages[0].body", "x".repeat(1001));
        refused(
                Campaigning.draft(
                        "CD_X", with(GOOD, "messages[3]", Campaigning.message("VISIT_BRANCH", "PHONE", "zh"))),
                "INVALID_CAMPAIGN",
                "messages[3]");
        nothingHasChanged();
    }

    @Test
    void aMessageIsMissing() {
        refused(Campaigning.draft("CD_X", with(GOOD, "messages", null)), "INVALID_CAMPAIGN", "steps[0].channels[0]");
        // A second language, said for one of three.
        Map<String, Object> english = Campaigning.message("LEAVE_CONTACT", "SMS", "en");
        refused(
                Campaigning.draft("CD_X", with(GOOD, "messages[3]", english)),
                "INVALID_CAMPAIGN",
                "steps[0].channels[1]");
        // Of two seasons one has words of its own, the other none.
        Map<String, Object> seasonal = with(GOOD, "seasons", List.of(SEASON, season("AUTUMN", 901, 1130)));
        Map<String, Object> ofSpring = with(seasonal, "messages[2].season", "SPRING");
        Campaigning.draft("CD_X", ofSpring)
                .body("data.done.errors.field", equalTo(List.of("steps[1].channels[0]")))
                .body("data.done.errors.message", equalTo(List.of("A message is missing: zh in AUTUMN")));
        nothingHasChanged();

        Map<String, Object> ofBoth =
                with(ofSpring, "messages[3]", withSeason(Campaigning.message("VISIT_BRANCH", "PHONE", "zh"), "AUTUMN"));
        Campaigning.draft("CD_X", ofBoth).body("data.done.errors", empty());
    }

    private static Map<String, Object> withSeason(Map<String, Object> message, String season) {
        return with(message, "season", season);
    }

    @Test
    void conditionsThatAreNone() {
        notACondition("entry.condition", "eventText(\"by\") == 5", 1, 20);
        notACondition("entry.condition", "age >\n && true", 2, 2);
        notACondition("steps[0].condition", "", 1, 1);
        notACondition("steps[2].condition", "ag > 60", 1, 1);
        notACondition("steps[2].condition", "eventAmount(\"x\") > 5", 1, 20);
        notACondition("steps[2].condition", "true; drop table campaign", 1, 5);
        nothingHasChanged();
    }

    @Test
    void anAttributeIsReadAsWhatItIs() {
        Database.execute("insert into customer_attribute values ('cd_land', 'INT', 'x', 'x', 'x', 'x')");
        try {
            Campaigning.draft("CD_X", with(GOOD, "steps[2].condition", "attribute(\"cd_land\") == \"5\""))
                    .body("data.done.errors.code", equalTo(List.of("INVALID_CAMPAIGN")))
                    .body("data.done.errors.field", equalTo(List.of("steps[2].condition")));
            nothingHasChanged();
        } finally {
            Database.execute("delete from customer_attribute where name = 'cd_land'");
        }
    }

    private static void notACondition(String place, String condition, int line, int column) {
        Campaigning.draft("CD_X", with(GOOD, place, condition))
                .body("data.done.errors.code", equalTo(List.of("INVALID_CONDITION")))
                .body("data.done.errors.field", equalTo(List.of(place)))
                .body("data.done.errors.line", equalTo(List.of(line)))
                .body("data.done.errors.column", equalTo(List.of(column)));
    }

    @Test
    void whatItNamesIsNotThere() {
        unknown("audience[0]", "CD_NONE");
        unknown("audience[1]", "CD_NONE");
        unknown("exclusions[0]", "CD_NONE");
        Campaigning.draft("CD_X", with(GOOD, "steps[2].condition", "inSegment(\"CD_A\") || inSegment(\"CD_NONE\")"))
                .body("data.done.errors.code", equalTo(List.of("UNKNOWN_REFERENCE")))
                .body("data.done.errors.field", equalTo(List.of("steps[2].condition")))
                .body("data.done.errors.message", equalTo(List.of("No segment in force has the code CD_NONE")));
        refused(
                Campaigning.draft(
                        "CD_X", with(with(GOOD, "steps[0].reward", "CD_GIFT"), "steps[0].rewardCost", "5.00")),
                "UNKNOWN_REFERENCE",
                "steps[0].reward");
        nothingHasChanged();
    }

    /** A channel is a word of the schema: the request itself is refused. */
    @Test
    void noSuchChannel() {
        for (String place : List.of("steps[0].channels[0]", "messages[0].channel")) {
            Map<String, Object> input = place.startsWith("steps")
                    ? with(GOOD, "steps[0].channels", List.of("FAX"))
                    : with(GOOD, place, "FAX");
            Leaks.assertNone(Campaigning.draft("CD_X", input)
                    .body("data", equalTo(null))
                    .body("errors", not(empty()))
                    .extract()
                    .jsonPath()
                    .getList("errors")
                    .toString());
        }
        nothingHasChanged();
    }

    private static void unknown(String place, String code) {
        refused(Campaigning.draft("CD_X", with(GOOD, place, code)), "UNKNOWN_REFERENCE", place);
    }

    private static void invalid(String place, Object value) {
        refused(Campaigning.draft("CD_X", with(GOOD, place, value)), "INVALID_CAMPAIGN", place);
    }

    private void nothingHasChanged() {
        assertThat(Campaigning.state()).isEqualTo(before);
    }

    private static Map<String, Object> season(String code, int from, int to) {
        Map<String, Object> season = new LinkedHashMap<>();
        season.put("code", code);
        season.put("nameZh", "季");
        season.put("nameEn", "Season");
        season.put("from", from);
        season.put("to", to);
        return season;
    }
}
