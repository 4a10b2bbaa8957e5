package dev.kequn.segment.lookalike;

/** The form of a model. */
enum Method {
    /** Each feature's evidence counts in full. */
    NAIVE_BAYES,
    /** Evidence that features share counts once: a logistic regression on it. */
    LOGISTIC
}
