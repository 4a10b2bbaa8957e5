package dev.kequn.intake;

import org.eclipse.microprofile.graphql.Description;

/** How far an accepted file is. */
@Description("How far an accepted daily file is.")
public enum IntakeState {
    @Description("It waits for its turn.")
    RECEIVED,
    @Description("Its rows are being merged.")
    MERGING,
    @Description("All of its rows are merged.")
    MERGED,
    @Description("The merge gave up; an operator may retry its job.")
    FAILED
}
