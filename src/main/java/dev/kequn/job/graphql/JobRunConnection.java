package dev.kequn.job.graphql;

import dev.kequn.job.JobState;
import dev.kequn.platform.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("A page of runs, the newest first.")
public record JobRunConnection(
        @NonNull @Description("The runs of this page.") List<@NonNull JobRunEdge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo,
        @Ignore @Nullable JobState state) {

    @Description("A run in a list.")
    public record JobRunEdge(
            @NonNull @Description("Where the list goes on behind this run; pass it as `after`.") String cursor,
            @NonNull @Description("The run.") JobRunView node) {}
}
