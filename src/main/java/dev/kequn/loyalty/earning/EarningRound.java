package dev.kequn.loyalty.earning;

import dev.kequn.loyalty.ledger.Account;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Memo;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.platform.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one transaction earns: decided one after the other, each on what those before left. */
final class EarningRound {
    private static final String ACTOR = "system:points";
    private static final String ACTIVATION = "points-activation";

    private final Books books;
    private final Limits limits;
    private final Set<String> done;
    private final Set<Long> rewarded;
    private final Map<Candidate, Posted> posted = new LinkedHashMap<>();
    private final List<ReferralReward> rewards = new ArrayList<>();
    private final Map<Enum<?>, Integer> withheld = new HashMap<>();

    /**
     * @param done keys of what was done before; grows
     * @param rewarded newcomers who were rewarded before; grows
     */
    EarningRound(Books books, Limits limits, Set<String> done, Set<Long> rewarded) {
        this.books = books;
        this.limits = limits;
        this.done = done;
        this.rewarded = rewarded;
    }

    /** Points that waited for the event first: what it gives itself may wait for the next one. */
    void take(Happening happening) {
        @Nullable Account account = books.account(happening.customerId());
        if (account != null && happening.eventType() != null) {
            account.activate(happening.eventType(), new Memo(ACTOR, ACTIVATION, happening.reference(), null));
        }
        for (Candidate candidate : happening.candidates()) {
            if (candidate.introduction() != null) {
                reward(candidate, candidate.introduction());
            } else if (done.add(candidate.key())) {
                earn(candidate);
            }
        }
    }

    private void earn(Candidate candidate) {
        long points = withinBudget(candidate, withinCaps(candidate, candidate.points()));
        Posted earned = post(candidate, candidate.customerId(), points);
        if (earned != null) {
            limits.use(candidate.claim(), points);
            posted.put(candidate, earned);
        }
    }

    /** The newcomer first. A referrer over his caps gets nothing, which takes nothing from the newcomer. */
    private void reward(Candidate act, Introduction introduction) {
        if (rewarded.contains(act.customerId())) {
            return;
        }
        ReferralTerms gifts = act.rule().terms().referral();
        long points = withinBudget(act, act.points());
        Posted newcomer = post(act, act.customerId(), points);
        if (newcomer != null) {
            limits.spend(act.rule(), points);
        }
        boolean entitled = introduction.active() && limits.leftByCaps(act.claim()) > 0;
        long promised = entitled && gifts.referrerPoints() != null ? gifts.referrerPoints() : 0;
        long share = withinBudget(act, withinCaps(act, promised));
        Posted referrer = post(act, introduction.referrerId(), share);
        String gift = entitled ? gifts.referrerReward() : null;
        if (referrer != null || gift != null) {
            limits.use(act.claim(), referrer == null ? 0 : share);
        }
        if (newcomer != null || referrer != null || gift != null || gifts.newcomerReward() != null) {
            rewarded.add(act.customerId());
            rewards.add(new ReferralReward(act, introduction, newcomer, referrer, gifts.newcomerReward(), gift));
        }
    }

    private long withinCaps(Candidate candidate, long points) {
        return cut(points, limits.leftByCaps(candidate.claim()), PointsRefusal.CAP_REACHED);
    }

    private long withinBudget(Candidate candidate, long points) {
        return cut(points, limits.leftByBudget(candidate.rule()), PointsRefusal.BUDGET_EXHAUSTED);
    }

    private long cut(long points, long left, PointsRefusal reason) {
        if (points > left) {
            withheld.merge(reason, 1, Integer::sum);
        }
        return Math.min(points, left);
    }

    /** Null where there is nothing to give, or the account cannot take it: that stops nobody else's points. */
    private @Nullable Posted post(Candidate candidate, long customerId, long points) {
        if (points == 0) {
            return null;
        }
        try {
            Memo memo = new Memo(ACTOR, candidate.rule().rule().code(), candidate.reference(), null);
            return books.account(customerId).earn(candidate.rule().grant(points), memo);
        } catch (Refusal refusal) {
            withheld.merge(refusal.code(), 1, Integer::sum);
            return null;
        }
    }

    /** What earned by its key, and the transaction it became. */
    Map<Candidate, Posted> posted() {
        return posted;
    }

    List<ReferralReward> rewards() {
        return rewards;
    }

    /** How often points were cut or not given, by the reason. */
    Map<Enum<?>, Integer> withheld() {
        return withheld;
    }
}
