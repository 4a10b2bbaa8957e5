package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.assessment.TierMove;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the customers beside their moves; all of them in one read. */
@ApplicationScoped
class TierMoveViews {
    private final CustomerDirectory directory;
    private final BusinessTime time;

    TierMoveViews(CustomerDirectory directory, BusinessTime time) {
        this.directory = directory;
        this.time = time;
    }

    Uni<List<TierMoveView>> of(Caller caller, List<TierMove> moves) {
        return directory.byId(moves.stream().map(TierMove::customerId).toList()).map(customers -> moves.stream()
                .map(move -> view(move, CustomerView.of(customers.get(move.customerId()), caller, time.today())))
                .toList());
    }

    private static TierMoveView view(TierMove move, CustomerView customer) {
        return new TierMoveView(
                customer,
                move.compositeBefore(),
                move.composite(),
                move.serviceBefore(),
                move.service(),
                move.reason(),
                money(move.averageAum()),
                money(move.averageLoan()),
                move.customerId());
    }

    private static @Nullable Decimal money(@Nullable Long minor) {
        return minor == null ? null : Decimal.ofMinor(minor);
    }
}
