package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.round.RoundFunds;
import dev.kequn.campaign.round.Withheld;
import dev.kequn.loyalty.account.PointCost;
import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.loyalty.ledger.Grant;
import dev.kequn.loyalty.ledger.Memo;
import dev.kequn.loyalty.ledger.SpentPolicy;
import dev.kequn.loyalty.ledger.TransactionKind;
import dev.kequn.platform.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what completed steps give, one after the other, each on what those before left; behind all locks but rewards. */
final class GiftGiving {
    private final Settling settling;
    private final RoundFunds funds;
    private final @Nullable Books books;
    private final PointCost cost;
    private final Map<PastStep, Gift> gifts = new HashMap<>();

    GiftGiving(Settling settling, RoundFunds funds, @Nullable Books books, PointCost cost) {
        this.settling = settling;
        this.funds = funds;
        this.books = books;
        this.cost = cost;
    }

    void give(PastStep done) {
        CampaignStep step = done.step();
        if (!step.gives()) {
            return;
        }
        if (!settling.members().contains(done.key().customerId())) {
            gifts.put(done, Gift.withheld(Withheld.NOT_A_CUSTOMER));
            return;
        }
        long costOfPoints = step.points() == null ? 0 : cost.minorAtMost(step.points());
        long all = costOfPoints + Objects.requireNonNullElse(step.rewardCost(), 0L);
        Withheld reason = funds.take(Gift.place(done), all);
        gifts.put(done, reason == null ? Gift.promised(step, all) : Gift.withheld(reason));
        if (reason == null && step.points() != null && !earns(done, step)) {
            keepBack(done, gifts.get(done).withoutPoints(costOfPoints), costOfPoints);
        }
    }

    /** The reward could not be had. */
    void withoutReward(PastStep done) {
        long costOfReward = Objects.requireNonNullElse(done.step().rewardCost(), 0L);
        keepBack(done, gifts.get(done).withoutReward(costOfReward), costOfReward);
    }

    private void keepBack(PastStep done, Gift rest, long saved) {
        gifts.put(done, rest);
        funds.release(Gift.place(done), saved);
        if (rest.empty()) {
            funds.putBack(Gift.place(done));
        }
    }

    private boolean earns(PastStep done, CampaignStep step) {
        Expiry expiry =
                step.pointsValid() == null ? Expiry.NEVER : new Expiry(ExpiryKind.DAYS, step.pointsValid(), null);
        Grant grant = new Grant(TransactionKind.EARN, step.points(), Activation.IMMEDIATE, expiry, SpentPolicy.CLAMP);
        try {
            books.account(done.key().customerId())
                    .earn(
                            grant,
                            new Memo(settling.actor(), "campaign:" + settling.campaign(done), done.reference(), null));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    Gift of(PastStep step) {
        return gifts.getOrDefault(step, Gift.NONE);
    }
}
