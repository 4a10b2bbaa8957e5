package dev.kequn.loyalty.reward;

import dev.kequn.access.Caller;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeyedRequest;
import dev.kequn.access.Reason;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rewards from draft to the catalogue and out of it: one writes and submits, another approves. */
@ApplicationScoped
public class RewardDesk {
    private static final KeyedRequest.Faults FAULTS =
            new KeyedRequest.Faults(RewardRefusal.INVALID_IDEMPOTENCY_KEY, RewardRefusal.IDEMPOTENCY_CONFLICT);

    private final RewardRepository rewards;
    private final RewardTrail trail;
    private final TierPolicies policies;
    private final IdempotencyKeys keys;
    private final BusinessTime time;

    RewardDesk(
            RewardRepository rewards,
            RewardTrail trail,
            TierPolicies policies,
            IdempotencyKeys keys,
            BusinessTime time) {
        this.rewards = rewards;
        this.trail = trail;
        this.policies = policies;
        this.keys = keys;
        this.time = time;
    }

    /**
     * Writes the next version of a reward; a draft that is there gives way.
     *
     * @throws Refusal {@link RewardRefusal#INVALID_REWARD}, {@code UNKNOWN_LEVEL}, {@code WRONG_STATE} while a version
     *     waits for approval
     */
    public Uni<Reward> draft(Caller caller, String key, String code, RewardContent content) {
        RewardCode.check(code);
        return policies.inForceOn(time.today())
                .chain(policy -> once(KeyedRequest.of(caller, key, "rewardDraft", code, content.text()), () -> {
                    expectLevel(content.minimumLevel(), policy);
                    return rewards.begun(code).chain(stock -> written(caller, stock, content));
                }));
    }

    private Uni<Reward> written(Caller caller, RewardStock stock, RewardContent content) {
        if (stock.opened() && content.initialStock() != null) {
            throw new Refusal(
                    RewardRefusal.INVALID_REWARD, "initialStock", "The reward has its stock; rewardRestock adds to it");
        }
        return rewards.inState(stock.code(), RewardState.DRAFT, RewardState.SUBMITTED)
                .call(open -> open == null ? Uni.createFrom().voidItem() : gone(open))
                .chain(open -> rewards.newest(stock.code()))
                .map(newest -> new Reward(stock, newest == null ? 1 : newest.version() + 1, content, caller))
                .chain(made -> rewards.persist(made))
                .call(made -> trail.note(caller, "rewardDraft", made, null));
    }

    /** @throws Refusal {@link RewardRefusal#UNKNOWN_REWARD}, {@code WRONG_STATE} */
    public Uni<Reward> submit(Caller caller, String key, String code, int version) {
        return once(KeyedRequest.of(caller, key, "rewardSubmit", code, version), () -> rewards.version(code, version)
                .map(Reward::submit)
                .call(reward -> trail.submit(caller, reward))
                .call(reward -> trail.note(caller, "rewardSubmit", reward, RewardState.DRAFT)));
    }

    /**
     * Puts what someone else submitted in the place of the version approved before.
     *
     * @throws Refusal {@link RewardRefusal#UNKNOWN_REWARD}, {@code WRONG_STATE}, {@code SELF_APPROVAL},
     *     {@code CHANGED_SINCE_SUBMISSION}, {@code NOT_SUBMITTED}
     */
    public Uni<Reward> approve(Caller caller, String key, String code, int version) {
        return once(KeyedRequest.of(caller, key, "rewardApprove", code, version), () -> rewards.version(code, version)
                .invoke(reward -> reward.expect(RewardState.SUBMITTED))
                .call(reward -> trail.approve(caller, reward))
                .call(reward -> rewards.inState(code, RewardState.APPROVED)
                        .call(before -> before == null ? Uni.createFrom().voidItem() : gone(before)))
                .map(Reward::approve)
                .call(reward -> trail.note(caller, "rewardApprove", reward, RewardState.SUBMITTED)));
    }

    /**
     * Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes it back.
     *
     * @throws Refusal {@link RewardRefusal#UNKNOWN_REWARD}, {@code WRONG_STATE}, {@code INVALID_REASON}
     */
    public Uni<Reward> reject(Caller caller, String key, String code, int version, String reason) {
        Reason.check(reason, RewardRefusal.INVALID_REASON);
        return once(KeyedRequest.of(caller, key, "rewardReject", code, version, reason), () -> rewards.version(
                        code, version)
                .map(Reward::reopen)
                .call(reward -> trail.reject(caller, reward, reason))
                .call(reward -> trail.note(caller, "rewardReject", reward, RewardState.SUBMITTED)));
    }

    /** @throws Refusal {@link RewardRefusal#UNKNOWN_REWARD}, {@code WRONG_STATE} when no version is approved */
    public Uni<Reward> retire(Caller caller, String key, String code) {
        return once(KeyedRequest.of(caller, key, "rewardRetire", code), () -> rewards.locked(code)
                .chain(stock -> rewards.inState(code, RewardState.APPROVED))
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(RewardRefusal.WRONG_STATE, "code", "No version of the reward is approved"))
                .map(Reward::retire)
                .call(reward -> trail.note(caller, "rewardRetire", reward, RewardState.APPROVED)));
    }

    /**
     * Adds pieces to the stock.
     *
     * @return the approved version, or the newest where none is
     * @throws Refusal {@link RewardRefusal#UNKNOWN_REWARD}, {@code WRONG_STATE}, {@code UNLIMITED_STOCK},
     *     {@code INVALID_AMOUNT}
     */
    public Uni<Reward> restock(Caller caller, String key, String code, int amount) {
        return once(KeyedRequest.of(caller, key, "rewardRestock", code, amount), () -> rewards.locked(code)
                .chain(stock -> {
                    Integer before = stock.putIn();
                    stock.restock(amount);
                    return trail.noteStock(caller, stock, before);
                })
                .chain(() -> rewards.inState(code, RewardState.APPROVED))
                .onItem()
                .ifNull()
                .switchTo(() -> rewards.newest(code)));
    }

    /** What gives way must have done so before its successor is written: the database knows one of them at a time. */
    private Uni<Void> gone(Reward before) {
        before.giveWay();
        return rewards.flush();
    }

    private Uni<Reward> once(KeyedRequest request, Supplier<Uni<Reward>> work) {
        return keys.once(
                request,
                FAULTS,
                work,
                reward -> reward.key().toString(),
                made -> rewards.findById(Reward.Key.of(made)));
    }

    private static void expectLevel(@Nullable String level, @Nullable TierPolicy policy) {
        if (level != null
                && (policy == null
                        || policy.levels().stream()
                                .noneMatch(known -> known.code().equals(level)))) {
            throw new Refusal(
                    RewardRefusal.UNKNOWN_LEVEL, "minimumLevel", "The tier policy in force has no such level");
        }
    }
}
