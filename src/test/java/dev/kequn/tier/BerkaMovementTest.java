package dev.kequn.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Assessments;
import dev.kequn.support.BerkaBank;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real bank from the third to the fourth quarter of 1993; the figures were computed from its files by other means. */
@QuarkusTest
@TestProfile(OwnBank.class)
class BerkaMovementTest {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String FROM = "1993-09-30";
    private static final String TO = "1993-12-31";

    @TempDir
    Path files;

    @Test
    void customersAndMoneyMoveAsTheFilesSay() throws Exception {
        // Given
        BerkaBank.take(files);
        BerkaBank.putPolicyInForce();
        Assessments.make("1993-Q3");
        Assessments.make("1993-Q4");

        // When
        JsonPath migration = MovementAnswers.migration(OPERATIONS, FROM, TO, null);
        JsonPath byTier = MovementAnswers.flow(OPERATIONS, FROM, TO, null, "TIER");
        JsonPath byManager = MovementAnswers.flow(OPERATIONS, FROM, TO, null, "MANAGER");

        // Then
        assertThat(migration.getInt("fromPopulation")).isEqualTo(858);
        assertThat(migration.getInt("toPopulation")).isEqualTo(1139);
        assertThat(MovementAnswers.cells(migration))
                .containsExactly(
                        "MASS>MASS STAYED 122 800448.70 0.00 1863367.33 0.00",
                        "MASS>GOLD UP 180 1545258.22 0.00 5110248.78 0.00",
                        "MASS>PLATINUM UP 62 573506.93 0.00 2928745.03 10356.26",
                        "MASS>DIAMOND UP 7 44659.05 0.00 467991.65 0.00",
                        "MASS>PRIVATE UP 0 0.00 0.00 0.00 0.00",
                        "GOLD>MASS DOWN 3 80237.44 0.00 41422.15 0.00",
                        "GOLD>GOLD STAYED 190 5337572.34 0.00 5532338.22 0.00",
                        "GOLD>PLATINUM UP 60 1916729.47 0.00 2898891.09 18880.63",
                        "GOLD>DIAMOND UP 21 638853.54 9180.52 1355047.33 95377.72",
                        "GOLD>PRIVATE UP 3 80296.23 13295.74 148456.57 291576.71",
                        "PLATINUM>MASS DOWN 2 94163.23 0.00 27704.58 0.00",
                        "PLATINUM>GOLD DOWN 34 1575637.77 0.00 1150754.64 0.00",
                        "PLATINUM>PLATINUM STAYED 102 5033165.13 0.00 4981123.52 7398.00",
                        "PLATINUM>DIAMOND UP 19 975320.79 0.00 1255665.57 11754.00",
                        "PLATINUM>PRIVATE UP 2 92306.61 0.00 143947.61 288420.04",
                        "DIAMOND>MASS DOWN 0 0.00 0.00 0.00 0.00",
                        "DIAMOND>GOLD DOWN 5 330502.55 0.00 158038.46 0.00",
                        "DIAMOND>PLATINUM DOWN 16 1106690.30 0.00 809943.71 0.00",
                        "DIAMOND>DIAMOND STAYED 23 1661509.24 0.00 1584315.79 0.00",
                        "DIAMOND>PRIVATE UP 2 130149.16 17186.09 133653.59 116203.80",
                        "PRIVATE>MASS DOWN 0 0.00 0.00 0.00 0.00",
                        "PRIVATE>GOLD DOWN 0 0.00 0.00 0.00 0.00",
                        "PRIVATE>PLATINUM DOWN 0 0.00 0.00 0.00 0.00",
                        "PRIVATE>DIAMOND DOWN 1 39815.81 84957.71 27553.08 65311.78",
                        "PRIVATE>PRIVATE STAYED 4 170057.82 374911.83 166816.03 633003.27");
        assertThat(MovementAnswers.levels(migration, "newcomers"))
                .containsExactly(
                        "MASS 254 1333174.75 0.00",
                        "GOLD 23 647039.93 0.00",
                        "PLATINUM 4 212030.04 0.00",
                        "DIAMOND 0 0.00 0.00",
                        "PRIVATE 0 0.00 0.00");
        assertThat(MovementAnswers.summary(migration))
                .containsExactly(
                        "up 356 5997080.00 39662.35 14442647.22 832569.16",
                        "down 61 3227047.10 84957.71 2215416.62 65311.78",
                        "stayed 441 13002753.23 374911.83 14127960.89 640401.27",
                        "new 281 0.00 0.00 2192244.72 0.00",
                        "lost 0 0.00 0.00 0.00 0.00");
        assertThat(MovementAnswers.rows(byTier))
                .containsExactly(
                        "MASS existing 371 13148910.10 7530282.80 5618627.30 6099652.80 11718280.10 86616.00",
                        "MASS new 254 4599946.80 264212.50 4335734.30 0.00 4335734.30 0.00",
                        "MASS won 254 4335734.30",
                        "MASS lost 0 0.00",
                        "MASS downgraded 0 0.00",
                        "GOLD existing 277 12115418.20 12101795.90 13622.30 9361643.00 9375265.30 585599.00",
                        "GOLD new 23 1820486.40 524885.10 1295601.30 0.00 1295601.30 0.00",
                        "GOLD won 23 1295601.30",
                        "GOLD lost 0 0.00",
                        "GOLD downgraded 3 66909.70",
                        "PLATINUM existing 159 12526034.90 12326482.90 199552.00 7143710.40 7343262.40 735142.00",
                        "PLATINUM new 4 548826.60 296182.10 252644.50 0.00 252644.50 0.00",
                        "PLATINUM won 4 252644.50",
                        "PLATINUM lost 0 0.00",
                        "PLATINUM downgraded 36 1394413.10",
                        "DIAMOND existing 46 5412290.20 6004563.60 -592273.40 3004343.40 2412070.00 65311.00",
                        "DIAMOND new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "DIAMOND won 0 0.00",
                        "DIAMOND lost 0 0.00",
                        "DIAMOND downgraded 21 1275350.40",
                        "PRIVATE existing 5 354549.80 386268.20 -31718.40 194666.80 162948.40 -66837.00",
                        "PRIVATE new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "PRIVATE won 0 0.00",
                        "PRIVATE lost 0 0.00",
                        "PRIVATE downgraded 1 30503.00",
                        "total existing 858 43557203.20 38349393.40 5207809.80 25804016.40 31011826.20 1405831.00",
                        "total new 281 6969259.80 1085279.70 5883980.10 0.00 5883980.10 0.00",
                        "total won 281 5883980.10",
                        "total lost 0 0.00",
                        "total downgraded 61 2767176.20");
        assertThat(MovementAnswers.rows(byManager))
                .contains(
                        "M1 existing 105 5411712.20 4882164.00 529548.20 3156731.70 3686279.90 38148.00",
                        "M1 new 32 754601.10 168200.00 586401.10 0.00 586401.10 0.00",
                        "M1 won 32 586401.10",
                        "M1 lost 0 0.00",
                        "M1 downgraded 6 268923.60");
        assertThat(byManager.getList("rows")).hasSize(77);
    }
}
