package dev.kequn.loyalty.reward;

import dev.kequn.access.Caller;
import dev.kequn.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A version of a reward. What it says never changes; where it stands does. */
@Entity
@DynamicUpdate
@IdClass(Reward.Key.class)
@Table(name = "reward")
public class Reward {
    /** The bank's code of the reward, and which of its contents. */
    public record Key(String code, Integer version) {
        /** Reads what {@link #toString} wrote. */
        static Key of(String text) {
            int slash = text.indexOf('/');
            return new Key(text.substring(0, slash), Integer.valueOf(text.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return code + "/" + version;
        }
    }

    @Id
    @Column(name = "code")
    private String code;

    @Id
    @Column(name = "version")
    private Integer version;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private RewardState state;

    @Embedded
    private RewardContent content;

    @Column(name = "created_by")
    private String createdBy;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "code", insertable = false, updatable = false)
    private RewardStock stock;

    @SuppressWarnings("NullAway.Init")
    protected Reward() {}

    Reward(RewardStock stock, int version, RewardContent content, Caller maker) {
        this.code = stock.code();
        this.stock = stock;
        this.version = version;
        this.content = content;
        this.state = RewardState.DRAFT;
        this.createdBy = maker.subject();
    }

    public Key key() {
        return new Key(code, version);
    }

    public String code() {
        return code;
    }

    public int version() {
        return version;
    }

    public RewardState state() {
        return state;
    }

    public RewardContent content() {
        return content;
    }

    public String createdBy() {
        return createdBy;
    }

    /** Pieces ever put in; null for a reward without limit. */
    public @Nullable Integer stock() {
        return stock.putIn();
    }

    /** Pieces left; null for a reward without limit. */
    public @Nullable Integer stockLeft() {
        return stock.left();
    }

    /** Whether it can be had on {@code day}, by a customer whom its conditions allow it. */
    public boolean availableOn(LocalDate day) {
        Integer left = stockLeft();
        return state == RewardState.APPROVED && content.isValidOn(day) && (left == null || left > 0);
    }

    boolean isOpen() {
        return state == RewardState.DRAFT || state == RewardState.SUBMITTED;
    }

    Reward submit() {
        return step(RewardState.DRAFT, RewardState.SUBMITTED);
    }

    Reward reopen() {
        return step(RewardState.SUBMITTED, RewardState.DRAFT);
    }

    Reward approve() {
        step(RewardState.SUBMITTED, RewardState.APPROVED);
        stock.open(content.initialStock());
        return this;
    }

    Reward retire() {
        return step(RewardState.APPROVED, RewardState.RETIRED);
    }

    /** Gives way to a newer version. */
    Reward giveWay() {
        if (state != RewardState.APPROVED) {
            expect(RewardState.DRAFT);
        }
        this.state = RewardState.REPLACED;
        return this;
    }

    void expect(RewardState expected) {
        if (state != expected) {
            throw new Refusal(
                    RewardRefusal.WRONG_STATE,
                    "version",
                    "Version %d is %s, not %s".formatted(version, state, expected));
        }
    }

    /** Everything that is approved, in one text. */
    String text() {
        return String.join("\n", code, version.toString(), content.text());
    }

    private Reward step(RewardState from, RewardState to) {
        expect(from);
        this.state = to;
        return this;
    }
}
