package dev.kequn.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.rule.VocabularyRules.Seen;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One meaning wherever a rule is asked: rules at random over the whole vocabulary choose the same customers in memory
 * and in SQL. {@code -Dkequn.agreement.seed=…} repeats a run.
 */
@QuarkusTest
@WithTestResource(TestBank.class)
class BackEndAgreementTest {
    private static final int RULES = 2_200;
    private static final int TOGETHER = 100;
    private static final int ALONE = 200;
    private static final int FACTS_PER_TERM = 5;
    private static final List<Integer> WIDTHS = List.of(30, 1, 100, 3, 36_600);

    private final Vocabularies vocabularies;
    private final FactLoader loader;
    private final Pool pool;

    private final long seed = Long.getLong("kequn.agreement.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Long> ids = AgreementBank.ids();

    private Vocabulary vocabulary;

    @Inject
    BackEndAgreementTest(Vocabularies vocabularies, FactLoader loader, Pool pool) {
        this.vocabularies = vocabularies;
        this.loader = loader;
        this.pool = pool;
    }

    @BeforeEach
    void open() throws SQLException {
        vocabulary = vocabularies.shared();
        new AgreementBank(random).open();
    }

    @AfterEach
    void close() {
        AgreementBank.close();
    }

    @Test
    void bothBackEndsChooseTheSameCustomers() {
        // Given
        Map<String, Fact> facts = facts();
        FactSet set = FactSet.of(List.of(), facts.values());
        Map<Long, Object[]> values =
                loader.load(pool, set, ids, AgreementBank.DAY).await().indefinitely();
        expectEveryTermTellsCustomersApart(facts, set, values.values());
        List<Rule> rules = rules(facts, set, values);
        Set<String> asked = rules.stream()
                .flatMap(rule -> rule.facts().stream())
                .map(fact -> fact.term().name())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked)
                .as("terms of rules, seed %d", seed)
                .isEqualTo(vocabulary.terms().stream().map(Term::name).collect(Collectors.toCollection(TreeSet::new)));

        // When
        Map<Rule, Set<Long>> inMemory = new LinkedHashMap<>();
        rules.forEach(rule -> inMemory.put(rule, chosenInMemory(rule, set, values)));
        Map<Rule, Set<Long>> inSql = new HashMap<>();
        for (int from = 0; from < rules.size(); from += TOGETHER) {
            inSql.putAll(chosenTogether(rules.subList(from, Math.min(rules.size(), from + TOGETHER))));
        }

        // Then
        inMemory.forEach((rule, chosen) -> assertThat(inSql.get(rule))
                .as(() -> difference(rule, set, values))
                .isEqualTo(chosen));
        rules.subList(0, ALONE).forEach(rule -> assertThat(chosenAlone(rule))
                .as(() -> difference(rule, set, values))
                .isEqualTo(inMemory.get(rule)));
        long telling = inMemory.values().stream()
                .filter(chosen -> !chosen.isEmpty() && chosen.size() < ids.size())
                .count();
        System.out.printf(
                "Agreement: %d rules × %d customers, %d facts of %d terms, %d rules tell customers apart, seed %d%n",
                rules.size(), ids.size(), facts.size(), asked.size(), telling, seed);
        assertThat(telling).as("seed %d", seed).isGreaterThan(RULES / 2);
    }

    /** Some facts of each term, by how they are written. */
    private Map<String, Fact> facts() {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (Term term : vocabulary.terms()) {
            for (int i = 0; i < (term.parameters().isEmpty() ? 1 : FACTS_PER_TERM); i++) {
                int turn = i;
                String arguments = term.parameters().stream()
                        .map(parameter -> Text.of(parameter.type(), argument(term, parameter, turn)))
                        .collect(Collectors.joining(", "));
                String text = term.name() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
                Rule rule = RuleCompiler.compile("known(" + text + ")", vocabulary);
                facts.put(text, rule.facts().iterator().next());
            }
        }
        return facts;
    }

    private Object argument(Term term, Parameter parameter, int turn) {
        return switch (parameter.type()) {
            case INT ->
                (long) Math.max(
                        parameter.minimum(),
                        random.nextInt(Math.min(parameter.maximum(), WIDTHS.get(turn % WIDTHS.size())) + 1));
            case DATE -> AgreementBank.DAY.minusDays(random.nextInt(300));
            default -> {
                List<String> known = AgreementBank.arguments(vocabularies.group(term), parameter.name());
                yield known.get(turn % known.size());
            }
        };
    }

    /** Otherwise both might find nothing and agree on that. */
    private void expectEveryTermTellsCustomersApart(Map<String, Fact> facts, FactSet set, Collection<Object[]> values) {
        Set<String> telling = facts.values().stream()
                .filter(fact -> values.stream()
                                .map(row -> row[set.slot(fact)])
                                .distinct()
                                .count()
                        > 1)
                .map(fact -> fact.term().name())
                .collect(Collectors.toSet());
        assertThat(vocabulary.terms())
                .filteredOn(term -> vocabularies.group(term) != TermGroup.DATES && !telling.contains(term.name()))
                .as("terms that are the same for all customers, seed %d", seed)
                .isEmpty();
    }

