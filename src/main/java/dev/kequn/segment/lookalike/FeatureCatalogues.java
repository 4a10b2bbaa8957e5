package dev.kequn.segment.lookalike;

import dev.kequn.customer.AttributeType;
import dev.kequn.customer.AttributeTypes;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.Fact;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Term;
import dev.kequn.rule.Vocabularies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds what is known of the bank's customers: every term of the rules that needs no argument, averages of balances, and
 * the products, tags, events and attributes that most customers have.
 */
@ApplicationScoped
class FeatureCatalogues {
    /** Days in which events are counted. */
    static final int EVENT_DAYS = 90;

    /** Who serves a customer tells of the bank; the day itself and who may be addressed are the same for everyone. */
    private static final Set<String> TELL_NOTHING = Set.of("manager", "status", "today", "month");

    private static final List<Long> AVERAGED_DAYS = List.of(90L, 365L);

    private static final String PRODUCTS =
            """
            SELECT product_code, category FROM product JOIN
                (SELECT product_code, count(*) AS held FROM holding GROUP BY product_code) counted USING (product_code)
            ORDER BY held DESC, product_code""";
    private static final int MOST_PRODUCTS = 50;

    private static final String TAGS =
            "SELECT tag FROM customer_tag WHERE valid_to IS NULL GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 50";

    private static final String EVENTS =
            """
            SELECT type FROM customer_event WHERE occurred_at >= $1 AND occurred_at < $2
            GROUP BY type ORDER BY count(*) DESC, type COLLATE "C" LIMIT 20""";

    private static final String ATTRIBUTES =
            """
            SELECT said.key, mode() WITHIN GROUP (ORDER BY jsonb_typeof(said.value)) AS type
            FROM customer c, jsonb_each(c.attributes) said
            WHERE mod(hashint8extended(c.customer_id, 0), $1) = 0
              AND jsonb_typeof(said.value) IN ('string', 'number', 'boolean')
            GROUP BY said.key ORDER BY count(*) DESC, said.key COLLATE "C" LIMIT 40""";

    private final Vocabularies vocabularies;
    private final AttributeTypes attributes;
    private final BusinessTime time;

    FeatureCatalogues(Vocabularies vocabularies, AttributeTypes attributes, BusinessTime time) {
        this.vocabularies = vocabularies;
        this.attributes = attributes;
        this.time = time;
    }

    /** @param every attributes that were not declared are looked for in one of so many customers */
    Uni<FeatureCatalogue> read(SqlConnection client, long every) {
        List<CustomerFeature> features = new ArrayList<>();
        FactSet facts = FactSet.of(List.of(), facts());
        LocalDate today = time.today();
        facts.facts().forEach(fact -> features.add(CustomerFeature.fact(fact, facts.slot(fact), today)));
        EventWindow window = EventWindow.of(time);
        return client.query(PRODUCTS)
                .execute()
                .invoke(rows -> addProducts(rows, features))
                .chain(() -> add(client, TAGS, Tuple.tuple(), CustomerFeature::tag, features))
                .chain(() -> add(
                        client,
                        EVENTS,
                        Tuple.of(window.since(), window.until()),
                        type -> CustomerFeature.events(type, EVENT_DAYS),
                        features))
                .chain(() -> attributes.all())
                .chain(declared -> client.preparedQuery(ATTRIBUTES)
                        .execute(Tuple.of(every))
                        .invoke(rows -> addAttributes(rows, declared, today, features)))
                .replaceWith(() -> new FeatureCatalogue(facts, List.copyOf(features)));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (Term term : vocabularies.shared().terms()) {
            if (term.parameters().isEmpty() && !TELL_NOTHING.contains(term.name())) {
                facts.add(new Fact(term, List.of()));
            } else if (Set.of("averageAum", "averageLoan").contains(term.name())) {
                AVERAGED_DAYS.forEach(days -> facts.add(new Fact(term, List.of(days))));
            }
        }
        return facts;
    }

    private static void addProducts(Iterable<Row> rows, List<CustomerFeature> features) {
        Map<String, Set<String>> categories = new TreeMap<>();
        int products = 0;
        for (Row row : rows) {
            String product = row.getString("product_code");
            categories
                    .computeIfAbsent(row.getString("category"), category -> new HashSet<>())
                    .add(product);
            if (products++ < MOST_PRODUCTS) {
                features.add(CustomerFeature.product(product));
            }
        }
        categories.forEach((category, held) -> features.add(CustomerFeature.productCategory(category, held)));
    }

    private static Uni<Void> add(
            SqlConnection client,
            String names,
            Tuple values,
            Function<String, CustomerFeature> feature,
            List<CustomerFeature> features) {
        return client.preparedQuery(names)
                .execute(values)
                .invoke(rows -> rows.forEach(row -> features.add(feature.apply(row.getString(0)))))
                .replaceWithVoid();
    }

    private static void addAttributes(
            Iterable<Row> rows, Map<String, AttributeType> declared, LocalDate today, List<CustomerFeature> features) {
        Map<String, AttributeType> all = new TreeMap<>();
        rows.forEach(row -> all.put(row.getString("key"), observed(row.getString("type"))));
        all.putAll(declared);
        all.forEach((name, type) -> features.add(
                switch (type) {
                    case TEXT -> CustomerFeature.text(name);
                    case INT, MONEY -> CustomerFeature.number(name);
                    case DATE -> CustomerFeature.day(name, today);
                    case BOOL -> CustomerFeature.truth(name);
                }));
    }

    private static AttributeType observed(String json) {
        return switch (json) {
            case "number" -> AttributeType.MONEY;
            case "boolean" -> AttributeType.BOOL;
            default -> AttributeType.TEXT;
        };
    }
}
