package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.access.VersionState;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.segment.definition.SegmentDefinition;
import dev.kequn.segment.definition.Segments;
import dev.kequn.segment.membership.Memberships;
import dev.kequn.segment.membership.SegmentSizes;
import dev.kequn.segment.membership.Stay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What belongs to a segment: its definitions, its members, its size. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.BRANCH_MANAGER})
public class SegmentFields {
    private static final int LONGEST_HISTORY = 400;

    private final Segments segments;
    private final Memberships memberships;
    private final SegmentSizes sizes;
    private final CustomerDirectory customers;
    private final Callers callers;
    private final BusinessTime time;

    SegmentFields(
            Segments segments,
            Memberships memberships,
            SegmentSizes sizes,
            CustomerDirectory customers,
            Callers callers,
            BusinessTime time) {
        this.segments = segments;
        this.memberships = memberships;
        this.sizes = sizes;
        this.customers = customers;
        this.callers = callers;
        this.time = time;
    }

    @Description("The definition in force; of a retired segment the last that was. Null before the first approval.")
    public Uni<List<@Nullable SegmentDefinitionView>> definition(@Source List<SegmentView> of) {
        return first(of, definition -> definition.state() == VersionState.APPROVED);
    }

    @Description("The definition that is being written or waits for approval; null when none is.")
    public Uni<List<@Nullable SegmentDefinitionView>> draft(@Source List<SegmentView> of) {
        return first(
                of,
                definition -> definition.state() == VersionState.DRAFT || definition.state() == VersionState.SUBMITTED);
    }

    @NonNull
    @Description("Every definition the segment has or had, the last version first.")
    public Uni<List<List<@NonNull SegmentDefinitionView>>> definitions(@Source List<SegmentView> of) {
        return definitions(
                of, found -> found.stream().map(SegmentDefinitionView::of).toList());
    }

    @NonNull
    @Description("How many members it has, over the whole bank.")
    public Uni<List<Integer>> size(@Source List<SegmentView> of) {
        return sizes.now(keys(of)).map(found -> of.stream()
                .map(segment -> Math.toIntExact(found.getOrDefault(segment.key(), 0L)))
                .toList());
    }

    @NonNull
    @Description("The days on which somebody came or left, the earliest first. Errors: INVALID_ARGUMENT.")
    public Uni<List<@NonNull SegmentDayView>> sizeHistory(
            @Source SegmentView segment,
            @NonNull @Name("from") @Description("First day.") LocalDate from,
            @NonNull @Name("to") @Description("Last day; at most 400 days in all.") LocalDate to) {
        if (to.isBefore(from) || !to.isBefore(from.plusDays(LONGEST_HISTORY))) {
            throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "to", "1 to 400 days");
        }
        return sizes.history(segment.key(), from, to)
                .map(days -> days.stream().map(SegmentDayView::of).toList());
    }

    @RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("The members whom the caller may see, in order of id. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<SegmentMemberConnection> members(
            @Source SegmentView segment,
            @Name("day") @Description("Members at the end of this business day; now when absent.") @Nullable
                    LocalDate day,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last member seen, from a list of the same segment.") @Nullable
                    String after) {
        Caller caller = callers.current();
        CustomerScope scope = CustomerScope.of(caller);
        Paging paging = new Paging(first, after);
        String list = "segmentMembers:" + segment.id();
        List<String> keys = paging.keys(list, 1);
        long behind = keys.isEmpty() ? 0 : Paging.number(keys.get(0));
        return memberships.members(scope, segment.key(), day, behind, first + 1).chain(found -> edges(
                        caller, list, paging.cut(found))
                .map(edges -> new SegmentMemberConnection(
                        edges,
                        new PageInfo(
                                paging.hasNext(found),
                                edges.isEmpty()
                                        ? null
                                        : edges.get(edges.size() - 1).cursor()),
                        scope,
                        segment.key(),
                        day)));
    }

    @RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description("How many members the whole list has, counted exactly.")
    public Uni<Integer> totalCount(@Source SegmentMemberConnection members) {
        return memberships
                .count(members.scope(), members.segmentId(), members.day())
                .map(Math::toIntExact);
    }

    private Uni<List<SegmentMemberConnection.Edge>> edges(Caller caller, String list, List<Stay> stays) {
        return customers.byId(stays.stream().map(Stay::customerId).toList()).map(found -> stays.stream()
                .map(stay -> new SegmentMemberConnection.Edge(
                        Paging.cursor(list, List.of(Long.toString(stay.customerId()))),
                        new SegmentMemberConnection.Member(
                                CustomerView.of(found.get(stay.customerId()), caller, time.today()),
                                stay.enteredOn(),
                                stay.entryReason(),
                                stay.version())))
                .toList());
    }

    private interface DefinitionsView<V> {
        V of(List<SegmentDefinition> definitions);
    }

    private Uni<List<@Nullable SegmentDefinitionView>> first(
            List<SegmentView> of, Predicate<SegmentDefinition> wanted) {
        return definitions(of, found -> found.stream()
                .filter(wanted)
                .findFirst()
                .map(SegmentDefinitionView::of)
                .orElse(null));
    }

    private <V> Uni<List<V>> definitions(List<SegmentView> of, DefinitionsView<V> view) {
        return segments.definitionsOf(keys(of)).map((Map<Long, List<SegmentDefinition>> found) -> {
            List<V> views = new ArrayList<>();
            of.forEach(segment -> views.add(view.of(found.getOrDefault(segment.key(), List.of()))));
            return views;
        });
    }

    private static List<Long> keys(List<SegmentView> of) {
        return of.stream().map(SegmentView::key).toList();
    }
}
