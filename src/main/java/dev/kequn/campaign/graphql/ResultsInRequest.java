package dev.kequn.campaign.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import jakarta.enterprise.context.RequestScoped;

/** Counts the results one request asks for: each reads every enrolment of its rounds. */
@RequestScoped
class ResultsInRequest {
    private static final int MOST = 6;

    private int asked;

    /** @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} */
    synchronized void take() {
        asked++;
        if (asked > MOST) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "A request has at most " + MOST + " funnels, lifts and costs of campaigns in all");
        }
    }
}
