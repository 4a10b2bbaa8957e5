package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.KeyedRequest;
import dev.kequn.access.Role;
import dev.kequn.loyalty.ledger.Act;
import dev.kequn.loyalty.ledger.Memo;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.Posting;
import dev.kequn.loyalty.ledger.Postings;
import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.loyalty.reward.RedeemedPoints;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Moves points for the bank's systems. */
@GraphQLApi
public class PointsApi {
    private static final String DRY_RUN = "True to be told what would happen, without it happening.";
    static final String SOURCE = "api";

    private final Postings postings;
    private final RedeemedPoints redeemed;
    private final Callers callers;

    PointsApi(Postings postings, RedeemedPoints redeemed, Callers callers) {
        this.postings = postings;
        this.redeemed = redeemed;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed(Role.SERVICE)
    @NonNull
    @Description(
            "Brings points onto a customer's account, by an earning rule or without one. What the customer owes is "
                    + "paid from them first. Points by a rule come whole or not at all, within what its limits for one event, for "
                    + "the customer on the business date, and its budget leave; a reversal gives nothing back to these. Errors: "
                    + "UNKNOWN_CUSTOMER, CUSTOMER_CLOSED, INVALID_AMOUNT, INVALID_VALIDITY, INVALID_REASON, INVALID_REFERENCE, "
                    + "BALANCE_TOO_LARGE, UNKNOWN_RULE, CAP_REACHED, BUDGET_EXHAUSTED, IDEMPOTENCY_CONFLICT, "
                    + "INVALID_IDEMPOTENCY_KEY.")
    public Uni<PointsPayload> pointsEarn(
            @NonNull @Name("input") @Description("Which points for whom.") PointsEarnInput input,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey,
            @NonNull @Name("dryRun") @DefaultValue("false") @Description(DRY_RUN) Boolean dryRun) {
        Caller caller = callers.current();
        return post(dryRun, () -> EarnPostings.of(caller, idempotencyKey, input));
    }

    @Mutation
    @RolesAllowed(Role.SERVICE)
    @NonNull
    @Description("Spends a customer's points, those that expire first before the others. Errors: UNKNOWN_CUSTOMER, "
            + "INVALID_AMOUNT, INSUFFICIENT_POINTS, INVALID_REASON, INVALID_REFERENCE, IDEMPOTENCY_CONFLICT, "
            + "INVALID_IDEMPOTENCY_KEY.")
    public Uni<PointsPayload> pointsSpend(
            @NonNull @Name("input") @Description("How many points of whom.") PointsSpendInput input,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey,
            @NonNull @Name("dryRun") @DefaultValue("false") @Description(DRY_RUN) Boolean dryRun) {
        Caller caller = callers.current();
        return post(dryRun, () -> {
            KeyedRequest request = KeyedRequest.of(
                    caller,
                    idempotencyKey,
                    "pointsSpend",
                    input.customerNo(),
                    input.amount(),
                    input.reference(),
                    input.reason());
            Act.Spend act = new Act.Spend(input.amount().value());
            return new Posting(request, input.customerNo(), null, act, memo(caller, input.reference(), input.reason()));
        });
    }

    @Mutation
    @RolesAllowed({Role.SERVICE, Role.OPERATIONS})
    @NonNull
    @Description(
            "Reverses an EARN, a GRANT or a SPEND, in whole or in part, by a transaction of its own. Spent points go "
                    + "back to where they came from and expire when they would have; those that are past it expire at once. "
                    + "Points that were brought are taken back; what happens if they are spent was said when they were brought. "
                    + "Errors: UNKNOWN_TRANSACTION, NOT_REVERSIBLE, EXCEEDS_ORIGINAL, POINTS_SPENT, INVALID_AMOUNT, "
                    + "INVALID_REASON, BALANCE_TOO_LARGE, IDEMPOTENCY_CONFLICT, INVALID_IDEMPOTENCY_KEY.")
    public Uni<PointsPayload> pointsReverse(
            @Id @NonNull @Name("transactionId") @Description("The transaction to be reversed.") String transactionId,
            @Name("amount") @Description("How much of it; all that is left when absent.") @Nullable Points amount,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters; kept in the audit trail.") String reason,
            @NonNull @Name("idempotencyKey") @Description(KeyText.DESCRIPTION) String idempotencyKey,
            @NonNull @Name("dryRun") @DefaultValue("false") @Description(DRY_RUN) Boolean dryRun) {
        Caller caller = callers.current();
        TransactionId original = TransactionId.parse(transactionId);
        return post(dryRun, redeemed.expectFree(original), () -> {
            if (original == null) {
                throw new Refusal(PointsRefusal.UNKNOWN_TRANSACTION, "transactionId", "No such transaction");
            }
            Long part = amount == null ? null : amount.value();
            KeyedRequest request =
                    KeyedRequest.of(caller, idempotencyKey, "pointsReverse", transactionId, part, reason);
            Act.Reverse act = new Act.Reverse(original.version(), part);
            return new Posting(request, null, original.customerId(), act, memo(caller, null, reason));
        });
    }

    private Uni<PointsPayload> post(boolean dryRun, Supplier<Posting> posting) {
        return post(dryRun, Uni.createFrom().voidItem(), posting);
    }

    private Uni<PointsPayload> post(boolean dryRun, Uni<Void> check, Supplier<Posting> posting) {
        return check.map(checked -> posting.get())
                .chain(asked -> dryRun ? postings.tryOut(asked) : postings.post(asked))
                .map(posted -> PointsPayload.of(posted, dryRun))
                .onFailure(Refusal.class)
                .recoverWithItem(PointsPayload::of);
    }

    private static Memo memo(Caller caller, @Nullable String reference, @Nullable String reason) {
        return new Memo(caller.subject(), SOURCE, reference, reason);
    }
}
