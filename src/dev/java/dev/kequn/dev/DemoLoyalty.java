package dev.kequn.dev;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import dev.kequn.dev.demo.Introduction;
import dev.kequn.job.JobQueue;
import dev.kequn.loyalty.earning.EarningRule;
import dev.kequn.loyalty.earning.EarningRuleApprovals;
import dev.kequn.loyalty.earning.EarningRuleDesk;
import dev.kequn.loyalty.earning.EarningRuleDraft;
import dev.kequn.loyalty.earning.PeriodEarningJob;
import dev.kequn.loyalty.referral.ReferralClaim;
import dev.kequn.loyalty.referral.ReferralCode;
import dev.kequn.loyalty.referral.Referrals;
import dev.kequn.loyalty.reward.RedemptionDesk;
import dev.kequn.loyalty.reward.Redemptions;
import dev.kequn.loyalty.reward.Reward;
import dev.kequn.loyalty.reward.RewardContent;
import dev.kequn.loyalty.reward.RewardDesk;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The loyalty programme of the demo bank, by the program's own desks: one writes, another approves. Each step has its
 * key, so that what a restart repeats is done once.
 */
@ApplicationScoped
class DemoLoyalty {
    private static final Caller MAKER = new Caller("lin", Set.of(Role.MARKETING), null, null, null);
    private static final Caller CHECKER = new Caller("zhou", Set.of(Role.OPERATIONS), null, null, null);
    private static final LocalDateTime JUNE_IS_DUE = LocalDateTime.of(2026, 7, 1, 3, 0);
    /** Behind the one of the schedule, which may have found no rule yet. */
    private static final int ANOTHER_RUN = 1;

    private static final List<String> LIKED = List.of("RICE", "FOOD_VOUCHER", "COOKING_OIL", "PHONE_CREDIT");

    private final EarningRuleDesk rules;
    private final EarningRuleApprovals approvals;
    private final RewardDesk rewards;
    private final Referrals referrals;
    private final Redemptions redemptions;
    private final RedemptionDesk counter;
    private final PeriodEarningJob months;
    private final JobQueue queue;
    private final Pool pool;
    private final BusinessTime time;

    DemoLoyalty(
            EarningRuleDesk rules,
            EarningRuleApprovals approvals,
            RewardDesk rewards,
            Referrals referrals,
            Redemptions redemptions,
            RedemptionDesk counter,
            PeriodEarningJob months,
            JobQueue queue,
            Pool pool,
            BusinessTime time) {
        this.rules = rules;
        this.approvals = approvals;
        this.rewards = rewards;
        this.referrals = referrals;
        this.redemptions = redemptions;
        this.counter = counter;
        this.months = months;
        this.queue = queue;
        this.pool = pool;
        this.time = time;
    }

    /** Puts rules and rewards in force. */
    void approve() {
        oneByOne(Multi.createFrom().iterable(DemoRules.ALL).onItem().transformToUniAndConcatenate(this::approved));
        oneByOne(Multi.createFrom()
                .iterable(DemoRewards.ALL.entrySet())
                .onItem()
                .transformToUniAndConcatenate(reward -> approved(reward.getKey(), reward.getValue())));
    }

    private Uni<EarningRule> approved(EarningRuleDraft draft) {
        String key = ":" + draft.code();
        return rules.draft(MAKER, "draft" + key, null, draft)
                .chain(rule -> rules.submit(MAKER, "submit" + key, rule.id()))
                .chain(rule -> approvals.approve(CHECKER, "approve" + key, rule.id(), rule.revision()));
    }

    private Uni<Reward> approved(String code, RewardContent content) {
        String key = ":" + code;
        return rewards.draft(MAKER, "draft" + key, code, content)
                .chain(reward -> rewards.submit(MAKER, "submit" + key, code, reward.version()))
                .chain(reward -> rewards.approve(CHECKER, "approve" + key, code, reward.version()));
    }

    /**
     * Registers who brought whom.
     *
     * @param ids of those who brought somebody, by number
     */
    void introduce(List<Introduction> introductions, Map<String, Long> ids) {
        oneByOne(Multi.createFrom()
                .iterable(introductions)
                .onItem()
                .transformToUniAndConcatenate(one -> referrals.register(
                        DemoOpening.BANK,
                        new ReferralClaim(one.newcomerNo(), null, ReferralCode.of(ids.get(one.referrerNo()))),
                        "introduce:" + one.newcomerNo())));
    }

    /** Gives June's points. */
    void giveMonth() {
        OffsetDateTime due = JUNE_IS_DUE.atZone(time.zone()).toOffsetDateTime();
        pool.withTransaction(transaction -> queue.enqueue(
                        transaction,
                        PeriodEarningJob.NAME,
                        due,
                        ANOTHER_RUN,
                        months.parametersDueAt(due.atZoneSameInstant(time.zone())),
                        DemoOpening.BANK))
                .await()
                .atMost(DemoOpening.PATIENCE);
        queue.wake();
    }

    /** Everyone of these has a reward; every other one has fetched it. */
    void redeem(List<String> customers) {
        oneByOne(Multi.createFrom()
                .range(0, customers.size())
                .onItem()
                .transformToUniAndConcatenate(place -> redeemed(customers.get(place), place)));
    }

    private Uni<?> redeemed(String customer, int place) {
        String liked = LIKED.get(place % LIKED.size());
        return redemptions
                .redeem(DemoOpening.BANK, customer, liked, "redeem:" + customer, false)
                .call(made -> place % 2 == 0
                        ? Uni.createFrom().voidItem()
                        : counter.fulfil(DemoOpening.BANK, made.id(), "fulfil:" + customer));
    }

    /** In a context of its own, as entities ask for one. */
    private static void oneByOne(Multi<?> steps) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> steps.collect().last().replaceWithVoid());
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
