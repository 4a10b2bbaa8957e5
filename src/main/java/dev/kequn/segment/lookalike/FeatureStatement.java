package dev.kequn.segment.lookalike;

import dev.kequn.job.ChunkPlan;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.FactColumns;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleSql;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a slice of those who may be learned from and addressed: what is known of them, and who is of the seed. */
final class FeatureStatement {
    private static final String TEXT = SqlResource.read(FeatureStatement.class, "features.sql");
    private static final int OWN_PARAMETERS = 7;
    private static final int OWN_COLUMNS = 6;
    private static final String DAY = "$3::date";

    private final String text;
    private final FactColumns columns;
    private final List<Object> bound = new ArrayList<>();
    private final BusinessTime time;
    private final EventWindow window;
    private final long seedSegment;

    /** @param who may be learned from and addressed */
    FeatureStatement(Rule who, FactSet facts, long seedSegment, BusinessTime time) {
        RuleSql rules = new RuleSql(List.of(who), "c", DAY, OWN_PARAMETERS + 1);
        String condition = rules.condition(who);
        String customers =
                rules.customers("c.customer_id BETWEEN $1 AND $2 AND mod(hashint8extended(c.customer_id, 0), $7) = 0");
        bound.addAll(rules.values());
        this.columns = new FactColumns(facts, "c", DAY, OWN_PARAMETERS + 1 + bound.size());
        bound.addAll(columns.values());
        this.text = TEXT.replace("${facts}", columns.text())
                .replace("${customers}", customers)
                .replace("${condition}", condition);
        this.seedSegment = seedSegment;
        this.time = time;
        this.window = EventWindow.of(time);
    }

    String text() {
        return text;
    }

    /** @param every one of so many customers, by a hash of their ids */
    Tuple values(ChunkPlan slice, long every) {
        Tuple values = Tuple.tuple()
                .addLong(Long.parseLong(slice.firstKey()))
                .addLong(Long.parseLong(slice.lastKey()))
                .addValue(time.today())
                .addLong(seedSegment)
                .addValue(window.since())
                .addValue(window.until())
                .addLong(every);
        bound.forEach(values::addValue);
        return values;
    }

    CustomerFacts read(Row row) {
        return new CustomerFacts(
                columns.read(row, OWN_COLUMNS),
                row.getJsonObject("attributes"),
                Set.of(row.getArrayOfStrings("products")),
                json(row, "tags"),
                json(row, "events"));
    }

    private static JsonObject json(Row row, String column) {
        JsonObject found = row.getJsonObject(column);
        return found == null ? new JsonObject() : found;
    }
}
