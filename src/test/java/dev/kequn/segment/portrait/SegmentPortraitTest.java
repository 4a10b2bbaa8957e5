package dev.kequn.segment.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.segment.portrait.PortraitOracle.Person;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.config.JsonPathConfig;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Portraits of a made-up bank against counting its customers one by one. */
@QuarkusTest
@TestProfile(SegmentPortraitTest.Bank.class)
class SegmentPortraitTest {
    public static class Bank extends OwnBank {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kequn.segment.portrait-limit", "3s");
        }
    }

    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String MARKETING = Tokens.staff("mark", "marketing");
    private static final JsonPathConfig PRECISE =
            JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL);
    private static final int SMALLEST = 5;
    private static final List<String> DIMENSIONS = List.of(
            "KIND",
            "GENDER",
            "AGE",
            "BRANCH",
            "OCCUPATION",
            "RELATION_MONTHS",
            "COMPOSITE_TIER",
            "SERVICE_TIER",
            "QUADRANT",
            "PRODUCT",
            "PRODUCT_CATEGORY",
            "PRODUCT_COUNT",
            "TAG",
            "ATTRIBUTE:area",
            "ATTRIBUTE:crop",
            "ATTRIBUTE:heads",
            "ATTRIBUTE:payroll",
            "ATTRIBUTE:sown");

    private static final String PORTRAIT =
            """
            query($code: String!, $dimensions: [PortraitDimension!], $top: Int!) { segment(code: $code) {
                portrait(dimensions: $dimensions, top: $top) {
                    day customers aum populationCustomers populationAum
                    distributions { dimension attribute more cells { value { code name(locale: EN) zh: name } customers share
                        populationShare index aum balanceShare populationBalanceShare balanceIndex pValue significant } } } } }""";
    private static final String COMPARISON =
            """
            query($a: String!, $b: String!, $dimensions: [PortraitDimension!]) {
                segmentComparison(a: $a, b: $b, dimensions: $dimensions, top: 50) {
                    a { segment { code } customers aum } b { segment { code } customers aum } both jaccard
                    distributions { dimension attribute more cells { value { code }
                        a { customers share aum balanceShare } b { customers share aum balanceShare }
                        index balanceIndex pValue significant } } } }""";

    @BeforeEach
    void open() {
        if (Database.value("select count(*) from segment").equals("0")) {
            PortraitBank.open();
        }
    }

    @Test
    void everyCellIsWhatCountingOneByOneFinds() {
        // Given
        List<Person> all = PortraitBank.people("WOMEN", "");
        List<Person> women = all.stream().filter(Person::first).toList();
        List<Person> rest = all.stream().filter(person -> !person.first()).toList();

        // When
        Map<String, Object> portrait = portrait(OPERATIONS, "WOMEN", List.of(), 50);

        // Then
        assertThat(portrait.get("day")).isEqualTo("2026-07-15");
        assertThat(portrait.get("customers")).isEqualTo(women.size());
        assertThat(portrait.get("populationCustomers")).isEqualTo(all.size());
        assertThat(minor(portrait.get("aum"))).isEqualTo(PortraitOracle.aum(women, one -> true));
        assertThat(minor(portrait.get("populationAum"))).isEqualTo(PortraitOracle.aum(all, one -> true));
        Map<String, List<Map<String, Object>>> found = byDimension(portrait);
        assertThat(found.keySet()).containsExactlyElementsOf(DIMENSIONS);
        List<Map<String, Object>> tested = new ArrayList<>();
        found.forEach((dimension, cells) -> {
            assertThat(cells.stream().map(SegmentPortraitTest::code))
                    .as(dimension)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(values(all, dimension));
            cells.forEach(cell -> {
                Predicate<Person> here = one -> one.has(dimension, code(cell));
                String place = dimension + " " + code(cell);
                long members = PortraitOracle.count(women, here);
                long others = PortraitOracle.count(rest, here);
                assertThat(cell.get("customers")).as(place).isEqualTo((int) members);
                assertThat(minor(cell.get("aum"))).as(place).isEqualTo(PortraitOracle.aum(women, here));
                close(cell, "share", (double) members / women.size(), place);
                close(cell, "populationShare", (double) (members + others) / all.size(), place);
                close(
                        cell,
                        "index",
                        (double) members / women.size() / ((double) (members + others) / all.size()),
                        place);
                double balance = (double) PortraitOracle.aum(women, here) / PortraitOracle.aum(women, one -> true);
                double populationBalance =
                        (double) PortraitOracle.aum(all, here) / PortraitOracle.aum(all, one -> true);
                close(cell, "balanceShare", balance, place);
                close(cell, "populationBalanceShare", populationBalance, place);
                close(cell, "balanceIndex", populationBalance == 0 ? null : balance / populationBalance, place);
                Double pValue = PortraitOracle.pValue(members, women.size(), others, rest.size());
                close(cell, "pValue", pValue, place);
                if (pValue != null) {
                    tested.add(cell);
                }
            });
        });
        assertThat(tested).hasSizeGreaterThan(40);
        significant(tested);
    }

    @Test
    void twoSegmentsAreWhatCountingOneByOneFinds() {
        // Given
        List<Person> all = PortraitBank.people("WOMEN", "TOWN");
        List<Person> women = all.stream().filter(Person::first).toList();
        List<Person> town = all.stream().filter(Person::second).toList();
        List<Person> both = women.stream().filter(Person::second).toList();

        // When
        Map<String, Object> comparison = comparison(OPERATIONS, "WOMEN", "TOWN", List.of());

        // Then
        assertThat(side(comparison, "a").get("customers")).isEqualTo(women.size());
        assertThat(side(comparison, "b").get("customers")).isEqualTo(town.size());
        assertThat(comparison.get("both")).isEqualTo(both.size());
        close(comparison, "jaccard", (double) both.size() / (women.size() + town.size() - both.size()), "jaccard");
        List<Map<String, Object>> tested = new ArrayList<>();
        byDimension(comparison)
                .forEach((dimension, cells) -> cells.forEach(cell -> {
                    Predicate<Person> here = one -> one.has(dimension, code(cell));
                    String place = dimension + " " + code(cell);
                    long a = PortraitOracle.count(women, here);
                    long b = PortraitOracle.count(town, here);
                    assertThat(a + b).as(place).isPositive();
                    assertThat(side(cell, "a").get("customers")).as(place).isEqualTo((int) a);
                    assertThat(side(cell, "b").get("customers")).as(place).isEqualTo((int) b);
                    assertThat(minor(side(cell, "b").get("aum"))).as(place).isEqualTo(PortraitOracle.aum(town, here));
                    close(side(cell, "a"), "share", (double) a / women.size(), place);
                    close(cell, "index", b == 0 ? null : (double) a / women.size() / ((double) b / town.size()), place);
                    double balanceA = (double) PortraitOracle.aum(women, here) / PortraitOracle.aum(women, one -> true);
                    double balanceB = (double) PortraitOracle.aum(town, here) / PortraitOracle.aum(town, one -> true);
                    close(side(cell, "b"), "balanceShare", balanceB, place);
                    close(cell, "balanceIndex", balanceB == 0 ? null : balanceA / balanceB, place);
                    Double pValue = PortraitOracle.pValue(
                            a, women.size(), b, town.size(), PortraitOracle.count(both, here), both.size());
                    close(cell, "pValue", pValue, place);
                    if (pValue != null) {
                        tested.add(cell);
                    }
                }));
        assertThat(tested).hasSizeGreaterThan(40);
        significant(tested);
    }

    @Test
    void aSegmentAgainstItselfIsLikeItself() {
        Map<String, Object> comparison = comparison(OPERATIONS, "TOWN", "TOWN", List.of());

        close(comparison, "jaccard", 1.0, "jaccard");
        byDimension(comparison).forEach((dimension, cells) -> assertThat(cells)
                .as(dimension)
                .isNotEmpty()
                .allSatisfy(cell -> {
                    close(cell, "index", 1.0, dimension);
                    assertThat(cell.get("pValue")).isNull();
                    assertThat(cell.get("significant")).isEqualTo(false);
                }));
    }

    @Test
    void womenSaveByInstalmentsAndAtNotice() {
        Map<String, Map<String, Object>> held = new HashMap<>();
        byDimension(portrait(MARKETING, "WOMEN", List.of("PRODUCT"), 20))
                .get("PRODUCT")
                .forEach(cell -> held.put(name(cell), cell));

        Map<String, Object> instalments = held.get("零存整取");
        assertThat(number(instalments.get("index"))).isBetween(1.5, 2.0);
        assertThat(number(instalments.get("balanceIndex"))).isGreaterThan(1);
        assertThat(instalments.get("significant")).isEqualTo(true);
        assertThat(number(held.get("个人通知存款").get("index"))).isBetween(1.2, 2.0);
        assertThat(held.get("个人通知存款").get("significant")).isEqualTo(true);
        assertThat(number(held.get("经营贷款").get("index"))).isBetween(0.8, 1.2);
        assertThat(held.get("经营贷款").get("significant")).isEqualTo(false);
    }

    @Test
    void smallGroupsAreHiddenWithWhatWouldTellThem() {
        // Given
        List<Person> all = PortraitBank.people("FUNDS", "");

        for (String code : List.of("WOMEN", "TOWN", "FUNDS")) {
            // When
            Map<String, Object> portrait = portrait(MARKETING, code, List.of(), 50);
            List<Person> people = PortraitBank.people(code, "");
            long size = PortraitOracle.count(people, Person::first);

            // Then
            int hidden = 0;
            for (Map.Entry<String, List<Map<String, Object>>> one :
                    byDimension(portrait).entrySet()) {
                long untold = size;
                List<Long> sizes = new ArrayList<>();
                for (Map<String, Object> cell : one.getValue()) {
                    long members = PortraitOracle.count(
                            people, person -> person.first() && person.has(one.getKey(), code(cell)));
                    long others = PortraitOracle.count(
                            people, person -> !person.first() && person.has(one.getKey(), code(cell)));
                    if (cell.get("customers") == null) {
                        hidden++;
                        sizes.add(members);
                        assertThat(List.of("share", "index", "aum", "balanceShare", "balanceIndex", "pValue"))
                                .allSatisfy(field -> assertThat(cell.get(field)).isNull());
                    } else {
                        untold -= members;
                        assertThat(members == 0 || members >= SMALLEST)
                                .as(one.getKey() + " " + code(cell))
                                .isTrue();
                        if (cell.get("populationShare") != null) {
                            assertThat(others == 0 || others >= SMALLEST)
                                    .as(one.getKey() + " " + code(cell))
                                    .isTrue();
                        }
                    }
                }
                boolean several = List.of("PRODUCT", "PRODUCT_CATEGORY", "TAG").contains(one.getKey());
                if (!several && !sizes.isEmpty()) {
                    assertThat(sizes.size()).as(one.getKey()).isGreaterThan(1);
                    assertThat(untold).as(one.getKey()).isGreaterThanOrEqualTo(SMALLEST);
                }
            }
            assertThat(hidden).as(code).isPositive();
            assertThat(byDimension(portrait(OPERATIONS, code, List.of(), 50)).values().stream()
                            .flatMap(Collection::stream)
                            .map(cell -> cell.get("customers")))
                    .doesNotContainNull();
        }
        assertThat(PortraitOracle.count(all, Person::first)).isBetween(5L, 20L);
    }

    @Test
    void aSegmentOfTooFewTellsNothing() {
        // When: two of the branch hold a fund
        Map<String, Object> portrait =
                portrait(Tokens.branch("branch_manager", "PB"), "FUNDS", List.of("GENDER", "PRODUCT"), 20);

        // Then
        assertThat(portrait.get("customers")).isNull();
        assertThat(portrait.get("aum")).isNull();
        assertThat((Integer) portrait.get("populationCustomers")).isGreaterThan(150);
        byDimension(portrait).forEach((dimension, cells) -> assertThat(cells)
                .as(dimension)
                .isNotEmpty()
                .allSatisfy(cell -> {
                    assertThat(cell.get("share")).isNull();
                    assertThat(cell.get("index")).isNull();
                    assertThat(cell.get("pValue")).isNull();
                }));
    }

    @Test
    void whoLeadsABranchSeesItsCustomers() {
        List<Person> branch = PortraitBank.people("WOMEN", "").stream()
                .filter(person -> person.has("BRANCH", "PA"))
                .toList();

        Map<String, Object> portrait = portrait(Tokens.branch("branch_manager", "PA"), "WOMEN", List.of("BRANCH"), 20);

        assertThat(portrait.get("customers")).isEqualTo((int) PortraitOracle.count(branch, Person::first));
        assertThat(portrait.get("populationCustomers")).isEqualTo(branch.size());
        assertThat(byDimension(portrait).get("BRANCH").stream().map(SegmentPortraitTest::code))
                .containsExactly("PA");
    }

    @Test
    void whoseWorkItIsNotSeesNone() {
        for (String role : List.of("manager", "admin")) {
            Graphql.as(
                            Tokens.staff("maria", role),
                            "{ segment(code: \"WOMEN\") { portrait { customers } overlap { customers } } }")
                    .body("errors.extensions.code", hasItem("FORBIDDEN"))
                    .body("data.segment", equalTo(null));
        }
    }

    @Test
    void onlyTheFirstValuesAreTold() {
        Map<String, Object> portrait = portrait(OPERATIONS, "WOMEN", List.of("OCCUPATION", "AGE"), 3);

        Map<String, List<Map<String, Object>>> found = byDimension(portrait);
        assertThat(found.keySet()).containsExactly("AGE", "OCCUPATION");
        assertThat(found.get("OCCUPATION")).hasSize(3);
        assertThat(found.get("AGE")).hasSizeGreaterThan(8);
        assertThat(found.get("OCCUPATION").stream().map(cell -> (Integer) cell.get("customers")))
                .isSortedAccordingTo((one, other) -> other - one);
    }

    @Test
    void overlapsAreWhatCountingOneByOneFinds() {
        // Given
        List<Person> all = PortraitBank.people("WOMEN", "TOWN");
        long women = PortraitOracle.count(all, Person::first);
        long town = PortraitOracle.count(all, Person::second);
        long both = PortraitOracle.count(all, one -> one.first() && one.second());

        // When
        List<Map<String, Object>> found = Graphql.as(
                        OPERATIONS,
                        "{ segment(code: \"WOMEN\") { overlap { segment { code } customers share lift } } }")
                .extract()
                .jsonPath(PRECISE)
                .get("data.segment.overlap");

        // Then
        assertThat(found.stream().map(one -> side(one, "segment").get("code"))).containsExactly("TOWN", "FUNDS");
        assertThat(found.get(0).get("customers")).isEqualTo((int) both);
        close(found.get(0), "share", (double) both / women, "share");
        close(found.get(0), "lift", (double) both * all.size() / (women * town), "lift");
        Graphql.as(
                        MARKETING,
                        "{ segment(code: \"WOMEN\") { overlap(with: [\"FUNDS\", \"NONE\"], first: 1) { customers } } }")
                .body("errors", equalTo(null))
                .body("data.segment.overlap.size()", equalTo(funds() ? 1 : 0));
    }

    /** Whether neither the women nor the others among the holders of funds are too few to be told. */
    private static boolean funds() {
        List<Person> all = PortraitBank.people("WOMEN", "FUNDS");
        return PortraitOracle.count(all, one -> one.first() && one.second()) >= SMALLEST
                && PortraitOracle.count(all, one -> !one.first() && one.second()) >= SMALLEST;
    }

    @Test
    void unfitRequestsAreRefused() {
        for (int top : List.of(0, 51)) {
            Graphql.as(OPERATIONS, PORTRAIT, Map.of("code", "WOMEN", "top", top))
                    .body("errors.extensions.code", equalTo(List.of("INVALID_ARGUMENT")));
        }
        Graphql.as(OPERATIONS, "{ segment(code: \"WOMEN\") { overlap(first: 101) { customers } } }")
                .body("errors.extensions.code", equalTo(List.of("INVALID_ARGUMENT")));
        Graphql.as(
                        OPERATIONS,
                        """
                        { segment(code: "WOMEN") { a: portrait(dimensions: KIND) { customers }
                            b: portrait(dimensions: KIND) { customers } c: portrait(dimensions: KIND) { customers }
                            d: overlap { customers } } }""")
                .body("errors.extensions.code", hasItem("INVALID_ARGUMENT"));
        assertThat(comparison(OPERATIONS, "WOMEN", "NONE", List.of("KIND"))).isNull();
    }

    @Test
    void whatTakesTooLongIsGivenUp() throws SQLException {
        try (Connection other = Database.connect(EmbeddedDatabase.OWNER);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table segment_member in access exclusive mode");

            Graphql.as(OPERATIONS, "{ segment(code: \"WOMEN\") { portrait { customers } } }")
                    .body("errors.extensions.code", equalTo(List.of("UNAVAILABLE")))
                    .body("errors.message[0]", startsWith("It takes the database longer than 3 seconds"));
        }
    }

    private static Map<String, Object> portrait(String token, String code, List<String> dimensions, int top) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("code", code);
        variables.put("dimensions", dimensions == null ? List.of() : dimensions);
        variables.put("top", top);
        return Graphql.as(token, PORTRAIT, variables)
                .body("errors", equalTo(null))
                .extract()
                .jsonPath(PRECISE)
                .get("data.segment.portrait");
    }

    private static Map<String, Object> comparison(String token, String a, String b, List<String> dimensions) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("a", a);
        variables.put("b", b);
        variables.put("dimensions", dimensions == null ? List.of() : dimensions);
        return Graphql.as(token, COMPARISON, variables)
                .body("errors", equalTo(null))
                .extract()
                .jsonPath(PRECISE)
                .get("data.segmentComparison");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, List<Map<String, Object>>> byDimension(Map<String, Object> answer) {
        Map<String, List<Map<String, Object>>> found = new LinkedHashMap<>();
        for (Map<String, Object> one : (List<Map<String, Object>>) answer.get("distributions")) {
            Object attribute = one.get("attribute");
            found.put(one.get("dimension") + (attribute == null ? "" : ":" + attribute), (List<Map<String, Object>>)
                    one.get("cells"));
        }
        return found;
    }

    /** Of so many tests so many are significant as Benjamini and Hochberg have it, the smallest p values. */
    private static void significant(List<Map<String, Object>> tested) {
        List<Double> pValues =
                tested.stream().map(cell -> number(cell.get("pValue"))).sorted().toList();
        double limit = -1;
        for (int k = 1; k <= pValues.size(); k++) {
            if (pValues.get(k - 1) <= 0.05 * k / pValues.size()) {
                limit = pValues.get(k - 1);
            }
        }
        for (Map<String, Object> cell : tested) {
            assertThat(cell.get("significant")).isEqualTo(number(cell.get("pValue")) <= limit);
        }
        assertThat(tested.stream().map(cell -> cell.get("significant"))).contains(true, false);
    }

    private static List<String> values(List<Person> people, String dimension) {
        List<String> values = new ArrayList<>(people.stream()
                .flatMap(person -> person.values().getOrDefault(dimension, Set.of()).stream())
                .distinct()
                .toList());
        if (people.stream().anyMatch(person -> person.has(dimension, null))) {
            values.add(null);
        }
        return values;
    }

    private static void close(Map<String, Object> cell, String field, Double expected, String place) {
        Object found = cell.get(field);
        if (expected == null || found == null) {
            assertThat(found).as(place + " " + field).isEqualTo((Object) expected);
        } else {
            assertThat(number(found)).as(place + " " + field).isCloseTo(expected, within(1e-9));
        }
    }

    private static double number(Object found) {
        return new BigDecimal(Objects.toString(found)).doubleValue();
    }

    private static long minor(Object amount) {
        return new BigDecimal((String) amount).movePointRight(2).longValueExact();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> side(Map<String, Object> cell, String name) {
        return (Map<String, Object>) cell.get(name);
    }

    private static String code(Map<String, Object> cell) {
        return (String) side(cell, "value").get("code");
    }

    private static String name(Map<String, Object> cell) {
        return (String) side(cell, "value").get("zh");
    }
}
