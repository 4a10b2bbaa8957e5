package dev.kequn.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Assessments;
import dev.kequn.support.Daily;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A random bank of 400 customers: migration and flow of funds against sums made day by day. */
@QuarkusTest
@TestProfile(OwnBank.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TierMovementPropertyTest {
    private static final long SEED = 20260715;
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final long SMALLEST = 5;
    /** Quarter to quarter, between quarters, within one assessment, a single day, into the future. */
    private static final List<List<String>> SPANS = List.of(
            List.of("2026-03-31", "2026-06-30"),
            List.of("2026-04-17", "2026-07-10"),
            List.of("2026-05-05", "2026-05-21"),
            List.of("2026-06-29", "2026-06-30"),
            List.of("2026-06-30", "2027-01-01"));

    private static final DailyBank BANK = DailyBank.random(SEED, 400);

    @Test
    @Order(1)
    void theBankIsTakenAndAssessed() {
        Daily.take("branches", "branch_code,name", "A,One", "B,Two");
        Daily.take("managers", "manager_no,name,branch_code,post", "M1,Wang,A,WEALTH", "M2,Li,B,WEALTH");
        Daily.take(
                "customers",
                "customer_no,name,branch_code,manager_no,opened_on,closed_on",
                BANK.customers().toArray(String[]::new));
        Daily.take("balances", "customer_no,as_of,aum,loan", BANK.balances().toArray(String[]::new));
        Assessments.make("2026-Q1");
        Assessments.await("2026-Q2");
        assertThat(Database.value("select count(*) from tier_assessment"))
                .isEqualTo(Integer.toString(
                        BANK.assessed(LocalDate.of(2026, 3, 31)).size()
                                + BANK.assessed(LocalDate.of(2026, 6, 30)).size()));
    }

    @Test
    void migrationIsWhatTheDaysSay() {
        for (List<String> span : SPANS) {
            for (String branch : new String[] {null, "A"}) {
                // When
                var answer = MovementAnswers.migration(OPERATIONS, span.get(0), span.get(1), branch);

                // Then
                DailyMovement expected = new DailyMovement(BANK, span.get(0), span.get(1), branch);
                assertThat(MovementAnswers.cells(answer))
                        .as("%s in %s", span, branch)
                        .isEqualTo(expected.cells());
                assertThat(MovementAnswers.levels(answer, "fromLevels")).isEqualTo(expected.fromLevels());
                assertThat(MovementAnswers.levels(answer, "toLevels")).isEqualTo(expected.toLevels());
                assertThat(MovementAnswers.levels(answer, "newcomers")).isEqualTo(expected.newcomers());
                assertThat(MovementAnswers.levels(answer, "lost")).isEqualTo(expected.lost());
            }
        }
    }

    @Test
    void flowIsWhatTheDaysSay() {
        for (List<String> span : SPANS) {
            for (String branch : new String[] {null, "A"}) {
                for (String by : List.of("TIER", "MANAGER")) {
                    // When
                    var answer = MovementAnswers.flow(OPERATIONS, span.get(0), span.get(1), branch, by);

                    // Then
                    assertThat(MovementAnswers.rows(answer))
                            .as("%s in %s by %s", span, branch, by)
                            .isEqualTo(
                                    new DailyMovement(BANK, span.get(0), span.get(1), branch).flow(by.equals("TIER")));
                }
            }
        }
    }

    @Test
    void whatIsShownToMarketingTellsNoSmallGroup() {
        for (List<String> span : SPANS) {
            // When
            var whole = MovementAnswers.migration(OPERATIONS, span.get(0), span.get(1), "A");
            var shown = MovementAnswers.migration(Tokens.staff("mark", "marketing"), span.get(0), span.get(1), "A");

            // Then
            for (String code : DailyBank.LEVELS) {
                tellsNothing(
                        parts(whole, code + ">", "lost"), parts(shown, code + ">", "lost"), shown, "fromLevels", code);
                tellsNothing(
                        parts(whole, ">" + code, "newcomers"),
                        parts(shown, ">" + code, "newcomers"),
                        shown,
                        "toLevels",
                        code);
            }
        }
    }

    /** What a level is made up of: its cells, and those outside the other assessment. */
    private static List<String> parts(JsonPath migration, String cells, String outside) {
        String code = cells.replace(">", "");
        return Stream.concat(
                        MovementAnswers.cells(migration).stream()
                                .filter(cell -> cell.contains(cells))
                                .map(cell -> cell.replaceFirst("^\\S+ ", "")),
                        MovementAnswers.levels(migration, outside).stream()
                                .filter(level -> level.startsWith(code + " ")))
                .toList();
    }

    private static void tellsNothing(
            List<String> whole, List<String> shown, JsonPath migration, String levels, String code) {
        long customers = 0;
        long hidden = 0;
        for (int i = 0; i < whole.size(); i++) {
            long count = Long.parseLong(whole.get(i).split(" ")[1]);
            boolean seen = !shown.get(i).contains(" null");
            assertThat(seen || count > 0).isTrue();
            assertThat(!seen || count == 0 || count >= SMALLEST).isTrue();
            if (!seen) {
                hidden++;
                customers += count;
            }
        }
        boolean sumSeen =
                MovementAnswers.levels(migration, levels).stream().noneMatch(level -> level.startsWith(code + " null"));
        if (!sumSeen) {
            assertThat(hidden).isPositive();
        } else if (hidden > 0) {
            assertThat(hidden).isGreaterThan(1);
            assertThat(customers).isGreaterThanOrEqualTo(SMALLEST);
        }
    }
}
