package dev.kequn.campaign.definition;

import dev.kequn.access.Caller;
import dev.kequn.access.WrittenVersion;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
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

/** One version of what a campaign is. */
@Entity
@Table(name = "campaign_version")
public class CampaignVersion extends WrittenVersion {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "version_id")
    private Long id;

    @Column(name = "campaign_id")
    private long campaignId;

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

    @SuppressWarnings("NullAway.Init")
    protected CampaignVersion() {}

    CampaignVersion(Campaign campaign, CampaignContent content, Caller maker) {
        super(campaign.count(), maker);
        this.campaignId = campaign.id();
        say(content);
    }

    /** Writes a draft anew, as its next revision. */
    CampaignVersion rewrite(CampaignContent content) {
        revise();
        say(content);
        return this;
    }

    private void say(CampaignContent content) {
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

    public CampaignContent content() {
        return new CampaignContent(terms, List.copyOf(seasons), List.copyOf(steps), List.copyOf(messages));
    }

    @Override
    protected String text() {
        return content().text();
    }

    @Override
    protected Class<CampaignRefusal> refusals() {
        return CampaignRefusal.class;
    }
}
