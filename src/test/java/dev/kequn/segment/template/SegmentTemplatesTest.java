package dev.kequn.segment.template;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.customer.AttributeType;
import dev.kequn.customer.CustomerAttribute;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.FactLoader;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleSql;
import dev.kequn.segment.Segmenting;
import dev.kequn.segment.definition.Combination;
import dev.kequn.segment.definition.SegmentKind;
import dev.kequn.segment.definition.SegmentVocabulary;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every template finds whom it says, with its usual values, in SQL and in memory. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentTemplatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 15);
    private static final long FIRST = 8_600_001;
    private static final int CUSTOMERS = 16;

    /** Which of the customers below each template finds. */
    private static final Map<String, List<Long>> FOUND = Map.ofEntries(
            entry("SENIORS", List.of(1L)),
            entry("WOMEN", List.of(2L)),
            entry("HIGH_END", List.of(3L)),
            entry("PAYROLL_EMPLOYEES", List.of(4L, 5L, 6L, 7L, 8L)),
            entry("PAYROLL_COMPANIES", List.of(9L)),
            entry("MERCHANTS", List.of(10L, 11L, 12L)),
            entry("MERCHANTS_ELSEWHERE", List.of(10L)),
            entry("CLUSTER_BORROWERS", List.of(11L)),
            entry("CLUSTER_PROSPECTS", List.of(12L)),
            entry("GROWERS", List.of(13L)),
            entry("BREEDERS", List.of(14L)),
            entry("FARM_SPRING_FUNDS", List.of(13L)),
            entry("FARM_AUTUMN_FUNDS", List.of(14L)),
            entry("MATURING", List.of(1L)),
            entry("FALLING", List.of(15L)),
            entry("THIRD_PRODUCT", List.of(2L)));

    private final SegmentVocabulary vocabulary;
    private final FactLoader loader;
    private final Pool pool;

    @Inject
    SegmentTemplatesTest(SegmentVocabulary vocabulary, FactLoader loader, Pool pool) {
        this.vocabulary = vocabulary;
        this.loader = loader;
        this.pool = pool;
    }

    @BeforeEach
    void open() {
        close();
        Database.execute(
                "insert into branch values ('TPB', 'b') on conflict do nothing",
                "insert into product values ('TPD', 'd', 'DEPOSIT'), ('TPF', 'f', 'FUND'), ('TPL', 'l', 'LOAN')"
                        + " on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, opened_on, birth_date, gender, kind,"
                        + " employer_no, closed_on, attributes) select 8600000 + i, 'TP' || i, 'n', 'TPB', '2020-01-01',"
                        + " birth::date, gender, coalesce(kind, 'PERSON'), employer, closed::date,"
                        + " coalesce(attributes, '{}')::jsonb from (values"
                        + " (1, '1971-07-15', 'M', null, null, null, null),"
                        + " (2, '1971-07-16', 'F', null, null, null, null),"
                        + " (3, null, null, null, null, null, null),"
                        + " (4, null, null, null, 'TP9', null, null), (5, null, null, null, 'TP9', null, null),"
                        + " (6, null, null, null, 'TP9', null, null), (7, null, null, null, 'TP9', null, null),"
                        + " (8, null, null, null, 'TP9', null, null), (9, null, null, 'COMPANY', null, null, null),"
                        + " (10, null, null, 'MERCHANT', null, null, '{\"monthly_turnover\": 100000}'),"
                        + " (11, null, null, 'MERCHANT', null, null, '{\"trade_cluster\": \"东河建材市场\"}'),"
                        + " (12, null, null, 'MERCHANT', null, null, '{\"trade_cluster\": \"东河建材市场\"}'),"
                        + " (13, null, null, null, null, null, '{\"crop\": \"玉米\", \"area_mu\": 5.00,"
                        + " \"season_from\": \"2026-08-14\", \"sale_on\": \"2026-11-01\"}'),"
                        + " (14, null, null, null, null, null, '{\"stock\": \"生猪\", \"heads\": 10,"
                        + " \"sale_on\": \"2026-04-16\", \"output_value\": 30000.0}'),"
                        + " (15, null, null, null, null, null, null),"
                        + " (16, '1950-01-01', 'F', null, null, '2026-01-31', '{\"crop\": \"水稻\", \"area_mu\": 50}'))"
                        + " row (i, birth, gender, kind, employer, closed, attributes)",
                "insert into balance_state select 8600000 + i, since::date, till::date, aum * 100, loan * 100, aum * 100,"
                        + " days * 100, 0, 0 from (values"
                        + " (1, '2026-01-01', '2026-07-14', 10000, 0, 0), (3, '2026-01-01', '2026-07-14', 600000, 0, 0),"
                        + " (10, '2026-01-01', '2026-07-14', 19999, 0, 0), (11, '2026-01-01', '2026-07-14', 9, 300000, 0),"
                        + " (13, '2026-01-01', '2026-07-14', 19999, 0, 0), (14, '2026-01-01', '2026-07-14', 5000, 0, 0),"
                        + " (15, '2026-01-01', '2026-06-14', 100000, 0, 0),"
                        + " (15, '2026-06-15', '2026-07-14', 10000, 0, 16500000)) row (i, since, till, aum, loan, days)",
                "insert into holding select 8600000 + i, product, product, '2026-01-01', matures::date, null, 100"
                        + " from (values (1, 'TPD', '2026-08-14'), (2, 'TPD', null), (2, 'TPF', null), (11, 'TPL', null),"
                        + " (3, 'TPD', '2026-08-15')) row (i, product, matures)",
                "insert into customer_consent values (8600002, 'MARKETING', now(), true, 'test', 'test')");
    }

    @AfterEach
    void close() {
        String mine = " where customer_id between 8600001 and 8600016";
        Segmenting.forget();
        Database.execute(
                "delete from balance_state" + mine,
                "delete from holding" + mine,
                "delete from customer_consent" + mine,
                "delete from customer" + mine);
    }

    @Test
    void everyRuleFindsWhomItSaysInBothBackEnds() {
        Map<String, Rule> rules = rules();

        assertThat(rules.keySet()).isEqualTo(FOUND.keySet());
        rules.forEach((code, rule) -> {
            assertThat(chosenInSql(rule)).as(code + " in SQL").isEqualTo(FOUND.get(code));
            assertThat(chosenInMemory(rule)).as(code + " in memory").isEqualTo(FOUND.get(code));
        });
    }

    @Test
    void attributesAreThoseThatTheRuleReads() {
        Map<String, Rule> rules = rules();
        for (SegmentTemplate template : SegmentTemplates.ALL) {
            Map<String, String> read = template.pattern() == null
                    ? Map.of()
                    : rules.get(template.code()).facts().stream()
                            .filter(fact -> Arrays.stream(AttributeType.values())
                                    .anyMatch(type ->
                                            type.term().equals(fact.term().name())))
                            .collect(toMap(fact -> (String) fact.arguments().get(0), fact -> fact.term()
                                    .name()));

            assertThat(template.attributes().stream().collect(toMap(CustomerAttribute::name, one -> one.type()
                            .term())))
                    .as(template.code())
                    .isEqualTo(read);
        }
    }

    @Test
    void aCombinationIsOfTemplates() {
        List<String> codes =
                SegmentTemplates.ALL.stream().map(SegmentTemplate::code).toList();

        assertThat(codes).doesNotHaveDuplicates();
        assertThat(SegmentTemplates.ALL.stream()
                        .filter(template -> template.kind() == SegmentKind.COMBINATION)
                        .map(SegmentTemplate::combination))
                .containsExactly(new Combination(List.of("SENIORS", "MATURING"), List.of(), List.of("FALLING")))
                .allSatisfy(combination ->
                        assertThat(codes).containsAll(combination.everyOf()).containsAll(combination.noneOf()));
    }

    @Test
    void aTextStaysAText() {
        SegmentTemplate template = template("CLUSTER_PROSPECTS");

        Rule rule = vocabulary.compile(template.rule(Map.of("cluster", "\\\"} || true || $1")), "rule");

        assertThat(rule.facts()).anySatisfy(fact -> assertThat(fact.arguments()).containsExactly("trade_cluster"));
        assertThat(chosenInSql(rule)).isEmpty();
        assertThatThrownBy(() -> template.rule(Map.of("cluster", "two\nlines"))).isInstanceOf(Refusal.class);
    }

    @Test
    void aTemplateIsFilledAndDrafted() {
        var templates = Graphql.as(
                        Segmenting.MAKER,
                        """
                        { segmentTemplates { code kind purpose name english: name(locale: EN) description pattern rule
                            parameters { name type standard minimum maximum meaning(locale: EN) }
                            combination { everyOf noneOf }
                            attributes { name type nameZh nameEn description } } }""")
                .body("errors", nullValue())
                .body("data.segmentTemplates.size()", equalTo(17))
                .extract()
                .jsonPath();
        Map<String, Object> seniors = templates.getMap("data.segmentTemplates.find { it.code == 'SENIORS' }");
        assertThat(seniors)
                .containsEntry("name", "中老年客户")
                .containsEntry("english", "Seniors")
                .containsEntry("kind", "RULE")
                .containsEntry("purpose", "KNOW")
                .containsEntry("pattern", "status == \"ACTIVE\" && kind == \"PERSON\" && age >= {age}")
                .containsEntry("rule", "status == \"ACTIVE\" && kind == \"PERSON\" && age >= 55");
        String filled = "query($age: String!) { segmentTemplates(code: \"SENIORS\") {"
                + " ruleWith(values: [{ parameter: \"age\", value: $age }]) } }";
        Graphql.as(Segmenting.MAKER, filled, Map.of("age", "60"))
                .body(
                        "data.segmentTemplates.ruleWith",
                        equalTo(List.of("status == \"ACTIVE\" && kind == \"PERSON\" && age >= 60")));
        Graphql.as(Segmenting.MAKER, filled, Map.of("age", "121"))
                .body("errors[0].extensions.code", equalTo("INVALID_ARGUMENT"));

        Segmenting.draft(Segmenting.rule("TP_SENIORS", seniors.get("rule").toString()))
                .body("data.segmentDraft.errors", equalTo(List.of()))
                .body("data.segmentDraft.definition.rule", equalTo(seniors.get("rule")));
    }

    @Test
    void valuesAreHeldToTheirLimits() {
        assertThat(template("FALLING").rule(Map.of("percent", "100", "amount", "0.50")))
                .isEqualTo("status == \"ACTIVE\" && aumChangePercent(30) <= -100"
                        + " && averageAumBefore(30, 30) >= money(\"0.50\")");
        for (Map<String, String> wrong : List.of(
                Map.of("percent", "101"),
                Map.of("percent", "0"),
                Map.of("percent", "1 || true"),
                Map.of("percent", "99999999999"),
                Map.of("amount", "-1"),
                Map.of("amount", "1\") || known(\"x"),
                Map.of("per cent", "1"))) {
            assertThatThrownBy(() -> template("FALLING").rule(wrong)).isInstanceOf(Refusal.class);
        }
    }

    private Map<String, Rule> rules() {
        return SegmentTemplates.ALL.stream()
                .filter(template -> template.pattern() != null)
                .collect(toMap(SegmentTemplate::code, template -> vocabulary.compile(template.rule(Map.of()), "rule")));
    }

    private List<Long> chosenInSql(Rule rule) {
        RuleSql sql = new RuleSql(List.of(rule), "c", "$2::date", 3);
        String text = "SELECT c.customer_id FROM " + sql.customers("c.customer_id = ANY ($1)")
                + ", (SELECT $2::date) d WHERE " + sql.condition(rule);
        Tuple bound = Tuple.of(ids().toArray(Long[]::new), DAY);
        sql.values().forEach(bound::addValue);
        RowSet<Row> rows = pool.preparedQuery(text).execute(bound).await().indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong(0) - FIRST + 1)
                .sorted()
                .toList();
    }

    private List<Long> chosenInMemory(Rule rule) {
        FactSet facts = FactSet.of(List.of(), rule.facts());
        Predicate<Object[]> holds = rule.over(facts);
        Map<Long, Object[]> values =
                loader.load(pool, facts, ids().toList(), DAY).await().indefinitely();
        return ids().filter(id -> holds.test(values.get(id)))
                .map(id -> id - FIRST + 1)
                .toList();
    }

    private static Stream<Long> ids() {
        return LongStream.range(FIRST, FIRST + CUSTOMERS).boxed();
    }

    private static SegmentTemplate template(String code) {
        return SegmentTemplates.ALL.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
