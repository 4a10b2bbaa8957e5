package dev.kequn.tier.assessment;

import dev.kequn.platform.db.SqlText;
import dev.kequn.rule.FactColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assesses a period before it has ended: the last balances known are carried to its end, and the assessment's own
 * statement and {@link Examination} do the rest.
 */
@ApplicationScoped
public class Projections {
    private static final int FIRST_FREE = 8;

    /** Appends conditions to a statement. */
    public interface Narrowing {
        void restrict(SqlText sql);
    }

    /**
     * Which customers are looked at, and in which order.
     *
     * @param whose conditions on {@code c}, the customer
     * @param rest conditions on {@code k} (his balance-days) and {@code p} (what he held), order and limit
     */
    public record Choice(long first, long last, Narrowing whose, Narrowing rest) {}

    /** Those of the chosen customers whom the assessment will look at. */
    public Uni<List<Projection>> of(SqlClient client, Upcoming upcoming, Choice choice) {
        Assessment assessment = new Assessment(upcoming.window(), upcoming.policy(), upcoming.held(), null);
        FactColumns facts = new FactColumns(upcoming.policy().facts(), "c", "($5::date - 1)", FIRST_FREE);
        SqlText sql = text(upcoming, choice, facts);
        return client.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            Examination examination = new Examination(assessment, facts);
            List<Projection> found = new ArrayList<>(rows.rowCount());
            rows.forEach(row -> found.add(examination.project(row)));
            return found;
        });
    }

    private static SqlText text(Upcoming upcoming, Choice choice, FactColumns facts) {
        @Nullable Long base = null;
        SqlText sql = new SqlText()
                .bind(
                        upcoming.held() == null ? null : upcoming.held().runId(),
                        choice.first(),
                        choice.last(),
                        upcoming.window().from(),
                        upcoming.window().to(),
                        base,
                        upcoming.until())
                .bind(facts.values().toArray());
        String[] parts = Assessor.found(Assessor.IN_WINDOW.replace("${known}", " and s.from_day < $7"), facts)
                .split("\\$\\{whose}");
        sql.add(parts[0]);
        choice.whose().restrict(sql);
        sql.add(parts[1] + " WHERE true");
        choice.rest().restrict(sql);
        return sql;
    }
}
