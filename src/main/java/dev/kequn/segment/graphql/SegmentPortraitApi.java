package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.NameLocale;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.segment.definition.Segments;
import dev.kequn.segment.portrait.Overlap;
import dev.kequn.segment.portrait.Overlaps;
import dev.kequn.segment.portrait.PortraitDimension;
import dev.kequn.segment.portrait.Portraits;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What the members of segments are like, and whom segments have in common. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.BRANCH_MANAGER})
public class SegmentPortraitApi {
    private static final String DIMENSIONS = "Which dimensions; all when empty.";
    private static final String TOP =
            "How many values of a dimension without an order of its own, 1 to 50: those with the most members.";
    private static final int MOST_CODES = 100;

    private final Portraits portraits;
    private final Overlaps overlaps;
    private final Segments segments;
    private final Callers callers;
    private final PortraitsInRequest inRequest;

    SegmentPortraitApi(
            Portraits portraits, Overlaps overlaps, Segments segments, Callers callers, PortraitsInRequest inRequest) {
        this.portraits = portraits;
        this.overlaps = overlaps;
        this.segments = segments;
        this.callers = callers;
        this.inRequest = inRequest;
    }

    @NonNull
    @Description(
            "What its members are like, against all customers. Reads the whole bank: seconds for a million customers; "
                    + "three such fields to a request. Errors: INVALID_ARGUMENT, UNAVAILABLE when it takes too long.")
    public Uni<SegmentPortraitView> portrait(
            @Source SegmentView segment,
            @NonNull @Name("dimensions") @DefaultValue("[]") @Description(DIMENSIONS)
                    List<@NonNull PortraitDimension> dimensions,
            @NonNull @Name("top") @DefaultValue("20") @Description(TOP) int top) {
        Portraits.Wish wish = Portraits.Wish.of(dimensions, top);
        inRequest.take();
        return portraits.of(callers.current(), segment.key(), wish).map(SegmentPortraitView::of);
    }

    @NonNull
    @Description("Segments in force with which it has customers in common, those with the most first; without those of "
            + "which the caller would learn a group of too few customers. Counts the customers that a portrait looks at, and as "
            + "one towards the three to a request. Errors: INVALID_ARGUMENT, UNAVAILABLE when it takes too long.")
    public Uni<List<@NonNull SegmentIntersectionView>> overlap(
            @Source SegmentView segment,
            @NonNull
                    @Name("with")
                    @DefaultValue("[]")
                    @Description(
                            "Codes of the segments to look at, at most 100; all when empty. Unknown ones are passed over.")
                    List<@NonNull String> with,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first) {
        Paging paging = new Paging(first, null);
        if (with.size() > MOST_CODES) {
            throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "with", "At most " + MOST_CODES + " codes");
        }
        inRequest.take();
        return overlaps.of(callers.current(), segment.key(), with, paging.first())
                .chain(found -> segments.byId(
                                found.stream().map(Overlap::segmentId).toList())
                        .map(others -> found.stream()
                                .map(overlap -> SegmentIntersectionView.of(overlap, others.get(overlap.segmentId())))
                                .toList()));
    }

    @Query
    @Description(
            "Two segments side by side; null where there is none with one of the codes. Reads the whole bank and "
                    + "counts as one towards the three to a request. Errors: INVALID_ARGUMENT, UNAVAILABLE when it takes too long.")
    public Uni<@Nullable SegmentComparisonView> segmentComparison(
            @NonNull @Name("a") @Description("Code of the first segment.") String a,
            @NonNull @Name("b") @Description("Code of the second segment.") String b,
            @NonNull @Name("dimensions") @DefaultValue("[]") @Description(DIMENSIONS)
                    List<@NonNull PortraitDimension> dimensions,
            @NonNull @Name("top") @DefaultValue("20") @Description(TOP) int top) {
        Portraits.Wish wish = Portraits.Wish.of(dimensions, top);
        inRequest.take();
        Caller caller = callers.current();
        return segments.byCode(List.of(a, b)).chain(found -> {
            if (!found.containsKey(a) || !found.containsKey(b)) {
                return Uni.createFrom().nullItem();
            }
            return portraits
                    .comparison(caller, found.get(a).id(), found.get(b).id(), wish)
                    .map(contrast -> SegmentComparisonView.of(contrast, found.get(a), found.get(b)));
        });
    }

    @NonNull
    @Description("Name of the value.")
    public Uni<String> name(
            @Source PortraitValueView value,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom().item(locale.choose(value.nameZh(), value.nameEn()));
    }
}
