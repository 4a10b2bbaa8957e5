package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.customer.Customer;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.segment.definition.Segment;
import dev.kequn.segment.definition.SegmentVocabulary;
import dev.kequn.segment.definition.Segments;
import dev.kequn.segment.preview.Preview;
import dev.kequn.segment.preview.Previews;
import dev.kequn.tier.SmallestCell;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** What a rule would choose. */
@GraphQLApi
public class SegmentPreviewApi {
    private final SegmentVocabulary vocabulary;
    private final Previews previews;
    private final Segments segments;
    private final CustomerDirectory customers;
    private final SmallestCell smallest;
    private final Callers callers;
    private final BusinessTime time;

    SegmentPreviewApi(
            SegmentVocabulary vocabulary,
            Previews previews,
            Segments segments,
            CustomerDirectory customers,
            SmallestCell smallest,
            Callers callers,
            BusinessTime time) {
        this.vocabulary = vocabulary;
        this.previews = previews;
        this.segments = segments;
        this.customers = customers;
        this.smallest = smallest;
        this.callers = callers;
        this.time = time;
    }

    @Query
    @RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @NonNull
    @Description(
            "What a rule would choose, before anybody is in it; writes nothing. Of a large bank a part is looked at, "
                    + "always the same, and the rest estimated. Errors: INVALID_RULE, whose extensions have line and column "
                    + "of the fault, from 1.")
    public Uni<SegmentPreviewView> segmentPreview(
            @NonNull @Name("rule") @Description("CEL, 1 to 2000 characters; see ruleVocabulary.") String rule,
            @NonNull
                    @Name("exact")
                    @DefaultValue("false")
                    @Description("True looks at every customer, however long it takes.")
                    boolean exact) {
        Caller caller = callers.current();
        return previews.of(CustomerScope.of(caller), vocabulary.compile(rule, "rule"), exact)
                .chain(preview -> view(caller, preview));
    }

    private Uni<SegmentPreviewView> view(Caller caller, Preview preview) {
        int least = smallest.shownTo(caller);
        boolean told = preview.chosen() == 0 || preview.chosen() >= least;
        List<Long> shown = told ? preview.sample() : List.of();
        return customers.byId(shown).chain(found -> segments.byId(
                        preview.overlap().keySet())
                .map(others -> new SegmentPreviewView(
                        Math.toIntExact(preview.population()),
                        Math.toIntExact(preview.looked()),
                        preview.exact(),
                        told ? Math.toIntExact(preview.count()) : null,
                        told ? Math.toIntExact(preview.low()) : null,
                        told ? Math.toIntExact(preview.high()) : null,
                        customers(caller, shown, found),
                        told ? overlap(preview, others, least) : List.of())));
    }

    private List<CustomerView> customers(Caller caller, List<Long> shown, Map<Long, Customer> found) {
        return shown.stream()
                .map(id -> CustomerView.of(found.get(id), caller, time.today()))
                .toList();
    }

    private static List<SegmentOverlapView> overlap(Preview preview, Map<Long, Segment> others, int least) {
        return preview.overlap().keySet().stream()
                .filter(id -> preview.overlap().get(id) >= least)
                .map(id -> new SegmentOverlapView(SegmentView.of(others.get(id)), Math.toIntExact(preview.overlap(id))))
                .sorted(Comparator.comparingInt(SegmentOverlapView::customers)
                        .reversed()
                        .thenComparing(view -> view.segment().code()))
                .toList();
    }
}
