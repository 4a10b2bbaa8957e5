package dev.kequn.dev;

import dev.kequn.dev.demo.Introduction;
import dev.kequn.job.JobQueue;
import dev.kequn.loyalty.earning.PeriodEarningJob;
import dev.kequn.loyalty.referral.ReferralClaim;
import dev.kequn.loyalty.referral.ReferralCode;
import dev.kequn.loyalty.referral.Referrals;
import dev.kequn.loyalty.reward.RedemptionDesk;
import dev.kequn.loyalty.reward.Redemptions;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the loyalty programme at the demo bank, by the program's own doors. Each step has its key, so that what a
 * restart repeats is done once.
 */
@ApplicationScoped
class DemoLoyalty {
    private static final LocalDateTime JUNE_IS_DUE = LocalDateTime.of(2026, 7, 1, 3, 0);
    /** Behind the one of the schedule, which may have found no rule yet. */
    private static final int ANOTHER_RUN = 1;

    private static final List<String> LIKED = List.of("RICE", "FOOD_VOUCHER", "COOKING_OIL", "PHONE_CREDIT");

    private final Referrals referrals;
    private final Redemptions redemptions;
    private final RedemptionDesk counter;
    private final PeriodEarningJob months;
    private final JobQueue queue;
    private final Pool pool;
    private final BusinessTime time;

    DemoLoyalty(
            Referrals referrals,
            Redemptions redemptions,
            RedemptionDesk counter,
            PeriodEarningJob months,
            JobQueue queue,
            Pool pool,
            BusinessTime time) {
        this.referrals = referrals;
        this.redemptions = redemptions;
        this.counter = counter;
        this.months = months;
        this.queue = queue;
        this.pool = pool;
        this.time = time;
    }

    /**
     * Registers who brought whom.
     *
     * @param ids of those who brought somebody, by number
     */
    void introduce(List<Introduction> introductions, Map<String, Long> ids) {
        DemoSteps.oneByOne(Multi.createFrom()
                .iterable(introductions)
                .onItem()
                .transformToUniAndConcatenate(one -> referrals.register(
                        DemoStaff.BANK,
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
                        DemoStaff.BANK))
                .await()
                .atMost(DemoOpening.PATIENCE);
        queue.wake();
    }

    /** Everyone of these has a reward; every other one has fetched it. */
    void redeem(List<String> customers) {
        DemoSteps.oneByOne(Multi.createFrom()
                .range(0, customers.size())
                .onItem()
                .transformToUniAndConcatenate(place -> redeemed(customers.get(place), place)));
    }

    private Uni<?> redeemed(String customer, int place) {
        String liked = LIKED.get(place % LIKED.size());
        return redemptions
                .redeem(DemoStaff.BANK, customer, liked, "redeem:" + customer, false)
                .call(made -> place % 2 == 0
                        ? Uni.createFrom().voidItem()
                        : counter.fulfil(DemoStaff.BANK, made.id(), "fulfil:" + customer));
    }
}