    private List<Rule> rules(Map<String, Fact> facts, FactSet set, Map<Long, Object[]> values) {
        List<Seen> seen = new ArrayList<>();
        facts.forEach((text, fact) -> seen.add(new Seen(
                text,
                fact.term().type(),
                values.values().stream()
                        .map(row -> row[set.slot(fact)])
                        .filter(Objects::nonNull)
                        .toList())));
        VocabularyRules writer = new VocabularyRules(random, AgreementBank.HOSTILE, seen);
        return Stream.iterate(0, i -> i + 1)
                .map(i -> writer.about(seen.get(i % seen.size())))
                .filter(text -> text.codePointCount(0, text.length()) <= RuleLanguage.LONGEST)
                .distinct()
                .limit(RULES)
                .map(text -> RuleCompiler.compile(text, vocabulary))
                .toList();
    }

    private Set<Long> chosenInMemory(Rule rule, FactSet set, Map<Long, Object[]> values) {
        Predicate<Object[]> holds = rule.over(set);
        return ids.stream().filter(id -> holds.test(values.get(id))).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Many rules in one statement, as a preview or a refresh of several segments asks them. */
    private Map<Rule, Set<Long>> chosenTogether(List<Rule> rules) {
        RuleSql sql = new RuleSql(rules, "c", "$2::date", 3);
        String conditions = rules.stream().map(sql::condition).collect(Collectors.joining(", "));
        RowSet<Row> rows = asked(
                "SELECT c.customer_id, ARRAY[" + conditions + "]::boolean[] FROM "
                        + sql.customers("c.customer_id = ANY ($1)") + ", (SELECT $2::date) d",
                sql);
        Map<Rule, Set<Long>> chosen = new LinkedHashMap<>();
        rules.forEach(rule -> chosen.put(rule, new TreeSet<>()));
        rows.forEach(row -> {
            Boolean[] holds = row.getArrayOfBooleans(1);
            for (int i = 0; i < holds.length; i++) {
                if (Boolean.TRUE.equals(holds[i])) {
                    chosen.get(rules.get(i)).add(row.getLong(0));
                }
            }
        });
        return chosen;
    }

    /** One rule as the condition of a statement, where the planner may make joins of it. */
    private Set<Long> chosenAlone(Rule rule) {
        RuleSql sql = new RuleSql(List.of(rule), "c", "$2::date", 3);
        String condition = sql.condition(rule);
        RowSet<Row> rows = asked(
                "SELECT c.customer_id FROM " + sql.customers("c.customer_id = ANY ($1)")
                        + ", (SELECT $2::date) d WHERE " + condition,
                sql);
        Set<Long> chosen = new TreeSet<>();
        rows.forEach(row -> chosen.add(row.getLong(0)));
        return chosen;
    }

    private RowSet<Row> asked(String statement, RuleSql sql) {
        // What people write is bound, never part of the text.
        for (String hostile : AgreementBank.HOSTILE) {
            assertThat(statement).as("seed %d", seed).doesNotContain(hostile);
        }
        Tuple bound = Tuple.of(ids.toArray(Long[]::new), AgreementBank.DAY);
        sql.values().forEach(bound::addValue);
        return pool.preparedQuery(statement).execute(bound).await().indefinitely();
    }

    /** The smallest part of the rule that the two do not agree on. */
    private String difference(Rule rule, FactSet set, Map<Long, Object[]> values) {
        for (Condition part : parts(rule.condition())) {
            Rule inner = new Rule(rule.text(), part);
            if (!chosenAlone(inner).equals(chosenInMemory(inner, set, values))) {
                return difference(inner, set, values);
            }
        }
        Set<Long> sql = chosenAlone(rule);
        Set<Long> memory = chosenInMemory(rule, set, values);
        String apart = ids.stream()
                .filter(id -> sql.contains(id) != memory.contains(id))
                .limit(3)
                .map(id -> "%d in %s: %s"
                        .formatted(
                                id,
                                sql.contains(id) ? "SQL" : "memory",
                                rule.facts().stream()
                                        .map(fact -> fact + "=" + values.get(id)[set.slot(fact)])
                                        .toList()))
                .collect(Collectors.joining("\n"));
        return "seed %d%n%s%n%s%n%s".formatted(seed, rule.text(), rule.condition(), apart);
    }

    private static List<Condition> parts(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts();
        }
        if (condition instanceof Condition.Or or) {
            return or.parts();
        }
        if (condition instanceof Condition.Compare compare) {
            return Stream.of(compare.left(), compare.right())
                    .filter(Operand.Truth.class::isInstance)
                    .map(truth -> ((Operand.Truth) truth).condition())
                    .toList();
        }
        return condition instanceof Condition.Not not ? List.of(not.condition()) : List.of();
    }
}
