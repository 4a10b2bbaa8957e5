package dev.kequn.offer.definition;

import dev.kequn.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An offer under its code; what it is say its versions, of which one is in force. */
@Entity
@DynamicUpdate
@Table(name = "offer")
public class Offer {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "offer_id")
    private Long id;

    @Column(name = "code", updatable = false)
    private String code;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private OfferState state;

    @Column(name = "versions")
    private int versions;

    @Nullable
    @Column(name = "in_force")
    private Long inForce;

    @Nullable
    @Column(name = "published_at")
    private Instant publishedAt;

    @Nullable
    @Column(name = "retired_at")
    private Instant retiredAt;

    @Nullable
    @Column(name = "retire_reason")
    private String retireReason;

    @SuppressWarnings("NullAway.Init")
    protected Offer() {}

    public long id() {
        return id;
    }

    public String code() {
        return code;
    }

    public OfferState state() {
        return state;
    }

    /** The approved version that is, or will be, shown; null before the first. */
    public @Nullable Long inForce() {
        return inForce;
    }

    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    public @Nullable Instant retiredAt() {
        return retiredAt;
    }

    public @Nullable String retireReason() {
        return retireReason;
    }

    /** The number of the next version. */
    int count() {
        return ++versions;
    }

    void expectNotRetired() {
        if (state == OfferState.RETIRED) {
            throw new Refusal(OfferRefusal.WRONG_STATE, "code", "The offer is retired");
        }
    }

    /** Shows this version from here on, as soon as it is published. */
    void follow(OfferVersion version) {
        expectNotRetired();
        this.inForce = version.id();
        if (state == OfferState.DRAFT) {
            this.state = OfferState.APPROVED;
        }
    }

    void publish(Instant at) {
        expect(Set.of(OfferState.APPROVED));
        this.state = OfferState.LIVE;
        this.publishedAt = at;
    }

    void retire(Instant at, String reason) {
        expect(Set.of(OfferState.APPROVED, OfferState.LIVE));
        this.state = OfferState.RETIRED;
        this.retiredAt = at;
        this.retireReason = reason;
    }

    private void expect(Set<OfferState> expected) {
        if (!expected.contains(state)) {
            throw new Refusal(OfferRefusal.WRONG_STATE, "code", "The offer is " + state);
        }
    }
}
