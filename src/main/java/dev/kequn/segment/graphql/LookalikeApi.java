package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.job.graphql.JobRunView;
import dev.kequn.platform.Refusal;
import dev.kequn.segment.lookalike.KeptLookalike;
import dev.kequn.segment.lookalike.Lookalikes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Look-alikes as they are learned. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class LookalikeApi {
    private final Lookalikes lookalikes;
    private final Callers callers;

    LookalikeApi(Lookalikes lookalikes, Callers callers) {
        this.lookalikes = lookalikes;
        this.callers = callers;
    }

    @Mutation
    @NonNull
    @Description(
            "Has the look-alike that is being written learned from its seed, and puts the customers most like it on "
                    + "its list: none of the seed, none excluded, none who did not agree to profiling and marketing. What was "
                    + "learned before is replaced; when the run is done, the draft's lookalike tells how good it is. Errors: "
                    + "UNKNOWN_SEGMENT, WRONG_STATE when there is no draft of a look-alike, UNKNOWN_FEATURE, UNKNOWN_REFERENCE, "
                    + "SEED_TOO_SMALL.")
    public Uni<LookalikePayload> lookalikeTrain(
            @NonNull @Name("code") @Description("The segment's code.") String code,
            @NonNull
                    @Name("without")
                    @DefaultValue("[]")
                    @Description(
                            "What this model must not learn from, beside what the bank forbids all: facts as rules write them, "
                                    + "such as gender or tag(\"vip\"); a term alone stands for all of its facts. At most 100.")
                    List<@NonNull String> without) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> lookalikes.train(caller, code, without))
                .map(run -> new LookalikePayload(JobRunView.of(run), List.of()))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> new LookalikePayload(null, List.of(SegmentError.of(failure))));
    }

    @Description("LOOKALIKE: what was learned for it; null before its training, and for other kinds.")
    public Uni<List<@Nullable LookalikeView>> lookalike(@Source List<SegmentDefinitionView> of) {
        return lookalikes
                .of(of.stream().map(SegmentDefinitionView::key).toList())
                .map(found -> {
                    List<@Nullable LookalikeView> views = new ArrayList<>();
                    for (SegmentDefinitionView definition : of) {
                        KeptLookalike kept = found.get(definition.key());
                        views.add(kept == null ? null : LookalikeView.of(kept));
                    }
                    return views;
                });
    }
}
