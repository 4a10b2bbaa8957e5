package dev.kequn.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.balance.AverageBalance;
import dev.kequn.balance.Balances;
import dev.kequn.platform.time.Window;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The terms of the rooms customer and balance about the customer as such, read from PostgreSQL: a person, a company, a
 * prospect, and a bare customer. {@link TermValuesTest} has the others.
 */
@QuarkusTest
@WithTestResource(TestBank.class)
class FactLoaderTest {
    private static final long PERSON = 7701;
    private static final long COMPANY = 7702;
    private static final long PROSPECT = 7703;
    private static final long BARE = 7704;
    private static final Set<String> ROOMS = Set.of("dev.kequn.customer", "dev.kequn.balance");
    private static final LocalDate EARLY = LocalDate.parse("2026-02-28");
    private static final LocalDate LATE = LocalDate.parse("2026-03-01");

    /** What the terms with parameters are asked for. */
    private static final Map<String, List<String>> ARGUMENTS = Map.of(
            "attribute", List.of("\"crop\"", "\"area\"", "\"none\""),
            "hasTag", List.of("\"vip\"", "\"old\"", "\"new\""),
            "tag", List.of("\"vip\"", "\"old\"", "\"new\"", "\"bare\""),
            "averageAum", List.of("1", "10", "60", "3660"),
            "averageLoan", List.of("1", "10"),
            "holds", List.of("\"FLD\"", "\"FLW\"", "\"fld\""),
            "holdsCategory", List.of("\"DEPOSIT\"", "\"WEALTH\"", "\"LOAN\""),
            "maturesWithin", List.of("1", "30"));

    private final List<FactProvider> providers;
    private final FactLoader loader;
    private final Balances balances;
    private final Pool pool;

    private Vocabulary vocabulary;

    @Inject
    FactLoaderTest(@All List<FactProvider> providers, FactLoader loader, Balances balances, Pool pool) {
        this.providers = providers;
        this.loader = loader;
        this.balances = balances;
        this.pool = pool;
    }

    @BeforeEach
    void aSmallBank() {
        Database.execute(
                "delete from balance_state where customer_id between 7700 and 7799",
                "delete from customer_tag where customer_id between 7700 and 7799",
                "delete from holding where customer_id between 7700 and 7799",
                "delete from customer where customer_id between 7700 and 7799",
                "insert into branch values ('FLB', '东城支行') on conflict do nothing",
                "insert into manager values ('FLM', '王经理', 'FLB', 'WEALTH') on conflict do nothing",
                "insert into customer (customer_id, customer_no, kind, name, gender, birth_date, branch_code, manager_no,"
                        + " occupation, employer_no, opened_on, closed_on, risk_score, risk_tolerance, risk_assessed_on,"
                        + " annual_return, attributes) values"
                        + " (7701, 'FL1', 'PERSON', '张三', 'F', '1980-03-01', 'FLB', 'FLM', '教师', 'FL2', '2020-01-02',"
                        + " '2026-03-01', 120, 3, '2025-05-06', -12345, '{\"crop\": \"苹果\", \"area\": 12.5}'),"
                        + " (7702, 'FL2', 'COMPANY', '公司', null, null, 'FLB', null, null, null, '2019-01-01', null, 900, 5,"
                        + " null, 99999999999999, '{\"crop\": null}'),"
                        + " (7703, null, 'PERSON', '李四', 'M', '2000-02-29', 'FLB', null, null, 'FL2', null, null, null,"
                        + " null, null, null, '{}'),"
                        + " (7704, 'FL4', 'PERSON', '王五', null, null, 'FLB', null, null, 'FL2', null, null, null, null,"
                        + " null, null, '{}'),"
                        + " (7705, 'FL5', 'PERSON', '赵六', null, null, 'FLB', null, null, 'FL2', '2026-03-01', null, null,"
                        + " null, null, null, '{}'),"
                        + " (7706, 'FL6', 'MERCHANT', '店', null, null, 'FLB', null, null, 'FL2', null, null, null, null, null,"
                        + " null, '{}')",
                "insert into customer_tag values (7701, 'vip', '2026-01-01', null, 'gold', 'test'),"
                        + " (7701, 'old', '2025-01-01', '2026-03-01', 'x', 'test'),"
                        + " (7701, 'new', '2026-03-01', null, 'y', 'test'),"
                        + " (7701, 'bare', '2026-01-01', null, null, 'test'),"
                        + " (7702, 'vip', '2025-01-01', '2026-01-01', 'silver', 'test')",
                "insert into balance_state values (7701, '2026-02-20', '2026-02-25', 1000, 100, null, 0, 0, 0),"
                        + " (7701, '2026-02-26', '2026-02-28', 4000, 0, 500, 6000, 600, 0),"
                        + " (7701, '2026-03-01', '2026-03-05', 7, 3, 5, 18000, 600, 1500)",
                "insert into product values ('FLD', '定期', 'DEPOSIT'), ('FLW', '理财', 'WEALTH'), ('FLC', '卡', 'CARD')"
                        + " on conflict do nothing",
                // One is opened on the late day, one closed on it, one matures on it; the same product twice counts
                // once.
                "insert into holding (customer_id, account_no, product_code, opened_on, matures_on, closed_on) values"
                        + " (7701, 'FLA1', 'FLD', '2020-01-02', '2026-03-01', null),"
                        + " (7701, 'FLA2', 'FLD', '2020-01-02', '2026-03-31', null),"
                        + " (7701, 'FLA3', 'FLW', '2026-03-01', '2026-03-02', null),"
                        + " (7701, 'FLA4', 'FLC', '2020-01-02', null, '2026-03-01')");
    }

