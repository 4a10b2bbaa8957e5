package dev.kequn.segment.preview;

import dev.kequn.access.CustomerScope;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.db.SqlText;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleSql;
import dev.kequn.segment.SegmentSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at what a rule would choose among the customers of a scope: at all of them up to a number, at a part of about
 * that size beyond it. The part is the same each time, chosen by a hash of the id.
 */
@ApplicationScoped
public class Previews {
    private static final String TEXT = SqlResource.read(Previews.class, "preview.sql");
    private static final int SHOWN = 10;
    /** Of so many the membership is looked up; of all of them where everyone is looked at. */
    private static final long COMPARED = 5000;
    /** The hash has as many values. */
    private static final long HASHES = 1L << 32;

    private final SegmentSettings settings;
    private final BusinessTime time;
    private final Pool pool;

    Previews(SegmentSettings settings, BusinessTime time, Pool pool) {
        this.settings = settings;
        this.time = time;
        this.pool = pool;
    }

    /** @param exact whether to look at everyone, however many they are */
    public Uni<Preview> of(CustomerScope scope, Rule rule, boolean exact) {
        SqlText population = new SqlText().add("SELECT count(*) FROM customer c WHERE true");
        scope.restrict(population, "c");
        return pool.preparedQuery(population.text())
                .execute(population.values())
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(size -> look(scope, rule, size, exact));
    }

    private Uni<Preview> look(CustomerScope scope, Rule rule, long population, boolean exact) {
        boolean everyone = exact || population <= settings.previewLimit();
        SqlText among = new SqlText();
        scope.restrict(among, "c");
        if (!everyone) {
            long part = (long) ((double) settings.previewLimit() / population * HASHES);
            among.add(" AND (hashint8extended(c.customer_id, 0) & 4294967295) < ?", part);
        }
        int day = among.values().size() + 1;
        RuleSql sql = new RuleSql(List.of(rule), "c", "$%d::date".formatted(day), day + 3);
        String condition = sql.condition(rule);
        String text = TEXT.replace("${condition}", condition)
                .replace("${customers}", sql.customers("true" + among.text()))
                .replace("${shown}", "$" + (day + 1))
                .replace("${compared}", "$" + (day + 2))
                .replace("${day}", "$" + day);
        Tuple values = among.values();
        values.addValue(time.today()).addValue(SHOWN).addValue(everyone ? null : COMPARED);
        sql.values().forEach(values::addValue);
        return pool.preparedQuery(text).execute(values).map(rows -> {
            Row row = rows.iterator().next();
            long looked = row.getLong("looked");
            return new Preview(
                    everyone ? looked : population,
                    looked,
                    row.getLong("chosen"),
                    row.getLong("compared"),
                    Arrays.asList(row.getArrayOfLongs("sample")),
                    overlap(row.getJsonObject("overlap")));
        });
    }

    private static Map<Long, Long> overlap(JsonObject members) {
        Map<Long, Long> overlap = new HashMap<>();
        members.forEach(entry -> overlap.put(Long.valueOf(entry.getKey()), ((Number) entry.getValue()).longValue()));
        return overlap;
    }
}
