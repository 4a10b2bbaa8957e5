package dev.kequn.tier.outlook;

import static dev.kequn.tier.outlook.OutlookBank.ask;
import static dev.kequn.tier.outlook.OutlookBank.held;
import static dev.kequn.tier.outlook.OutlookBank.tag;
import static dev.kequn.tier.outlook.OutlookBank.take;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where customers are heading, by figures computed by hand: 10 of 92 days are in, 82 are left. */
@QuarkusTest
@TestProfile(OwnBank.class)
class TierOutlookTest {
    private static final String OPERATIONS = Tokens.staff("olga", Role.OPERATIONS);
    private static final String LIST =
            " { edges { cursor node { customer { customerNo name } progress { currentLevel { code } projectedLevel"
                    + " { code } projectedReason projectedAverage amountToStay amountToNext aumToNext } } }"
                    + " pageInfo { hasNextPage endCursor } } }";

    @BeforeEach
    void bank() {
        if (!Database.value("select count(*) from customer").equals("0")) {
            return;
        }
        take(
                new String[] {
                    "P001,赵一,PB1,PM1,2020-01-01,",
                    "P002,钱二,PB1,PM1,2020-01-01,",
                    "P003,孙三,PB1,PM1,2020-01-01,",
                    "P004,李四,PB1,PM1,2020-01-01,",
                    "P005,周五,PB1,PM1,2020-01-01,",
                    "P006,吴六,PB1,PM1,2020-01-01,",
                    "P007,郑七,PB1,PM1,2026-07-03,",
                    "P008,王八,PB1,PM1,2020-01-01,2026-08-01",
                    "P009,冯九,PB1,PM1,,",
                    "P010,陈十,PB1,PM1,2020-01-01,",
                    "P011,褚甲,PB1,PM1,2020-01-01,",
                    "P012,卫乙,PB1,PM1,2020-01-01,",
                    "P101,蒋丙,PB2,PM2,2020-01-01,"
                },
                new String[] {
                    "P001,2026-06-01,60000,0",
                    "P001,2026-07-06,10000,0",
                    "P002,2026-06-01,40000,0",
                    "P003,2026-06-01,1000,0",
                    "P004,2026-06-01,1000,0",
                    "P005,2026-06-01,20000,50000",
                    "P006,2026-06-01,46000,0",
                    "P007,2026-07-04,45000,0",
                    "P008,2026-06-01,99999,0",
                    "P010,2026-06-01,7000000,0",
                    "P010,2026-07-10,7000000,0",
                    "P011,2026-06-01,45000,0",
                    "P012,2026-06-01,2000,0",
                    "P101,2026-06-01,0,0"
                });
        held("P001", "GOLD", 0);
        held("P002", "PLATINUM", 1);
        held("P003", "GOLD", 1);
        held("P004", "DIAMOND", 1);
        held("P005", "GOLD", 1);
        held("P006", "MASS", 0);
        held("P008", "GOLD", 1);
        held("P010", "PRIVATE", 0);
        held("P011", "MASS", 0);
        held("P012", "GOLD", 1);
        held("P101", "GOLD", 1);
        tag("P003", "VIP", "2026-01-01", null);
        tag("P004", "VIP", "2026-01-01", null);
        tag("P012", "VIP", "2026-01-01", "2026-09-30");
    }

