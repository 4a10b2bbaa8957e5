package dev.kequn.offer.home;

import dev.kequn.offer.live.LiveCatalogue;
import dev.kequn.offer.live.LiveOffers;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Reads customers together with the live offers to be ranked for them, which are never older than the customers. It takes one
 * statement, and a second where other offers ask other facts than the ones in memory did.
 */
@ApplicationScoped
public class CustomerMoments {
    private final Pool pool;
    private final LiveOffers live;
    private final BusinessTime time;
    private volatile MomentStatement statement;

    CustomerMoments(Pool pool, LiveOffers live, BusinessTime time) {
        this.pool = pool;
        this.live = live;
        this.time = time;
        this.statement = new MomentStatement(live.current().facts());
    }

    /**
     * Customers, and what may be offered to them.
     *
     * @param customers in no order, without who is not there
     */
    public record Found(LiveCatalogue catalogue, List<CustomerMoment> customers) {}

    /** The customer with this number. */
    Uni<Found> ofNumber(String customerNo) {
        return read(MomentStatement::ofNumber, customerNo, live.current());
    }

    /** The customers with these ids. */
    Uni<Found> ofIds(Collection<Long> customerIds) {
        return read(MomentStatement::ofIds, customerIds.toArray(Long[]::new), live.current());
    }

    private Uni<Found> read(Function<MomentStatement, String> text, Object whose, LiveCatalogue catalogue) {
        LocalDate day = time.today();
        MomentStatement asked = statement(catalogue);
        return pool.preparedQuery(text.apply(asked))
                .execute(asked.values(whose, day))
                .map(rows -> {
                    List<CustomerMoment> customers = new ArrayList<>(rows.rowCount());
                    rows.forEach(row -> customers.add(asked.read(row, day)));
                    return customers;
                })
                .chain(customers -> customers.isEmpty()
                        ? Uni.createFrom().item(new Found(catalogue, customers))
                        : live.atLeast(customers.get(0).catalogue())
                                .chain(current -> asked.asks(current.facts())
                                        ? Uni.createFrom().item(new Found(current, customers))
                                        : read(text, whose, current)));
    }

    /** Made anew only where other facts are asked. */
    private MomentStatement statement(LiveCatalogue catalogue) {
        MomentStatement last = statement;
        if (!last.asks(catalogue.facts())) {
            last = new MomentStatement(catalogue.facts());
            statement = last;
        }
        return last;
    }
}
