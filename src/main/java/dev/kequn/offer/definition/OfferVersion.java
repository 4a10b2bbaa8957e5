package dev.kequn.offer.definition;

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

/** One version of what an offer is. */
@Entity
@Table(name = "offer_version")
public class OfferVersion extends WrittenVersion {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "version_id")
    private Long id;

    @Column(name = "offer_id")
    private long offerId;

    @Embedded
    private OfferTerms terms;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "offer_text", joinColumns = @JoinColumn(name = "version_id"))
    @OrderColumn(name = "position")
    private List<OfferText> texts = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "offer_context", joinColumns = @JoinColumn(name = "version_id"))
    @OrderColumn(name = "position")
    private List<OfferContext> contexts = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected OfferVersion() {}

    OfferVersion(Offer offer, OfferContent content, Caller maker) {
        super(offer.count(), maker);
        this.offerId = offer.id();
        say(content);
    }

    /** Writes a draft anew, as its next revision. */
    OfferVersion rewrite(OfferContent content) {
        revise();
        say(content);
        return this;
    }

    private void say(OfferContent content) {
        this.terms = content.terms();
        // Lists of their own: row by row, two texts that change places would meet under one language.
        this.texts = new ArrayList<>(content.texts());
        this.contexts = new ArrayList<>(content.contexts());
    }

    public long id() {
        return id;
    }

    public long offerId() {
        return offerId;
    }

    public OfferContent content() {
        return new OfferContent(terms, List.copyOf(texts), List.copyOf(contexts));
    }

    @Override
    protected String text() {
        return content().text();
    }

    @Override
    protected Class<OfferRefusal> refusals() {
        return OfferRefusal.class;
    }
}
