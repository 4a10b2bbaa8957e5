package dev.kequn.intake;

import org.eclipse.microprofile.graphql.Description;

/** How far an accepted file is. */
@Description("How far an accepted daily file is. RECEIVED: it waits for its turn. MERGING: its rows are being merged. "
        + "MERGED: all of them are. FAILED: the merge gave up; an operator may retry its job.")
public enum IntakeState {
    /** It waits for its turn. */
    RECEIVED,
    /** Its rows are being merged. */
    MERGING,
    /** All of them are. */
    MERGED,
    /** The merge gave up; an operator may retry its job. */
    FAILED
}