    /** Averages over 92 days, amounts over the 82 left. Loans count half; P005 falls because they counted in full before. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "P001, GOLD, GOLD, GRACE, MASS, PLATINUM, 0, 35000.00, 10000.00, 12717.39, 51829.27, 220121.96, 41829.27, 210121.96",
                "P002, PLATINUM, GOLD, ONE_LEVEL, MASS, DIAMOND, -, 40000.00, 40000.00, 40000.00, 219512.20, 1117073.18, 179512.20, 1077073.18",
                "P003, GOLD, GOLD, FLOOR, MASS, PLATINUM, -, 1000.00, 1000.00, 1000.00, 55975.61, 224268.30, 54975.61, 223268.30",
                "P005, GOLD, MASS, POLICY, MASS, PLATINUM, -, 45000.00, 45000.00, 45000.00, 50609.76, 218902.44, 5609.76, 173902.44",
                "P006, MASS, MASS, BALANCE, MASS, GOLD, -, 46000.00, 46000.00, 46000.00, 0.00, 50487.81, 0.00, 4487.81",
                "P007, -, MASS, FIRST, MASS, GOLD, -, 31500.00, 45000.00, 43532.60, -, 52256.10, -, 7256.10",
                "P010, PRIVATE, PRIVATE, BALANCE, PRIVATE, -, -, 7000000.00, 7000000.00, 7000000.00, 5878048.79, -, 0.00, -"
            })
    void tellsWhereACustomerIsHeading(
            String customerNo,
            String current,
            String projected,
            String reason,
            String calculated,
            String next,
            Integer graceLeft,
            String averageSoFar,
            String keptNow,
            String projectedAverage,
            String amountToStay,
            String amountToNext,
            String aumToStay,
            String aumToNext) {
        // When
        JsonPath progress = progress(Tokens.manager("PM1"), customerNo);

        // Then
        assertThat(progress.getString("period")).isEqualTo("2026-Q3");
        assertThat(progress.getString("from")).isEqualTo("2026-07-01");
        assertThat(progress.getString("lastDay")).isEqualTo("2026-09-30");
        assertThat(progress.getString("balancesThrough")).isEqualTo("2026-07-10");
        assertThat(progress.getInt("daysLeft")).isEqualTo(82);
        assertThat(progress.getList("closedBy")).isEqualTo(List.of("AUM", "LOAN"));
        assertThat(progress.getString("currentLevel.code")).isEqualTo(current);
        assertThat(progress.getString("projectedLevel.code")).isEqualTo(projected);
        assertThat(progress.getString("projectedReason")).isEqualTo(reason);
        assertThat(progress.getString("calculatedLevel.code")).isEqualTo(calculated);
        assertThat(progress.getString("nextLevel.code")).isEqualTo(next);
        assertThat((Integer) progress.get("graceLeft")).isEqualTo(graceLeft);
        assertThat(progress.getString("averageSoFar")).isEqualTo(averageSoFar);
        assertThat(progress.getString("keptNow")).isEqualTo(keptNow);
        assertThat(progress.getString("projectedAverage")).isEqualTo(projectedAverage);
        assertThat(progress.getString("amountToStay")).isEqualTo(amountToStay);
        assertThat(progress.getString("amountToNext")).isEqualTo(amountToNext);
        assertThat(progress.getString("aumToStay")).isEqualTo(aumToStay);
        assertThat(progress.getString("aumToNext")).isEqualTo(aumToNext);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P008", "P009"})
    void whoWillNotBeAssessedHasNoProgress(String customerNo) {
        JsonPath answer = ask(
                OPERATIONS,
                "query($no: String!) { customer(customerNo: $no) { customerNo tierProgress { period } } }",
                Map.of("no", customerNo));

        assertThat(answer.getString("data.customer.customerNo")).isEqualTo(customerNo);
        assertThat((Object) answer.get("data.customer.tierProgress")).isNull();
    }

    @Test
    void theCustomerHimselfSeesIt() {
        assertThat(progress(Tokens.customer("P005"), "P005").getString("amountToStay"))
                .isEqualTo("50609.76");
    }

    @ParameterizedTest
    @CsvSource({"77, P005 P002 P012 P004", "366, P005 P002 P012 P004", "76, ''", "30, ''", "1, ''"})
    void warnsWhenTheEndIsNear(int daysAhead, String expected) {
        JsonPath answer = warnings(Tokens.manager("PM1"), daysAhead);

        assertThat(String.join(" ", numbers(answer))).isEqualTo(expected);
        assertThat(answer.getBoolean("data.list.pageInfo.hasNextPage")).isFalse();
    }

    @Test
    void aWarningSaysWhatIsAtStake() {
        JsonPath answer = warnings(Tokens.manager("PM1"), 90);

        assertThat(answer.getMap("data.list.edges[0].node"))
                .isEqualTo(Map.of(
                        "customer",
                        Map.of("customerNo", "P005", "name", "周五"),
                        "progress",
                        Map.of(
                                "currentLevel",
                                Map.of("code", "GOLD"),
                                "projectedLevel",
                                Map.of("code", "MASS"),
                                "projectedReason",
                                "POLICY",
                                "projectedAverage",
                                "45000.00",
                                "amountToStay",
                                "50609.76",
                                "amountToNext",
                                "218902.44",
                                "aumToNext",
                                "173902.44")));
        assertThat(answer.getString("data.list.edges[3].node.progress.projectedLevel.code"))
                .isEqualTo("PLATINUM");
    }

    @Test
    void thirtyDaysAheadIsTheDefault() {
        JsonPath answer = ask(Tokens.manager("PM1"), "{ list: downgradeWarnings" + LIST, Map.of());

        assertThat(numbers(answer)).isEmpty();
        assertThat((Object) answer.get("errors")).isNull();
    }

    @Test
    void everyoneSeesHisOwn() {
        List<String> first = List.of("P005", "P002", "P012", "P004");
        List<String> other = List.of("P101");
        List<String> all = new ArrayList<>(first);
        all.addAll(other);

        assertThat(numbers(warnings(Tokens.manager("PM2"), 90))).isEqualTo(other);
        assertThat(numbers(warnings(Tokens.branch(Role.BRANCH_MANAGER, "PB1"), 90)))
                .isEqualTo(first);
        assertThat(numbers(warnings(Tokens.branch(Role.BRANCH_MANAGER, "PB2"), 90)))
                .isEqualTo(other);
        assertThat(numbers(warnings(OPERATIONS, 90))).isEqualTo(all);
        assertThat(numbers(warnings(Tokens.staff("m", Role.MANAGER), 90))).isEmpty();
        assertThat(numbers(warnings(Tokens.staff("b", Role.BRANCH_MANAGER), 90)))
                .isEmpty();
        assertThat(numbers(warnings(
                        Tokens.sign(
                                Tokens.token("x", Role.MANAGER, Role.MARKETING).claim("manager_no", "PM2")),
                        90)))
                .isEqualTo(other);
    }

    @Test
    void operationsSeeMaskedNames() {
        JsonPath answer = warnings(OPERATIONS, 90);

        assertThat(answer.getList("data.list.edges.node.customer.name"))
                .isEqualTo(List.of("周**", "钱**", "卫**", "李**", "蒋**"));
    }

    @ParameterizedTest
    @CsvSource({"10, P006 P011", "9, P006", "8, P006", "7, ''", "12, P006 P011", "13, P006 P011 P007"})
    void findsWhoNearlyReachesTheNextLevel(int within, String expected) {
        JsonPath answer = ask(
                Tokens.manager("PM1"),
                "query($w: Int!) { list: upgradeChances(within: $w)" + LIST,
                Map.of("w", within));

        assertThat(String.join(" ", numbers(answer))).isEqualTo(expected);
    }

    @Test
    void aChanceSaysWhatIsMissing() {
        JsonPath answer = ask(Tokens.manager("PM1"), "{ list: upgradeChances" + LIST, Map.of());

        assertThat(answer.getString("data.list.edges[0].node.progress.amountToNext"))
                .isEqualTo("50487.81");
        assertThat(answer.getString("data.list.edges[0].node.progress.aumToNext"))
                .isEqualTo("4487.81");
        assertThat(numbers(ask(Tokens.manager("PM2"), "{ list: upgradeChances" + LIST, Map.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "downgradeWarnings(daysAhead: 0)",
                "downgradeWarnings(daysAhead: 367)",
                "downgradeWarnings(first: 0)",
                "downgradeWarnings(first: 101)",
                "upgradeChances(within: 0)",
                "upgradeChances(within: 51)",
                "upgradeChances(first: 0)"
            })
    void refusesWhatIsOutOfRange(String field) {
        JsonPath answer = ask(OPERATIONS, "{ list: " + field + LIST, Map.of());

        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("INVALID_ARGUMENT");
        assertThat((Object) answer.get("data")).isNull();
    }

    @Test
    void aPageEndsShortWhereTheFloorHoldsMany() {
        // Given 3,000 customers without a balance, all but the last of them kept by the floor
        manyHeldByTheFloor();
        try {
            // When
            String query =
                    "query($after: String) { list: downgradeWarnings(daysAhead: 90, first: 1, after: $after)" + LIST;
            JsonPath first = ask(Tokens.manager("PM3"), query, Map.of());
            JsonPath second =
                    ask(Tokens.manager("PM3"), query, Map.of("after", first.getString("data.list.pageInfo.endCursor")));

            // Then
            assertThat(numbers(first)).isEmpty();
            assertThat(first.getBoolean("data.list.pageInfo.hasNextPage")).isTrue();
            assertThat(numbers(second)).isEqualTo(List.of("PX3000"));
            assertThat(second.getBoolean("data.list.pageInfo.hasNextPage")).isFalse();
        } finally {
            Database.execute(
                    "delete from tier_assessment where customer_id > 90000",
                    "delete from customer_tag where customer_id > 90000",
                    "delete from customer where customer_id > 90000");
        }
    }

    private static void manyHeldByTheFloor() {
        String all = " from generate_series(1, 3000) i";
        Database.execute(
                "insert into manager values ('PM3', '张经理', 'PB2', 'WEALTH') on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, manager_no, opened_on) select"
                        + " 90000 + i, 'PX' || i, '客', 'PB2', 'PM3', date '2020-01-01'" + all,
                "insert into customer_tag (customer_id, tag, valid_from, source) select 90000 + i, 'VIP', '2026-01-01',"
                        + " 'test'" + all + " where i < 3000",
                "insert into tier_assessment (customer_id, run_id, composite_level, service_level, service_source,"
                        + " average_aum, average_loan, missed_periods) select 90000 + i, 9001, 'GOLD', 'GOLD',"
                        + " 'COMPOSITE', 0, 0, 1" + all);
    }

    @Test
    void refusesACursorOfAnotherList() {
        String cursor = warnings(OPERATIONS, 90).getString("data.list.edges[0].cursor");

        JsonPath answer = ask(
                OPERATIONS,
                "query($after: String) { list: upgradeChances(after: $after)" + LIST,
                Map.of("after", cursor));

        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("INVALID_CURSOR");
    }

    private static JsonPath progress(String token, String customerNo) {
        JsonPath answer = ask(
                token,
                "query($no: String!) { customer(customerNo: $no) { tierProgress { period from lastDay balancesThrough"
                        + " daysLeft currentLevel { code } projectedLevel { code } projectedReason calculatedLevel"
                        + " { code } nextLevel { code } graceLeft averageSoFar keptNow projectedAverage amountToStay"
                        + " amountToNext aumToStay aumToNext closedBy } } }",
                Map.of("no", customerNo));
        assertThat((Object) answer.get("errors")).isNull();
        return answer.setRootPath("data.customer.tierProgress");
    }

    private static JsonPath warnings(String token, int daysAhead) {
        return ask(
                token,
                "query($days: Int!) { list: downgradeWarnings(daysAhead: $days)" + LIST,
                Map.of("days", daysAhead));
    }

    private static List<String> numbers(JsonPath answer) {
        return answer.getList("data.list.edges.node.customer.customerNo", String.class);
    }
}
