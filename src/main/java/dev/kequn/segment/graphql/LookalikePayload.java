package dev.kequn.segment.graphql;

import dev.kequn.job.graphql.JobRunView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The training that was put in line, or why none was.")
public record LookalikePayload(
        @Description("Its run; null when the request was refused.") @Nullable JobRunView run,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull SegmentError> errors) {}
