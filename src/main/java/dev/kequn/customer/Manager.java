package dev.kequn.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A relationship manager; one customer has one responsible manager. */
@Entity
@Immutable
@Table(name = "manager")
public class Manager {
    @Id
    @Column(name = "manager_no")
    private String managerNo;

    @Column(name = "name")
    private String name;

    @Column(name = "branch_code")
    private String branchCode;

    @Column(name = "post")
    private String post;

    @SuppressWarnings("NullAway.Init")
    protected Manager() {}

    public String managerNo() {
        return managerNo;
    }

    public String name() {
        return name;
    }

    public String branchCode() {
        return branchCode;
    }

    /** LOBBY, WEALTH, PRIVATE, CORPORATE or another post of the bank. */
    public String post() {
        return post;
    }
}
