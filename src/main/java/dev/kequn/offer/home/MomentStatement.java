package dev.kequn.offer.home;

import dev.kequn.customer.ConsentPurpose;
import dev.kequn.customer.WithTheBank;
import dev.kequn.loyalty.account.PointsSql;
import dev.kequn.offer.ranking.Exposure;
import dev.kequn.platform.db.KeptStatements;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.rule.FactColumns;
import dev.kequn.rule.FactSet;
import dev.kequn.tier.outlook.KnownUpcoming;
import dev.kequn.tier.standing.StandingSql;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statement that reads customers with the facts that live offers ask, and what its columns mean. */
final class MomentStatement {
    private static final String DAY = "$2::date";
    private static final int FIRST_FREE = 3;
    private static final int FACTS = 27;
    private static final String TEXT = KeptStatements.marked(SqlResource.read(MomentStatement.class, "moments.sql")
            .replace("${with_the_bank}", WithTheBank.condition("c", DAY))
            .replace("${upcoming}", KnownUpcoming.BASIS)
            .replace("${consent:MARKETING}", consent(ConsentPurpose.MARKETING))
            .replace("${consent:PROFILING}", consent(ConsentPurpose.PROFILING))
            .replace("${override}", StandingSql.override(DAY))
            .replace("${service_level}", StandingSql.SERVICE_LEVEL)
            .replace("${assessment}", StandingSql.IN_FORCE)
            .replace("${points}", PointsSql.standings(DAY))
            .replace(
                    "${expiring}",
                    PointsSql.expiringWithin(CustomerMoment.EXPIRING_DAYS, "c.customer_id", "p.next_due", DAY))
            .replace("${day}", DAY)
            .replaceAll("\\s+", " "));

    private final FactSet set;
    private final FactColumns facts;
    private final String ofNumber;
    private final String ofIds;

    MomentStatement(FactSet set) {
        this.set = set;
        this.facts = new FactColumns(set, "c", DAY, FIRST_FREE);
        String text = TEXT.replace("${facts}", facts.text());
        this.ofNumber = text.replace("${whose}", "c.customer_no = $1");
        this.ofIds = text.replace("${whose}", "c.customer_id = ANY ($1)");
    }

    /** Whether it asks for these facts, in these slots. */
    boolean asks(FactSet facts) {
        return set == facts || set.facts().equals(facts.facts());
    }

    /** Of the customer with number {@code $1}. */
    String ofNumber() {
        return ofNumber;
    }

    /** Of the customers with ids {@code $1}. */
    String ofIds() {
        return ofIds;
    }

    Tuple values(Object whose, LocalDate day) {
        Tuple values = Tuple.of(whose, day);
        facts.values().forEach(values::addValue);
        return values;
    }

    CustomerMoment read(Row row, LocalDate day) {
        return new CustomerMoment(
                row.getLong(0),
                row.getString(1),
                row.getString(2),
                day,
                row.getBoolean(4),
                row.getLong(5),
                row.getString(6),
                Named.of(row.getString(7), row.getString(8), row.getString(9)),
                Named.of(row.getString(10), row.getString(11), row.getString(12)),
                row.getLong(13),
                row.getLong(14),
                enrolments(row.getJsonArray(26)),
                traits(row));
    }

    private CustomerMoment.Traits traits(Row row) {
        return new CustomerMoment.Traits(
                row.getLocalDate(3),
                row.getInteger(18),
                row.getLocalDate(19),
                row.getBoolean(15),
                row.getBoolean(16),
                row.getLocalDate(17),
                Set.copyOf(List.of(row.getArrayOfStrings(20))),
                exposures(row),
                facts.read(row, FACTS));
    }

    private static Map<Long, Exposure> exposures(Row row) {
        Long[] offers = row.getArrayOfLongs(21);
        if (offers == null) {
            return Map.of();
        }
        String[] products = row.getArrayOfStrings(22);
        LocalDate[] rests = row.getArrayOfLocalDates(23);
        LocalDate[] declined = row.getArrayOfLocalDates(24);
        LocalDate[] accepted = row.getArrayOfLocalDates(25);
        Map<Long, Exposure> exposures = new HashMap<>();
        for (int i = 0; i < offers.length; i++) {
            exposures.put(offers[i], new Exposure(products[i], rests[i], declined[i], accepted[i]));
        }
        return exposures;
    }

    private static List<CurrentEnrolment> enrolments(@Nullable JsonArray entries) {
        if (entries == null) {
            return List.of();
        }
        List<CurrentEnrolment> enrolments = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            enrolments.add(CurrentEnrolment.of(entries.getJsonArray(i)));
        }
        return enrolments;
    }

    private static String consent(ConsentPurpose purpose) {
        return """
            (SELECT stated.granted FROM customer_consent stated
             WHERE stated.customer_id = c.customer_id AND stated.purpose = '%s' ORDER BY stated.given_at DESC LIMIT 1)"""
                .formatted(purpose);
    }
}