    @BeforeEach
    void theTermsOfBothRooms() {
        vocabulary = Vocabulary.of(providers.stream()
                .filter(provider -> ROOMS.contains(provider.getClass().getPackageName()))
                .flatMap(provider -> provider.terms().stream())
                .filter(term -> term.parameters().isEmpty() || ARGUMENTS.containsKey(term.name()))
                .sorted(Comparator.comparing(Term::name))
                .toList());
    }

    @Test
    void givesEveryShippedTermOfAPersonAsOfTheDay() {
        assertThat(loaded(EARLY, PERSON))
                .isEqualTo(
                        """
                        age=45 annualReturn=-12345 attribute("crop")=苹果 attribute("area")=12.5 attribute("none")=null aum=4000 \
                        averageAum(1)=4000 averageAum(10)=1800 averageAum(60)=300 averageAum(3660)=5 averageLoan(1)=0 \
                        averageLoan(10)=60 branch=FLB deposit=500 employer=FL2 gender=F hasTag("vip")=true hasTag("old")=true \
                        hasTag("new")=false holds("FLD")=true holds("FLW")=false holds("fld")=false \
                        holdsCategory("DEPOSIT")=true holdsCategory("WEALTH")=false holdsCategory("LOAN")=false \
                        kind=PERSON loan=0 manager=FLM maturesWithin(1)=true maturesWithin(30)=true \
                        monthAverageAum=643 monthAverageLoan=21 nextMaturity=2026-03-01 occupation=教师 \
                        openedOn=2020-01-02 payrollEmployees=0 productCount=2 riskAssessedOn=2025-05-06 riskScore=120 riskTolerance=3 status=ACTIVE \
                        tag("vip")=gold tag("old")=x tag("new")=null tag("bare")=null""");
        assertThat(loaded(LATE, PERSON))
                .isEqualTo(
                        """
                        age=46 annualReturn=-12345 attribute("crop")=苹果 attribute("area")=12.5 attribute("none")=null aum=7 \
                        averageAum(1)=7 averageAum(10)=1801 averageAum(60)=300 averageAum(3660)=5 averageLoan(1)=3 \
                        averageLoan(10)=60 branch=FLB deposit=5 employer=FL2 gender=F hasTag("vip")=true hasTag("old")=false \
                        hasTag("new")=true holds("FLD")=true holds("FLW")=true holds("fld")=false \
                        holdsCategory("DEPOSIT")=true holdsCategory("WEALTH")=true holdsCategory("LOAN")=false \
                        kind=PERSON loan=3 manager=FLM maturesWithin(1)=true maturesWithin(30)=true \
                        monthAverageAum=7 monthAverageLoan=3 nextMaturity=2026-03-02 occupation=教师 \
                        openedOn=2020-01-02 payrollEmployees=0 productCount=2 riskAssessedOn=2025-05-06 riskScore=120 riskTolerance=3 status=CLOSED \
                        tag("vip")=gold tag("old")=null tag("new")=y tag("bare")=null""");
    }

