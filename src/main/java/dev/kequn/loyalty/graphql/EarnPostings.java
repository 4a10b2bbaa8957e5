package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.KeyedRequest;
import dev.kequn.loyalty.ledger.Act;
import dev.kequn.loyalty.ledger.Grant;
import dev.kequn.loyalty.ledger.Memo;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.Posting;
import dev.kequn.platform.Refusal;

/** What a request to earn points asks of the ledger; the same whether it comes alone or with others. */
final class EarnPostings {
    private EarnPostings() {}

    /**
     * @throws Refusal {@link PointsRefusal#INVALID_AMOUNT}, {@code INVALID_VALIDITY}, {@code INVALID_REASON},
     *     {@code INVALID_REFERENCE}, {@code INVALID_IDEMPOTENCY_KEY}
     */
    static Posting of(Caller caller, String idempotencyKey, PointsEarnInput input) {
        String rule = input.rule();
        return rule == null ? withoutRule(caller, idempotencyKey, input) : byRule(caller, idempotencyKey, input, rule);
    }

    private static Posting withoutRule(Caller caller, String idempotencyKey, PointsEarnInput input) {
        Grant grant = input.grant();
        KeyedRequest request = KeyedRequest.of(
                caller,
                idempotencyKey,
                "pointsEarn",
                input.customerNo(),
                grant.amount(),
                grant.activation().kind(),
                grant.activation().days(),
                grant.activation().eventType(),
                grant.expiry().kind(),
                grant.expiry().number(),
                grant.expiry().day(),
                grant.onSpent(),
                input.reference(),
                input.reason());
        Memo memo = new Memo(caller.subject(), PointsApi.SOURCE, input.reference(), input.reason());
        return new Posting(request, input.customerNo(), null, new Act.Earn(grant), memo);
    }

    private static Posting byRule(Caller caller, String idempotencyKey, PointsEarnInput input, String rule) {
        Act act = input.byRule(rule);
        KeyedRequest request = KeyedRequest.of(
                caller,
                idempotencyKey,
                "pointsEarn",
                input.customerNo(),
                input.amount(),
                "rule",
                rule,
                input.reference(),
                input.reason());
        Memo memo = new Memo(caller.subject(), rule, input.reference(), input.reason());
        return new Posting(request, input.customerNo(), null, act, memo);
    }
}
