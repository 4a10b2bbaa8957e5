package dev.kequn.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.Assessments;
import dev.kequn.support.Daily;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Ladder;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One small bank through three quarters, the last one under another policy. Only the first two tests change anything. */
@QuarkusTest
@TestProfile(TierMovementTest.Bank.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TierMovementTest {
    public static class Bank extends OwnBank {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kequn.tier.smallest-cell", "2");
        }
    }

    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String MARKETING = Tokens.staff("mark", "marketing");
    private static final String LEADER_OF_A = Tokens.branch("branch_manager", "A");

    @Test
    @Order(1)
    void thereIsNothingToCompareBeforeTheFirstAssessment() {
        assertThat(noAnswer("2025-12-31", "2026-03-31")).isTrue();
    }

    @Test
    @Order(2)
    void threeQuartersAreAssessed() {
        // Given
        new Ladder("Three levels")
                .level("BASE", "0")
                .level("GOLD", "50000")
                .level("TOP", "500000")
                .putInForce("2026-04-01", "TOP");
        Daily.take("branches", "branch_code,name", "A,One", "B,Two");
        Daily.take("managers", "manager_no,name,branch_code,post", "M1,Wang,A,WEALTH", "M2,Li,A,WEALTH");
        Daily.take(
                "customers",
                "customer_no,name,branch_code,manager_no,opened_on,closed_on",
                "UP,甲,A,M1,2020-01-01,",
                "DOWN,乙,A,M1,2020-01-01,",
                "STAYS,丙,A,M2,2020-01-01,",
                "RICH,丁,A,M1,2020-01-01,",
                "LOST,戊,B,M2,2020-01-01,2026-03-15",
                "NEW,己,B,,2026-02-01,",
                // money before the account is opened: new and in neither of the first two assessments
                "EARLY,庚,B,M2,2026-04-02,",
                // nothing at all until May
                "LATE,辛,B,,2026-05-01,");
        Daily.take(
                "balances",
                "customer_no,as_of,aum,loan",
                "UP,2025-10-01,10000,0",
                "UP,2026-01-01,60000,0",
                "DOWN,2025-10-01,300000,0",
                "DOWN,2026-01-01,100000,0",
                "STAYS,2025-10-01,80000,0",
                "STAYS,2026-02-01,130000,0",
                "STAYS,2026-03-01,80000,0",
                "RICH,2025-10-01,7000000,1000000",
                "RICH,2026-02-01,7000000,900000",
                "LOST,2025-10-01,70000,0",
                "LOST,2026-03-15,0,0",
                "NEW,2026-02-01,900000,0",
                "EARLY,2026-03-20,5000,0",
                "LATE,2026-05-01,30000,0");

        // When: the schedule sees to the last quarter
        Assessments.make("2025-Q4");
        Assessments.make("2026-Q1");
        Daily.take("balances", "customer_no,as_of,aum,loan", "EARLY,2026-06-30,5000,0");
        Assessments.await("2026-Q2");

        // Then
        assertThat(Database.rows("select r.period, count(*) from tier_assessment join tier_run r using (run_id)"
                        + " group by 1 order by 1"))
                .containsExactly("2025-Q4|5", "2026-Q1|5", "2026-Q2|7");
    }

    @Test
    @Order(3)
    void everyCellIsThereAndTheFilledOnesAreExact() {
        JsonPath migration = MovementAnswers.migration(OPERATIONS, "2025-12-31", "2026-03-31", null);

        assertThat(migration.getString("fromPeriod") + " " + migration.getString("toPeriod"))
                .isEqualTo("2025-Q4 2026-Q1");
        List<String> cells = MovementAnswers.cells(migration);
        assertThat(cells).hasSize(25);
        assertThat(cells.stream().filter(cell -> !cell.endsWith(" 0 0.00 0.00 0.00 0.00")))
                .containsExactly(
                        "MASS>GOLD UP 1 10000.00 0.00 60000.00 0.00",
                        // 28 of 90 days with 50,000 more
                        "GOLD>GOLD STAYED 1 80000.00 0.00 95555.56 0.00",
                        "PLATINUM>GOLD DOWN 1 300000.00 0.00 100000.00 0.00",
                        // 31 of 90 days with a loan of 100,000 more
                        "PRIVATE>PRIVATE STAYED 1 7000000.00 1000000.00 7000000.00 934444.44");
    }

    @Test
    @Order(4)
    void rowsAndColumnsAreThePopulationsOfBothDates() {
        JsonPath migration = MovementAnswers.migration(OPERATIONS, "2025-12-31", "2026-03-31", null);

        assertThat(migration.getInt("fromPopulation")).isEqualTo(5);
        assertThat(migration.getInt("toPopulation")).isEqualTo(5);
        assertThat(MovementAnswers.levels(migration, "fromLevels"))
                .containsExactly(
                        "MASS 1 10000.00 0.00",
                        "GOLD 2 150000.00 0.00",
                        "PLATINUM 1 300000.00 0.00",
                        "DIAMOND 0 0.00 0.00",
                        "PRIVATE 1 7000000.00 1000000.00");
        assertThat(MovementAnswers.levels(migration, "toLevels"))
                .containsExactly(
                        "MASS 0 0.00 0.00",
                        "GOLD 3 255555.56 0.00",
                        "PLATINUM 1 590000.00 0.00",
                        "DIAMOND 0 0.00 0.00",
                        "PRIVATE 1 7000000.00 934444.44");
        assertThat(MovementAnswers.levels(migration, "newcomers"))
                .contains("PLATINUM 1 590000.00 0.00", "GOLD 0 0.00 0.00");
        assertThat(MovementAnswers.levels(migration, "lost")).contains("GOLD 1 70000.00 0.00", "MASS 0 0.00 0.00");
        assertThat(MovementAnswers.summary(migration))
                .containsExactly(
                        "up 1 10000.00 0.00 60000.00 0.00",
                        "down 1 300000.00 0.00 100000.00 0.00",
                        "stayed 2 7080000.00 1000000.00 7095555.56 934444.44",
                        "new 1 0.00 0.00 590000.00 0.00",
                        "lost 1 70000.00 0.00 0.00 0.00");
    }

    @Test
    @Order(5)
    void ranksAreComparedEachInItsOwnPolicy() {
        List<String> cells =
                MovementAnswers.cells(MovementAnswers.migration(OPERATIONS, "2026-03-31", "2026-06-30", null));

        // 5 levels then, 3 now: PLATINUM and TOP are both the third, PRIVATE was the fifth
        assertThat(cells).hasSize(15);
        assertThat(cells.stream().filter(cell -> !cell.endsWith(" 0 0.00 0.00 0.00 0.00")))
                .containsExactly(
                        "GOLD>GOLD STAYED 3 255555.56 0.00 240000.00 0.00",
                        "PLATINUM>TOP STAYED 1 590000.00 0.00 900000.00 0.00",
                        "PRIVATE>TOP DOWN 1 7000000.00 934444.44 7000000.00 900000.00");
    }

    @Test
    @Order(6)
    void withinOneAssessmentEverybodyStays() {
        JsonPath migration = MovementAnswers.migration(OPERATIONS, "2026-03-31", "2026-06-29", null);

        assertThat(migration.getString("fromPeriod") + " " + migration.getString("toPeriod"))
                .isEqualTo("2026-Q1 2026-Q1");
        assertThat(MovementAnswers.summary(migration))
                .containsExactly(
                        "up 0 0.00 0.00 0.00 0.00",
                        "down 0 0.00 0.00 0.00 0.00",
                        "stayed 5 7845555.56 934444.44 7845555.56 934444.44",
                        "new 0 0.00 0.00 0.00 0.00",
                        "lost 0 0.00 0.00 0.00 0.00");
    }

    @Test
    @Order(7)
    void moneyInAndOutByTier() {
        JsonPath flow = MovementAnswers.flow(OPERATIONS, "2025-12-31", "2026-03-31", null, "TIER");

        assertThat(flow.getString("balancesThrough")).isEqualTo("2026-06-30");
        assertThat(MovementAnswers.rows(flow))
                .containsExactly(
                        "MASS existing 1 50000.00 0.00 50000.00 10000.00 60000.00 0.00",
                        "MASS new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "MASS won 0 0.00",
                        "MASS lost 0 0.00",
                        "MASS downgraded 0 0.00",
                        "GOLD existing 2 50000.00 120000.00 -70000.00 150000.00 80000.00 0.00",
                        "GOLD new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "GOLD won 0 0.00",
                        "GOLD lost 1 70000.00",
                        "GOLD downgraded 0 0.00",
                        "PLATINUM existing 1 0.00 200000.00 -200000.00 300000.00 100000.00 0.00",
                        "PLATINUM new 1 900000.00 0.00 900000.00 0.00 900000.00 0.00",
                        "PLATINUM won 1 900000.00",
                        "PLATINUM lost 0 0.00",
                        "PLATINUM downgraded 1 300000.00",
                        "DIAMOND existing 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "DIAMOND new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "DIAMOND won 0 0.00",
                        "DIAMOND lost 0 0.00",
                        "DIAMOND downgraded 0 0.00",
                        "PRIVATE existing 1 0.00 0.00 0.00 7000000.00 7000000.00 -100000.00",
                        "PRIVATE new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "PRIVATE won 0 0.00",
                        "PRIVATE lost 0 0.00",
                        "PRIVATE downgraded 0 0.00",
                        "none existing 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "none new 1 5000.00 0.00 5000.00 0.00 5000.00 0.00",
                        "none won 0 0.00",
                        "none lost 0 0.00",
                        "none downgraded 0 0.00",
                        "total existing 5 100000.00 320000.00 -220000.00 7460000.00 7240000.00 -100000.00",
                        "total new 2 905000.00 0.00 905000.00 0.00 905000.00 0.00",
                        "total won 1 900000.00",
                        "total lost 1 70000.00",
                        "total downgraded 1 300000.00");
    }

    @Test
    @Order(8)
    void moneyInAndOutByManager() {
        JsonPath flow = MovementAnswers.flow(OPERATIONS, "2025-12-31", "2026-03-31", null, "MANAGER");

        assertThat(MovementAnswers.rows(flow).stream().filter(row -> !row.contains(" 0 0.00")))
                .containsExactly(
                        "M1 existing 3 50000.00 200000.00 -150000.00 7310000.00 7160000.00 -100000.00",
                        "M1 downgraded 1 300000.00",
                        "M2 existing 2 50000.00 120000.00 -70000.00 150000.00 80000.00 0.00",
                        "M2 new 1 5000.00 0.00 5000.00 0.00 5000.00 0.00",
                        "M2 lost 1 70000.00",
                        "none new 1 900000.00 0.00 900000.00 0.00 900000.00 0.00",
                        "none won 1 900000.00",
                        "total existing 5 100000.00 320000.00 -220000.00 7460000.00 7240000.00 -100000.00",
                        "total new 2 905000.00 0.00 905000.00 0.00 905000.00 0.00",
                        "total won 1 900000.00",
                        "total lost 1 70000.00",
                        "total downgraded 1 300000.00");
    }

    @Test
    @Order(9)
    void aSpanBeginsBehindItsFirstDayAndEndsWithItsLast() {
        // When: the rise of February 1st and the fall of March 1st lie on the ends
        List<String> before = totals("2026-01-31", "2026-02-28");
        List<String> after = totals("2026-02-01", "2026-03-01");

        // Then
        assertThat(before).contains("total existing 5 50000.00 0.00 50000.00 7310000.00 7360000.00 -100000.00");
        assertThat(after).contains("total existing 5 0.00 50000.00 -50000.00 7360000.00 7310000.00 0.00");
    }

    @Test
    @Order(10)
    void aLevelOnlyTheLaterPolicyHasGetsARowOfItsOwn() {
        List<String> rows =
                MovementAnswers.rows(MovementAnswers.flow(OPERATIONS, "2026-03-31", "2026-06-30", null, "TIER"));

        assertThat(rows.stream().filter(row -> row.contains(" new ")))
                .containsExactly(
                        "MASS new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "GOLD new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "PLATINUM new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "DIAMOND new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "PRIVATE new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        "BASE new 2 30000.00 0.00 30000.00 5000.00 35000.00 0.00",
                        "TOP new 0 0.00 0.00 0.00 0.00 0.00 0.00",
                        // closed before, his balance of 0 is stated
                        "none new 1 0.00 0.00 0.00 0.00 0.00 0.00",
                        "total new 3 30000.00 0.00 30000.00 5000.00 35000.00 0.00");
        assertThat(rows).contains("BASE won 2 35000.00", "PRIVATE downgraded 1 7000000.00");
    }

    @Test
    @Order(11)
    void aBranchCountsItsCustomers() {
        JsonPath migration = MovementAnswers.migration(OPERATIONS, "2025-12-31", "2026-03-31", "B");
        JsonPath flow = MovementAnswers.flow(OPERATIONS, "2025-12-31", "2026-03-31", "B", "TIER");

        assertThat(migration.getInt("fromPopulation")).isEqualTo(1);
        assertThat(MovementAnswers.summary(migration))
                .contains("new 1 0.00 0.00 590000.00 0.00", "lost 1 70000.00 0.00 0.00 0.00");
        assertThat(MovementAnswers.rows(flow))
                .contains(
                        "total existing 1 0.00 70000.00 -70000.00 70000.00 0.00 0.00",
                        "total new 2 905000.00 0.00 905000.00 0.00 905000.00 0.00");
    }

    @Test
    @Order(12)
    void aBranchManagerGetsHisOwnBranchAndNoOther() {
        // When
        String own = answers(LEADER_OF_A, null);
        String named = answers(LEADER_OF_A, "A");
        String anothers = answers(LEADER_OF_A, "B");
        String unknown = answers(LEADER_OF_A, "NOWHERE");
        String ofNoBranch = answers(Tokens.staff("lost", "branch_manager"), null);

        // Then
        JsonPath migration = MovementAnswers.migration(LEADER_OF_A, "2025-12-31", "2026-03-31", null);
        assertThat(migration.getInt("fromPopulation")).isEqualTo(4);
        assertThat(named).isEqualTo(own);
        assertThat(anothers).isEqualTo(unknown).isEqualTo(ofNoBranch).isNotEqualTo(own);
        assertThat(MovementAnswers.migration(LEADER_OF_A, "2025-12-31", "2026-03-31", "B")
                        .getInt("fromPopulation"))
                .isZero();
        assertThat(answers(OPERATIONS, "NOWHERE")).isEqualTo(unknown);
    }

    @Test
    @Order(13)
    void smallGroupsAreHiddenAndCannotBeComputed() {
        // When: the limit is two customers
        JsonPath migration = MovementAnswers.migration(MARKETING, "2025-12-31", "2026-03-31", null);
        JsonPath flow = MovementAnswers.flow(MARKETING, "2025-12-31", "2026-03-31", null, "TIER");

        // Then
        assertThat(MovementAnswers.cells(migration).stream().filter(cell -> !cell.endsWith(" 0 0.00 0.00 0.00 0.00")))
                .containsExactly(
                        "MASS>GOLD UP null null null null null",
                        "GOLD>GOLD STAYED null null null null null",
                        "PLATINUM>GOLD DOWN null null null null null",
                        "PRIVATE>PRIVATE STAYED null null null null null");
        assertThat(MovementAnswers.levels(migration, "fromLevels"))
                .containsExactly(
                        "MASS null null null",
                        // two, but with the sums of the movements it would tell who stayed and who was lost
                        "GOLD null null null",
                        "PLATINUM null null null",
                        "DIAMOND 0 0.00 0.00",
                        "PRIVATE null null null");
        assertThat(MovementAnswers.summary(migration))
                .containsExactly("up null", "down null", "stayed null", "new null", "lost null");
        assertThat(MovementAnswers.rows(flow))
                .contains(
                        "MASS existing null",
                        "PLATINUM new null",
                        "GOLD lost null",
                        "total won null",
                        "total downgraded null");
    }

    @Test
    @Order(14)
    void datesOutOfOrderOrReachAreRefused() {
        for (String dates : List.of(
                "from: \"2026-03-31\", to: \"2026-03-31\"",
                "from: \"2026-03-31\", to: \"2025-12-31\"",
                "from: \"1899-12-31\", to: \"2026-03-31\"",
                "from: \"2026-03-31\", to: \"2201-01-01\"")) {
            Graphql.as(
                            OPERATIONS,
                            "{ tierMigration(%1$s) { fromPeriod } fundsFlow(%1$s, by: TIER) { fromPeriod } }"
                                    .formatted(dates))
                    .body("errors.extensions.code", contains("INVALID_ARGUMENT", "INVALID_ARGUMENT"))
                    .body("data.tierMigration", nullValue())
                    .body("data.fundsFlow", nullValue());
        }
        assertThat(noAnswer("2025-12-30", "2026-03-31")).isTrue();
    }

    private static boolean noAnswer(String from, String to) {
        return MovementAnswers.migration(OPERATIONS, from, to, null).get() == null
                && MovementAnswers.flow(OPERATIONS, from, to, null, "TIER").get() == null;
    }

    private static String answers(String token, String branch) {
        return MovementAnswers.migration(token, "2025-12-31", "2026-03-31", branch)
                        .get()
                        .toString()
                + MovementAnswers.flow(token, "2025-12-31", "2026-03-31", branch, "MANAGER")
                        .get();
    }

    private static List<String> totals(String from, String to) {
        return MovementAnswers.rows(MovementAnswers.flow(OPERATIONS, from, to, null, "MANAGER"));
    }
}
