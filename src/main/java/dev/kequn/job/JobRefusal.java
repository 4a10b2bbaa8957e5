package dev.kequn.job;

import org.eclipse.microprofile.graphql.Description;

@Description("Why an operator's request about a run was not followed.")
public enum JobRefusal {
    @Description("No such run.")
    UNKNOWN_RUN,
    @Description("The run is not in a state this can be asked of.")
    WRONG_STATE,
    @Description("What was accepted must be completed: such a run can be cancelled only after it failed.")
    NOT_CANCELLABLE
}
