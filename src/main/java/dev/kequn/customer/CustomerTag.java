package dev.kequn.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tag a customer has, or had, from one day up to but without another. */
@Entity
@IdClass(CustomerTag.Key.class)
@Table(name = "customer_tag")
public class CustomerTag {
    /** A tag begins at most once a day. */
    public record Key(Long customerId, String tag, LocalDate validFrom) {}

    @Id
    @Column(name = "customer_id")
    private Long customerId;

    @Id
    @Column(name = "tag")
    private String tag;

    @Id
    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Nullable
    @Column(name = "valid_to")
    private LocalDate validTo;

    @Nullable
    @Column(name = "value")
    private String value;

    @Column(name = "source")
    private String source;

    @SuppressWarnings("NullAway.Init")
    protected CustomerTag() {}

    CustomerTag(Customer customer, String tag, @Nullable String value, LocalDate validFrom, String source) {
        this.customerId = customer.id();
        this.tag = tag;
        this.value = value;
        this.validFrom = validFrom;
        this.source = source;
    }

    public long customerId() {
        return customerId;
    }

    public String tag() {
        return tag;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    /** First day on which it no longer holds; null while it does. */
    public @Nullable LocalDate validTo() {
        return validTo;
    }

    public @Nullable String value() {
        return value;
    }

    public String source() {
        return source;
    }

    public boolean holdsOn(LocalDate day) {
        return !validFrom.isAfter(day) && (validTo == null || validTo.isAfter(day));
    }

    boolean says(@Nullable String other) {
        return Objects.equals(value, other);
    }

    /** Ends on {@code day}: the day before is its last. */
    CustomerTag end(LocalDate day) {
        this.validTo = day;
        return this;
    }

    /** Holds again from its own first day, with this value. */
    CustomerTag restate(@Nullable String newValue, String newSource) {
        this.validTo = null;
        this.value = newValue;
        this.source = newSource;
        return this;
    }
}
