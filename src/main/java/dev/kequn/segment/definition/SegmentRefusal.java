package dev.kequn.segment.definition;

import dev.kequn.platform.HttpStatus;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("SegmentErrorCode")
@Description("Why a step with a segment was refused.")
public enum SegmentRefusal implements HttpStatus {
    @Description("There is no such segment.")
    UNKNOWN_SEGMENT,
    @Description("The segment, or the definition being written, is in another state than this step needs.")
    WRONG_STATE,
    @Description("What the definition says does not fit together, or is out of its limits.")
    INVALID_SEGMENT,
    @Description("The rule is not one; line and column tell where.")
    INVALID_RULE,
    @Description("A segment that the definition builds on is not in force.")
    UNKNOWN_REFERENCE,
    @Description("The segment would build on itself, through others or directly.")
    CYCLE,
    @Description("The definition was rewritten after the caller read it.")
    CHANGED_SINCE_SUBMISSION,
    @Description("Who submitted a definition does not approve it.")
    SELF_APPROVAL,
    @Description("Nothing waits for approval.")
    NOT_SUBMITTED,
    @Description("Another segment, a rule or a campaign of the bank builds on this one.")
    IN_USE,
    @Description("The reason is missing or longer than 500 characters.")
    INVALID_REASON,
    @Description("A look-alike has to be trained before it is submitted.")
    NOT_TRAINED,
    @Description("Too few of the seed agreed to profiling and marketing, and are not excluded, to be learned from.")
    SEED_TOO_SMALL,
    @Description("A feature that was to be left out is none: no term of the rules has this name.")
    UNKNOWN_FEATURE,
    @Description("The bank has no customer of this number.")
    UNKNOWN_CUSTOMER,
    @Description("The bank has no manager of this number, or none who may own the community.")
    UNKNOWN_MANAGER,
    @Description("There is no such community.")
    UNKNOWN_COMMUNITY;

    @Override
    public int status() {
        return switch (this) {
            case UNKNOWN_SEGMENT -> 404;
            case WRONG_STATE -> 409;
            default -> 400;
        };
    }
}