    @Test
    void countsTheEmployeesOfACompanyWithAnAccountOnTheDay() {
        assertThat(loaded(EARLY, COMPANY))
                .isEqualTo(
                        """
                        age=null annualReturn=99999999999999 attribute("crop")=null attribute("area")=null \
                        attribute("none")=null aum=null averageAum(1)=0 averageAum(10)=0 averageAum(60)=0 averageAum(3660)=0 \
                        averageLoan(1)=0 averageLoan(10)=0 branch=FLB deposit=null employer=null gender=null \
                        hasTag("vip")=false hasTag("old")=false hasTag("new")=false holds("FLD")=false holds("FLW")=false \
                        holds("fld")=false holdsCategory("DEPOSIT")=false holdsCategory("WEALTH")=false \
                        holdsCategory("LOAN")=false kind=COMPANY loan=null manager=null maturesWithin(1)=false \
                        maturesWithin(30)=false monthAverageAum=0 monthAverageLoan=0 nextMaturity=null \
                        occupation=null openedOn=2019-01-01 payrollEmployees=2 productCount=0 riskAssessedOn=null riskScore=900 \
                        riskTolerance=5 status=ACTIVE tag("vip")=null tag("old")=null tag("new")=null tag("bare")=null""");
        // One was closed on the day, another opened.
        assertThat(loaded(LATE, COMPANY)).contains(" payrollEmployees=2 ");
        assertThat(loaded(LocalDate.parse("2018-01-01"), COMPANY)).contains(" payrollEmployees=1 ");
    }

    @Test
    void knowsAProspectAndABirthdayOnALeapDay() {
        assertThat(loaded(EARLY, PROSPECT)).startsWith("age=25 ").contains(" status=PROSPECT ", " payrollEmployees=0 ");
        assertThat(loaded(LATE, PROSPECT)).startsWith("age=26 ").contains(" status=PROSPECT ");
        assertThat(loaded(EARLY, BARE)).startsWith("age=null ").contains(" status=ACTIVE ", " openedOn=null ");
    }

    @Test
    void averagesAsTheBalancesDo() {
        for (int days : List.of(1, 2, 3, 7, 9, 10, 11, 90)) {
            for (LocalDate day = LocalDate.parse("2026-02-18");
                    day.isBefore(LocalDate.parse("2026-03-09"));
                    day = day.plusDays(1)) {
                // Given
                Window window = new Window(day.plusDays(1).minusDays(days), day.plusDays(1));
                AverageBalance expected = balances.averages(List.of(PERSON), window)
                        .await()
                        .indefinitely()
                        .get(PERSON);
                FactSet facts = facts("averageAum(%1$d) > averageLoan(%1$d)".formatted(days));

                // When
                Object[] row = load(facts, day, List.of(PERSON)).get(PERSON);

                // Then
                assertThat(row).as(day + " " + days).containsExactly(expected.aum(), expected.loan());
            }
        }
    }

