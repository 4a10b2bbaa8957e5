package dev.kequn.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** One statement of a customer about one purpose; the latest counts, none is ever changed. */
@Entity
@IdClass(Consent.Key.class)
@Table(name = "customer_consent")
public class Consent {
    /** One statement per purpose and instant. */
    public record Key(Long customerId, ConsentPurpose purpose, OffsetDateTime givenAt) {}

    @Id
    @Column(name = "customer_id")
    private Long customerId;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private ConsentPurpose purpose;

    @Id
    @Column(name = "given_at")
    private OffsetDateTime givenAt;

    @Column(name = "granted")
    private boolean granted;

    @Column(name = "source")
    private String source;

    @Column(name = "actor")
    private String actor;

    @SuppressWarnings("NullAway.Init")
    protected Consent() {}

    Consent(Customer customer, ConsentPurpose purpose, boolean granted, OffsetDateTime givenAt, String actor) {
        this.customerId = customer.id();
        this.purpose = purpose;
        this.granted = granted;
        this.givenAt = givenAt;
        this.source = "api";
        this.actor = actor;
    }

    public long customerId() {
        return customerId;
    }

    public ConsentPurpose purpose() {
        return purpose;
    }

    public boolean granted() {
        return granted;
    }

    public OffsetDateTime givenAt() {
        return givenAt;
    }

    /** {@code api} for the consentSet mutation, {@code intake} for the bank's customer file. */
    public String source() {
        return source;
    }
}
