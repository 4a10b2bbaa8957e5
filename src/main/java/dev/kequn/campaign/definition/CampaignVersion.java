package dev.kequn.campaign.definition;

import dev.kequn.access.Caller;
import dev.kequn.platform.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** One version of what a campaign is. Approved, it never changes; it can only be replaced. */
@Entity
@Table(name = "campaign_version")
public class CampaignVersion {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "version_id")
    private Long id;

    @Column(name = "campaign_id")
    private long campaignId;

    @Column(name = "version")
    private int version;

    @Column(name = "revision")
    private int revision;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private VersionState state;

    @Embedded
    private CampaignTerms terms;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "campaign_season", joinColumns = @JoinColumn(name = "version_id"))
    @OrderColumn(name = "position")
    private List<CampaignSeason> seasons = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "campaign_step", joinColumns = @JoinColumn(name = "version_id"))
    @OrderColumn(name = "position")
    private List<CampaignStep> steps = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "campaign_message", joinColumns = @JoinColumn(name = "version_id"))
    @OrderColumn(name = "position")
    private List<CampaignMessage> messages = new ArrayList<>();

    @Column(name = "created_by")
    private String createdBy;

    @SuppressWarnings("NullAway.Init")
    protected CampaignVersion() {}

    CampaignVersion(Campaign campaign, CampaignContent content, Caller maker) {
        this.campaignId = campaign.id();
        this.version = campaign.count();
        this.state = VersionState.DRAFT;
        this.createdBy = maker.subject();
        say(content);
    }

    /** Writes a draft anew, as its next revision. */
    CampaignVersion rewrite(CampaignContent content) {
        expect(VersionState.DRAFT);
        say(content);
        return this;
    }

    private void say(CampaignContent content) {
        this.revision++;
        this.terms = content.terms();
        // Lists of their own: row by row, two steps that change places would meet under one code.
        this.seasons = new ArrayList<>(content.seasons());
        this.steps = new ArrayList<>(content.steps());
        this.messages = new ArrayList<>(content.messages());
    }

    public long id() {
        return id;
    }

    public long campaignId() {
        return campaignId;
    }

    /** Counts the versions of the campaign from 1, without gaps. */
    public int version() {
        return version;
    }

    /** 1 for the first writing, one more for each after it. */
    public int revision() {
        return revision;
    }

    public VersionState state() {
        return state;
    }

    public CampaignContent content() {
        return new CampaignContent(terms, List.copyOf(seasons), List.copyOf(steps), List.copyOf(messages));
    }

    CampaignVersion submit() {
        expect(VersionState.DRAFT);
        this.state = VersionState.SUBMITTED;
        return this;
    }

    /** Refuses what does not wait for approval, or is not what the approver read. */
    void expectSubmitted(int readVersion, int readRevision) {
        expect(VersionState.SUBMITTED);
        if (version != readVersion || revision != readRevision) {
            throw new Refusal(
                    CampaignRefusal.CHANGED_SINCE_SUBMISSION,
                    "revision",
                    "Revision %d of version %d waits for approval".formatted(revision, version));
        }
    }

    CampaignVersion reopen() {
        expect(VersionState.SUBMITTED);
        this.state = VersionState.DRAFT;
        return this;
    }

    CampaignVersion approve() {
        expect(VersionState.SUBMITTED);
        this.state = VersionState.APPROVED;
        return this;
    }

    void replace() {
        expect(VersionState.APPROVED);
        this.state = VersionState.REPLACED;
    }

    private void expect(VersionState expected) {
        if (state != expected) {
            throw new Refusal(
                    CampaignRefusal.WRONG_STATE, "code", "The version is %s, not %s".formatted(state, expected));
        }
    }
}
