package dev.kequn.campaign.contact;

import dev.kequn.customer.Population;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which enrolments are to be approached: as a condition on {@code enrolment e}, with what is bound for it. */
record Due(Population population, LocalDate day, List<Long> rounds) {
    String condition() {
        return ("e.customer_id %s AND e.state = 'ACTIVE' AND e.next_act = 'APPROACH' AND e.next_on <= %s::date"
                        + " AND e.round_id = ANY ($%d::bigint[])")
                .formatted(population.condition(), today(), population.next() + 1);
    }

    /** The place of the day. */
    String today() {
        return "$" + population.next();
    }

    List<Object> values() {
        List<Object> values = new ArrayList<>(Arrays.asList(population.bound()));
        values.add(day);
        values.add(rounds.toArray(Long[]::new));
        return values;
    }

    Tuple tuple() {
        return Tuple.from(values());
    }
}
