package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.loyalty.ledger.Postings;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Moves points for systems that have many customers at a time. */
@GraphQLApi
public class PointsBatchApi {
    private static final int MOST = 100;

    private final Postings postings;
    private final Callers callers;

    PointsBatchApi(Postings postings, Callers callers) {
        this.postings = postings;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed(Role.SERVICE)
    @NonNull
    @Description(
            "pointsEarn for many customers at once: each request is done or refused by itself, once for its key, in "
                    + "no order among them. Answers in the order of the requests. Error: INVALID_ARGUMENT; of each request those "
                    + "of pointsEarn.")
    public Uni<List<@NonNull PointsPayload>> pointsEarnMany(
            @NonNull @Name("requests") @Description("1 to 100 requests.")
                    List<@NonNull PointsEarnRequestInput> requests) {
        Caller caller = callers.current();
        if (requests.isEmpty() || requests.size() > MOST) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT, "requests", "There are 1 to " + MOST + " requests in one call");
        }
        List<Uni<PointsPayload>> answers =
                requests.stream().map(request -> earn(caller, request)).toList();
        return Uni.join().all(answers).andFailFast();
    }

    private Uni<PointsPayload> earn(Caller caller, PointsEarnRequestInput request) {
        return Uni.createFrom()
                .item(() -> EarnPostings.of(caller, request.idempotencyKey(), request.input()))
                .chain(postings::post)
                .map(posted -> PointsPayload.of(posted, false))
                .onFailure(Refusal.class)
                .recoverWithItem(PointsPayload::of);
    }
}
