package dev.kequn.loyalty.reward;

import dev.kequn.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** How many pieces of a reward there ever were and how many were taken; whoever changes the reward locks it first. */
@Entity
@DynamicUpdate
@Table(name = "reward_stock")
class RewardStock {
    static final int MOST = 1_000_000_000;

    @Id
    @Column(name = "reward_code")
    private String code;

    @Nullable
    @Column(name = "put_in")
    private Integer putIn;

    /** Changed by redemptions, never here. */
    @Column(name = "taken", updatable = false)
    private int taken;

    @Column(name = "opened")
    private boolean opened;

    @SuppressWarnings("NullAway.Init")
    protected RewardStock() {}

    String code() {
        return code;
    }

    @Nullable
    Integer putIn() {
        return putIn;
    }

    @Nullable
    Integer left() {
        return putIn == null ? null : putIn - taken;
    }

    boolean opened() {
        return opened;
    }

    /** Puts the first pieces in, once. */
    void open(@Nullable Integer pieces) {
        if (!opened) {
            this.opened = true;
            this.putIn = pieces;
        }
    }

    void restock(int amount) {
        if (!opened) {
            throw new Refusal(RewardRefusal.WRONG_STATE, "code", "No version of the reward was approved yet");
        }
        if (putIn == null) {
            throw new Refusal(RewardRefusal.UNLIMITED_STOCK, "code", "The reward has no limited stock");
        }
        if (amount < 1 || amount > MOST - putIn) {
            throw new Refusal(
                    RewardRefusal.INVALID_AMOUNT, "amount", "From 1, up to " + MOST + " pieces ever put in stock");
        }
        this.putIn = putIn + amount;
    }
}
