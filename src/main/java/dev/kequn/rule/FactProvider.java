package dev.kequn.rule;

import java.util.List;

/** What a room knows of customers, for rules of every room: a bean. */
public interface FactProvider {
    /** The room's terms; always the same, each with SQL. */
    List<Term> terms();

    /** What its terms are about. */
    default TermGroup group() {
        return TermGroup.CUSTOMER;
    }
}
