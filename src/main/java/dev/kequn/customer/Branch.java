package dev.kequn.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A branch of the bank. */
@Entity
@Immutable
@Table(name = "branch")
public class Branch {
    @Id
    @Column(name = "branch_code")
    private String code;

    @Column(name = "name")
    private String name;

    @SuppressWarnings("NullAway.Init")
    protected Branch() {}

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }
}
