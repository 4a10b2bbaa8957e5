package dev.kequn.loyalty.earning;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeyedRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every step of a rule has in common: it is done once, in one transaction, with its row in the audit trail. */
@ApplicationScoped
class EarningSteps {
    static final String SUBJECT = "EarningRule";
    private static final KeyedRequest.Faults FAULTS = new KeyedRequest.Faults(
            EarningRuleRefusal.INVALID_IDEMPOTENCY_KEY, EarningRuleRefusal.IDEMPOTENCY_CONFLICT);

    private final EarningRuleRepository rules;
    private final IdempotencyKeys keys;
    private final AuditTrail audit;

    EarningSteps(EarningRuleRepository rules, IdempotencyKeys keys, AuditTrail audit) {
        this.rules = rules;
        this.keys = keys;
        this.audit = audit;
    }

    /**
     * One step of one rule.
     *
     * @param action the mutation as named in the schema
     * @param id the rule; null for one that is still to be written
     * @param before the state the step starts from; null where there is none
     * @param reason why, for the audit trail
     */
    record Step(
            Caller caller,
            String key,
            String action,
            @Nullable Long id,
            @Nullable EarningRuleState before,
            @Nullable String reason) {}

    /**
     * Takes the step, or finds the rule that the same request was about before.
     *
     * @param content what else the request says
     */
    Uni<EarningRule> take(Step step, String content, Supplier<Uni<EarningRule>> work) {
        String said = new JsonArray().add(step.id()).add(content).encode();
        return keys.once(
                new KeyedRequest(step.caller(), step.key(), step.action(), said),
                FAULTS,
                () -> work.get().call(rule -> note(step, rule)),
                rule -> Long.toString(rule.id()),
                earlier -> rules.findById(Long.parseLong(earlier)));
    }

    private Uni<Void> note(Step step, EarningRule rule) {
        JsonObject was = step.before() == null
                ? null
                : new JsonObject().put("state", step.before().name());
        JsonObject is = new JsonObject().put("state", rule.state().name()).put("content", Change.hash(rule.content()));
        return audit.record(
                step.caller(), new Change(step.action(), SUBJECT, Long.toString(rule.id()), step.reason(), was, is));
    }
}
