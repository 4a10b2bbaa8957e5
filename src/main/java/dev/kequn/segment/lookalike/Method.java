package dev.kequn.segment.lookalike;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("LookalikeMethod")
@Description("The form of a look-alike model. It is chosen on a part of the customers that it was not learned from.")
public enum Method {
    @Description("Naive Bayes: the evidence of each feature counts in full.")
    NAIVE_BAYES,
    @Description("Logistic regression on that evidence: what features share counts once. Taken where it clearly wins.")
    LOGISTIC
}