    @Test
    void averagesOverTheMonthUpToTheDay() {
        FactSet facts = facts("monthAverageAum > monthAverageLoan");
        for (LocalDate day = LocalDate.parse("2026-01-31");
                day.isBefore(LocalDate.parse("2026-04-02"));
                day = day.plusDays(1)) {
            // Given
            Window window = new Window(day.withDayOfMonth(1), day.plusDays(1));
            AverageBalance expected = balances.averages(List.of(PERSON), window)
                    .await()
                    .indefinitely()
                    .get(PERSON);

            // When
            Object[] row = load(facts, day, List.of(PERSON)).get(PERSON);

            // Then
            assertThat(row).as(day.toString()).containsExactly(expected.aum(), expected.loan());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // The day before the first is opened, the day itself, and around an opening and a closing on one day.
        "2020-01-01, 0, null, false",
        "2020-01-02, 2, 2026-03-01, false",
        "2026-02-28, 2, 2026-03-01, true",
        "2026-03-01, 2, 2026-03-02, true",
        // What matures on the day is behind; the last of the days asked for counts, the one after it does not.
        "2026-03-02, 2, 2026-03-31, false",
        "2026-03-28, 2, 2026-03-31, true",
        "2026-03-27, 2, 2026-03-31, false",
        "2026-03-31, 2, null, false"
    })
    void knowsWhatIsHeldOnTheDay(LocalDate day, long products, String nextMaturity, boolean matures) {
        FactSet facts = facts("productCount > 0 && known(nextMaturity) && maturesWithin(3)");

        Object[] row = load(facts, day, List.of(PERSON)).get(PERSON);

        assertThat(row[0]).isEqualTo(products);
        assertThat(String.valueOf(row[1])).isEqualTo(nextMaturity);
        assertThat(row[2]).isEqualTo(matures);
    }

    @Test
    void leavesLocalTermsToTheCallerAndUnknownCustomersOut() {
        // Given
        Vocabulary words = vocabulary.with(Term.local("level", TermType.STRING, "The level."));
        Rule rule = RuleCompiler.compile("level == \"GOLD\" && hasTag(\"vip\") && kind == \"PERSON\"", words);
        FactSet facts = FactSet.of(List.of(rule));

        // When
        Map<Long, Object[]> rows = load(facts, EARLY, List.of(PERSON, BARE, 7799L));

        // Then
        assertThat(rows).containsOnlyKeys(PERSON, BARE);
        assertThat(rows.get(PERSON)).containsExactly(null, true, "PERSON");
        assertThat(rule.over(facts).test(rows.get(PERSON))).isFalse();
        rows.get(PERSON)[facts.slot(rule.facts().iterator().next())] = "GOLD";
        assertThat(rule.over(facts).test(rows.get(PERSON))).isTrue();
    }

    @Test
    void loadsFactsThatAskForNoDay() {
        assertThat(load(facts("gender == \"F\""), EARLY, List.of(PERSON)).get(PERSON))
                .containsExactly("F");
        assertThat(load(facts("true"), EARLY, List.of(PERSON)).get(PERSON)).isEmpty();
    }

    private String loaded(LocalDate day, long customer) {
        Map<String, Fact> facts = shippedFacts();
        FactSet set = FactSet.of(facts.keySet().stream()
                .map(text -> RuleCompiler.compile("known(" + text + ")", vocabulary))
                .toList());
        Object[] row = load(set, day, List.of(customer)).get(customer);
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + row[set.slot(fact.getValue())])
                .collect(Collectors.joining(" "));
    }

    private Map<String, Fact> shippedFacts() {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (Term term : vocabulary.terms()) {
            Stream<String> texts = term.parameters().isEmpty()
                    ? Stream.of(term.name())
                    : ARGUMENTS.get(term.name()).stream().map(argument -> term.name() + "(" + argument + ")");
            texts.forEach(text -> facts.put(
                    text,
                    RuleCompiler.compile("known(" + text + ")", vocabulary)
                            .facts()
                            .iterator()
                            .next()));
        }
        return facts;
    }

    private FactSet facts(String rule) {
        return FactSet.of(List.of(RuleCompiler.compile(rule, vocabulary)));
    }

    private Map<Long, Object[]> load(FactSet facts, LocalDate day, List<Long> customers) {
        return loader.load(pool, facts, customers, day).await().indefinitely();
    }
}
