package dev.kequn.customer;

import dev.kequn.access.CustomerScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A customer or prospect as the bank's files and his registration state him; set statements write it, so it is only read here. */
@Entity
@Immutable
@Table(name = "customer")
public class Customer {
    @Id
    @Column(name = "customer_id")
    private Long id;

    @Nullable
    @Column(name = "customer_no")
    private String customerNo;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private CustomerKind kind;

    @Column(name = "name")
    private String name;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "gender")
    private Gender gender;

    @Nullable
    @Column(name = "birth_date")
    private LocalDate birthDate;

    @Nullable
    @Column(name = "phone")
    private String phone;

    @Column(name = "branch_code")
    private String branchCode;

    @Nullable
    @Column(name = "manager_no")
    private String managerNo;

    @Nullable
    @Column(name = "occupation")
    private String occupation;

    @Nullable
    @Column(name = "opened_on")
    private LocalDate openedOn;

    @Nullable
    @Column(name = "closed_on")
    private LocalDate closedOn;

    @SuppressWarnings("NullAway.Init")
    protected Customer() {}

    public long id() {
        return id;
    }

    /** The bank's number; null for a prospect. */
    public @Nullable String customerNo() {
        return customerNo;
    }

    public CustomerKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public @Nullable Gender gender() {
        return gender;
    }

    public @Nullable LocalDate birthDate() {
        return birthDate;
    }

    public @Nullable String phone() {
        return phone;
    }

    public String branchCode() {
        return branchCode;
    }

    public @Nullable String managerNo() {
        return managerNo;
    }

    public @Nullable String occupation() {
        return occupation;
    }

    public @Nullable LocalDate openedOn() {
        return openedOn;
    }

    public @Nullable LocalDate closedOn() {
        return closedOn;
    }

    boolean isIn(CustomerScope scope) {
        return scope.includes(customerNo, managerNo, branchCode);
    }

    /** Derived, never stored: a closing day in the future becomes true by itself. */
    public CustomerStatus statusOn(LocalDate day) {
        if (customerNo == null) {
            return CustomerStatus.PROSPECT;
        }
        return closedOn != null && !closedOn.isAfter(day) ? CustomerStatus.CLOSED : CustomerStatus.ACTIVE;
    }
}
