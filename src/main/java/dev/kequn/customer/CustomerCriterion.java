package dev.kequn.customer;

import dev.kequn.platform.db.SqlText;

/** How a later room narrows the customer list by what it knows; each bean of this type is asked for every list. */
public interface CustomerCriterion {
    /** Appends {@code " AND …"} about the customer named {@code alias} if the filter has a part that is this room's. */
    void restrict(SqlText sql, String alias, CustomerFilter filter);
}
