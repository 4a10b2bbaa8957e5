package dev.kequn.campaign.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.campaign.result.LiftOracle.Observation;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.config.JsonPathConfig;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lift of a campaign with a known effect, against comparing its customers one by one. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CampaignLiftTest {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final JsonPathConfig PRECISE =
            JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL);
    private static final List<String> COMPARED = List.of("control", "universalControl");
    private static final String LIFT =
            """
            query($round: Int) { campaign(code: "LIFT") { lift(round: $round) {
                round balancesThrough days leastArm conversionMeasurable groups { group
                    arms { arm customers conversions conversionShare conversionShareLow conversionShareHigh measured aumChange
                        holdingsChange }
                    control { ...all } universalControl { ...all } } } } }
            fragment all on CampaignComparison {
                conversion { verdict treated control lift low high relative }
                aum { verdict treated control lift low high } holdings { verdict treated control lift low high } }""";

    private static final LiftBank BANK = new LiftBank();
    private static List<Observation> observations = List.of();

    @BeforeAll
    static void open() {
        observations = BANK.open();
    }

    @AfterAll
    static void close() {
        BANK.close();
    }

    @Test
    void isWhatComparingCustomersOneByOneFinds() {
        for (Integer round : new Integer[] {null, 1, 2}) {
            Map<String, Object> lift = ask(round);

            assertThat(lift)
                    .containsEntry("round", round)
                    .containsEntry("balancesThrough", LiftBank.TAKEN.toString())
                    .containsEntry("days", 30)
                    .containsEntry("leastArm", 100)
                    .containsEntry("conversionMeasurable", true);
            assertThat(list(lift, "groups").stream().map(group -> group.get("group")))
                    .containsExactly("ALL", "NEWCOMERS", "EXISTING");
            for (Map<String, Object> group : list(lift, "groups")) {
                LiftOracle oracle = new LiftOracle(observations).only(round, (String) group.get("group"));
                assertThat(list(group, "arms").stream().map(CampaignLiftTest::line))
                        .as("%s %s", round, group.get("group"))
                        .containsExactly(oracle.arm("TREATED"), oracle.arm("CONTROL"), oracle.arm("UNIVERSAL_CONTROL"));
                for (String compared : COMPARED) {
                    Map<String, Object> against = map(group, compared);
                    String control = compared.equals("control") ? "CONTROL" : "UNIVERSAL_CONTROL";
                    assertThat(line(map(against, "conversion"))).isEqualTo(oracle.conversion(control));
                    assertThat(line(map(against, "aum"))).isEqualTo(oracle.aum(control));
                    assertThat(line(map(against, "holdings"))).isEqualTo(oracle.holdings(control));
                }
            }
        }
    }

    @Test
    void findsTheEffectThatIsThere() {
        Map<String, Object> all = map(list(ask(null), "groups").get(0), "control");

        assertThat(map(all, "conversion")).containsEntry("verdict", "HIGHER");
        assertThat(number(map(all, "conversion"), "low")).isLessThan(new BigDecimal("0.06"));
        assertThat(number(map(all, "conversion"), "high")).isGreaterThan(new BigDecimal("0.06"));
        assertThat(map(all, "holdings")).containsEntry("verdict", "HIGHER");
        // Who is a prospect, or was enrolled within the last days, has less of the 500 in his average.
        assertThat(number(map(all, "aum"), "low")).isLessThan(new BigDecimal(500));
        assertThat(number(map(all, "aum"), "high")).isGreaterThan(new BigDecimal(400));
    }

    @Test
    void ofFewerThanAHundredNothingIsSaid() {
        Map<String, Object> newcomers = map(list(ask(1), "groups").get(1), "universalControl");

        assertThat(line(map(newcomers, "conversion"))).isEqualTo("TOO_FEW null null null null null null");
        assertThat(line(map(newcomers, "aum"))).isEqualTo("TOO_FEW null null null null null");
        assertThat(line(map(newcomers, "holdings"))).isEqualTo("TOO_FEW null null null null null");
    }

    private static Map<String, Object> ask(@Nullable Integer round) {
        return Graphql.as(OPERATIONS, LIFT, Collections.singletonMap("round", round))
                .body("errors", nullValue())
                .extract()
                .jsonPath(PRECISE)
                .getMap("data.campaign.lift");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> of, String name) {
        return (List<Map<String, Object>>) of.get(name);
    }

    private static BigDecimal number(Map<String, Object> of, String name) {
        return new BigDecimal(of.get(name).toString());
    }

    /** In the order in which they were asked for; shares without the zeroes at their ends. */
    private static String line(Map<String, Object> of) {
        return of.values().stream()
                .map(value -> value instanceof BigDecimal number ? LiftOracle.plain(number) : String.valueOf(value))
                .collect(Collectors.joining(" "));
    }
}
