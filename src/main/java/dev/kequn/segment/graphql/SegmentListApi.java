package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.segment.definition.Segment;
import dev.kequn.segment.definition.SegmentDefinition;
import dev.kequn.segment.definition.SegmentKind;
import dev.kequn.segment.definition.Segments;
import dev.kequn.segment.list.ListChange;
import dev.kequn.segment.list.ListMode;
import dev.kequn.segment.list.SegmentLists;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Lists of customers by name. */
@GraphQLApi
public class SegmentListApi {
    private final SegmentLists lists;
    private final Segments segments;
    private final Callers callers;

    SegmentListApi(SegmentLists lists, Segments segments, Callers callers) {
        this.lists = lists;
        this.segments = segments;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Puts customers on the draft of a LIST segment or takes them off it; the same upload again changes "
            + "nothing. A draft that was changed has another revision. Longer lists go as a file to "
            + "POST /segments/{code}/customers. Errors: UNKNOWN_SEGMENT, WRONG_STATE when no definition is in state "
            + "DRAFT, INVALID_SEGMENT for another kind of segment or number of customers, UNKNOWN_CUSTOMER with the "
            + "first number that is none, as customerNos[2].")
    public Uni<SegmentUploadPayload> segmentUpload(
            @NonNull @Name("code") @Description("The segment's code.") String code,
            @NonNull
                    @Name("customerNos")
                    @Description("Customer numbers, 1 to 2000; one that stands twice counts once. A request has up to "
                            + "64 KiB.")
                    List<@NonNull String> customerNos,
            @NonNull @Name("mode") @Description("What is done with them.") ListMode mode) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> lists.change(caller, code, customerNos, mode))
                .chain(this::payload)
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> SegmentUploadPayload.of(failure));
    }

    private Uni<SegmentUploadPayload> payload(ListChange change) {
        return segments.byCode(change.code()).chain((Segment segment) -> segments.definitionsOf(List.of(segment.id()))
                .map(found -> new SegmentUploadPayload(
                        SegmentView.of(segment),
                        SegmentDefinitionView.of(version(found.get(segment.id()), change.version())),
                        Math.toIntExact(change.entries()),
                        Math.toIntExact(change.added()),
                        Math.toIntExact(change.removed()),
                        List.of())));
    }

    private static SegmentDefinition version(List<SegmentDefinition> definitions, int version) {
        return definitions.stream()
                .filter(definition -> definition.version() == version)
                .findFirst()
                .orElseThrow();
    }

    @RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
    @Description("LIST and LOOKALIKE: how many customers the definition names; null otherwise.")
    public Uni<List<@Nullable Integer>> entries(@Source List<SegmentDefinitionView> definitions) {
        List<Long> ids = definitions.stream().map(SegmentDefinitionView::key).toList();
        return lists.entries(ids).map(found -> {
            List<@Nullable Integer> entries = new ArrayList<>();
            definitions.forEach(definition ->
                    entries.add(names(definition) ? Math.toIntExact(found.getOrDefault(definition.key(), 0L)) : null));
            return entries;
        });
    }

    private static boolean names(SegmentDefinitionView definition) {
        SegmentKind kind = definition.content().kind();
        return kind == SegmentKind.LIST || kind == SegmentKind.LOOKALIKE;
    }
}
