package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.customer.graphql.StaffEyes;
import dev.kequn.segment.definition.Segment;
import dev.kequn.segment.definition.Segments;
import dev.kequn.segment.membership.Memberships;
import dev.kequn.segment.membership.Stay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The segments of a customer: what the bank thinks of him, so he himself does not see them. */
@GraphQLApi
@RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class CustomerSegments {
    private final Memberships memberships;
    private final Segments segments;
    private final Callers callers;

    CustomerSegments(Memberships memberships, Segments segments, Callers callers) {
        this.memberships = memberships;
        this.segments = segments;
        this.callers = callers;
    }

    @NonNull
    @Description("The segments the customer is in, the latest entered first; empty for the customer himself.")
    public Uni<List<List<@NonNull SegmentStayView>>> segments(@Source List<CustomerView> customers) {
        Caller caller = callers.current();
        return memberships.of(keys(customers)).chain(stays -> views(caller, customers, stays));
    }

    @NonNull
    @Description("Every stay of the customer in a segment, the latest entered first; empty for the customer himself.")
    public Uni<List<List<@NonNull SegmentStayView>>> segmentHistory(@Source List<CustomerView> customers) {
        Caller caller = callers.current();
        return memberships.historyOf(keys(customers)).chain(stays -> views(caller, customers, stays));
    }

    private Uni<List<List<SegmentStayView>>> views(
            Caller caller, List<CustomerView> customers, Map<Long, List<Stay>> stays) {
        Set<String> codes =
                stays.values().stream().flatMap(List::stream).map(Stay::code).collect(Collectors.toSet());
        return segments.byCode(codes).map(found -> customers.stream()
                .map(customer -> StaffEyes.look(caller, customer)
                        ? views(stays.getOrDefault(customer.key(), List.of()), found)
                        : List.<SegmentStayView>of())
                .toList());
    }

    private static List<SegmentStayView> views(List<Stay> stays, Map<String, Segment> segments) {
        return stays.stream()
                .map(stay -> SegmentStayView.of(stay, SegmentView.of(segments.get(stay.code()))))
                .toList();
    }

    private static List<Long> keys(List<CustomerView> customers) {
        return customers.stream().map(CustomerView::key).toList();
    }
}
