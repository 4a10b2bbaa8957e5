package dev.kequn.access;

/** Why an approval did not happen. */
public enum ApprovalRefusal {
    /** The caller submitted it himself. */
    SELF_APPROVAL,
    /** What was submitted is not what is there now. */
    CHANGED_SINCE_SUBMISSION,
    /** Nothing of this name waits for approval. */
    NOT_SUBMITTED
}
