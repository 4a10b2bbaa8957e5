package dev.kequn.rule;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** A room that keeps rules: a bean. Who ends something that rules ask for asks every holder first. */
public interface RuleHolder {
    /** Every rule that is in force or will be; in the Panache transaction of who asks. */
    Uni<List<HeldRule>> rulesInForce();
}
