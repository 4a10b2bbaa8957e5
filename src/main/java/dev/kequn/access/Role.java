package dev.kequn.access;

/** The roles a token may carry in {@code groups}; names as on the wire. */
public final class Role {
    /** A customer of the bank; sees himself. */
    public static final String CUSTOMER = "customer";
    /** Relationship manager; sees the customers assigned to him now. */
    public static final String MANAGER = "manager";
    /** Segments, campaigns and aggregates; no personal data. */
    public static final String MARKETING = "marketing";
    /** Runs jobs and corrections; personal data masked. */
    public static final String OPERATIONS = "operations";
    /** Configuration; no customer data. */
    public static final String ADMIN = "admin";
    /** Batch systems of the bank. */
    public static final String SERVICE = "service";
    /** Counter staff; finds a customer of the branch by exact number or phone. */
    public static final String BRANCH_STAFF = "branch_staff";
    /** Reads the branch and its managers' customers. */
    public static final String BRANCH_MANAGER = "branch_manager";
    /** Reads the audit trail, nothing else. */
    public static final String AUDITOR = "auditor";

    private Role() {}
}
