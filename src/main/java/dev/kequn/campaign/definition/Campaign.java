package dev.kequn.campaign.definition;

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
import org.jspecify.annotations.Nullable;

/** A campaign under its code; what it is say its versions, of which one is in force. */
@Entity
@Table(name = "campaign")
public class Campaign {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "campaign_id")
    private Long id;

    @Column(name = "code", updatable = false)
    private String code;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private CampaignState state;

    @Column(name = "versions")
    private int versions;

    @Nullable
    @Column(name = "in_force")
    private Long inForce;

    @Column(name = "rolled_out")
    private boolean rolledOut;

    @Nullable
    @Column(name = "launched_at")
    private Instant launchedAt;

    @Nullable
    @Column(name = "ended_at")
    private Instant endedAt;

    @Nullable
    @Column(name = "end_reason")
    private String endReason;

    @SuppressWarnings("NullAway.Init")
    protected Campaign() {}

    public long id() {
        return id;
    }

    public String code() {
        return code;
    }

    public CampaignState state() {
        return state;
    }

    /** The approved version that newcomers are bound to; null before the first. */
    public @Nullable Long inForce() {
        return inForce;
    }

    /** Whether the whole audience is enrolled; before, only the pilot's share. */
    public boolean rolledOut() {
        return rolledOut;
    }

    public @Nullable Instant launchedAt() {
        return launchedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public @Nullable String endReason() {
        return endReason;
    }

    /** The number of the next version. */
    int count() {
        return ++versions;
    }

    void expectNotEnded() {
        if (state == CampaignState.ENDED) {
            throw new Refusal(CampaignRefusal.WRONG_STATE, "code", "The campaign is over");
        }
    }

    /** Binds newcomers to the version from here on; one without a pilot is for everybody. */
    void follow(CampaignVersion version) {
        expectNotEnded();
        this.inForce = version.id();
        if (launchedAt != null && version.content().terms().pilotShare() == null) {
            this.rolledOut = true;
        }
        if (state == CampaignState.DRAFT) {
            this.state = CampaignState.APPROVED;
        }
    }

    /** Begins it, or goes on with it after a pause. */
    Campaign launch(boolean pilot, Instant at) {
        expect(Set.of(CampaignState.APPROVED, CampaignState.PAUSED));
        if (launchedAt == null) {
            this.launchedAt = at;
            this.rolledOut = !pilot;
        }
        this.state = CampaignState.LIVE;
        return this;
    }

    /** Has the whole audience enrolled, not the pilot's share alone. */
    Campaign rollOut() {
        expect(Set.of(CampaignState.LIVE));
        if (rolledOut) {
            throw new Refusal(CampaignRefusal.WRONG_STATE, "code", "The campaign has no pilot any more");
        }
        this.rolledOut = true;
        return this;
    }

    Campaign pause() {
        expect(Set.of(CampaignState.LIVE));
        this.state = CampaignState.PAUSED;
        return this;
    }

    Campaign end(Instant at, String reason) {
        expect(Set.of(CampaignState.APPROVED, CampaignState.LIVE, CampaignState.PAUSED));
        this.state = CampaignState.ENDED;
        this.endedAt = at;
        this.endReason = reason;
        return this;
    }

    private void expect(Set<CampaignState> expected) {
        if (!expected.contains(state)) {
            throw new Refusal(CampaignRefusal.WRONG_STATE, "code", "The campaign is " + state);
        }
    }
}
