package dev.kequn.access;

import dev.kequn.platform.Refusal;
import java.util.function.Function;

/** Why an approval did not happen. */
public enum ApprovalRefusal {
    /** The caller submitted it himself. */
    SELF_APPROVAL,
    /** What was submitted is not what is there now. */
    CHANGED_SINCE_SUBMISSION,
    /** Nothing of this name waits for approval. */
    NOT_SUBMITTED;

    /**
     * Turns a refusal of the approval into one of a room's own, which has a constant of the same name.
     *
     * @param field the argument that names what was to be approved
     */
    public static <E extends Enum<E>> Function<Refusal, Refusal> as(Class<E> refusals, String field) {
        return refusal -> {
            String name = refusal.code(ApprovalRefusal.class).name();
            return new Refusal(Enum.valueOf(refusals, name), field, refusal.getMessage());
        };
    }
}
