package dev.kequn.segment.portrait;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.SmallestCell;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Portraits of segments: what their members are like, against all customers and against each other. The population are the
 * customers who are active on the business date: whole for marketing and operations, his branch for who leads one.
 */
@ApplicationScoped
public class Portraits {
    private static final int MOST = PortraitStatement.MOST_VALUES;

    private final PortraitReader reader;
    private final SmallestCell smallest;
    private final BusinessTime time;

    Portraits(PortraitReader reader, SmallestCell smallest, BusinessTime time) {
        this.reader = reader;
        this.smallest = smallest;
        this.time = time;
    }

    /** What is asked for: all dimensions where none is named, and up to {@code top} values of each. */
    public record Wish(Set<PortraitDimension> dimensions, int top) {
        /** @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} */
        public static Wish of(Collection<PortraitDimension> dimensions, int top) {
            if (top < 1 || top > MOST) {
                throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "top", "top must be between 1 and " + MOST);
            }
            Set<PortraitDimension> asked = EnumSet.noneOf(PortraitDimension.class);
            asked.addAll(dimensions.isEmpty() ? EnumSet.allOf(PortraitDimension.class) : dimensions);
            return new Wish(asked, top);
        }
    }

    /**
     * A segment against the population.
     *
     * @throws Refusal {@link RequestErrorCode#UNAVAILABLE} where it takes too long
     */
    public Uni<Contrast> of(Caller caller, long segmentId, Wish wish) {
        int least = smallest.shownTo(caller);
        return reader.count(look(caller, segmentId, null, wish))
                .map(counted -> Contraster.portrait(counted, least).contrast(wish.dimensions(), wish.top()));
    }

    /**
     * A segment against another.
     *
     * @throws Refusal {@link RequestErrorCode#UNAVAILABLE} where it takes too long
     */
    public Uni<Contrast> comparison(Caller caller, long first, long second, Wish wish) {
        int least = smallest.shownTo(caller);
        return reader.count(look(caller, first, second, wish))
                .map(counted -> Contraster.comparison(counted, least).contrast(wish.dimensions(), wish.top()));
    }

    private Look look(Caller caller, long first, @Nullable Long second, Wish wish) {
        return new Look(scope(caller), time.today(), first, second, wish.dimensions());
    }

    /** Of his roles only those count that may see portraits: a manager as such sees none. */
    static CustomerScope scope(Caller caller) {
        return CustomerScope.of(caller.actingAs(Role.MARKETING, Role.OPERATIONS, Role.BRANCH_MANAGER));
    }
}
