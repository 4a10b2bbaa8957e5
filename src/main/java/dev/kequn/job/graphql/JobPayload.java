package dev.kequn.job.graphql;

import dev.kequn.job.JobRefusal;
import dev.kequn.job.JobRun;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The run after the request, or why it was not followed.")
public record JobPayload(
        @Description("The run; null when the request was refused.") @Nullable JobRunView run,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.") List<@NonNull JobError> errors) {

    @Description("Why an operator's request about a run was not followed.")
    public record JobError(
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") JobRefusal code) {}

    static JobPayload of(JobRun run) {
        return new JobPayload(JobRunView.of(run), List.of());
    }

    static JobPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new JobPayload(
                null, List.of(new JobError(refusal.field(), refusal.getMessage(), refusal.code(JobRefusal.class))));
    }
}
