package dev.kequn.loyalty.ledger;

/** What a transaction did to a lot. */
public enum LotAction {
    ACTIVATE,
    SPEND,
    EXPIRE,
    /** Paid arrears. */
    SETTLE,
    /** A reversed grant, taken from its own lot or from others. */
    TAKE_BACK,
    /** A reversed debit, given back. */
    RESTORE,
    /** A reversed grant, for points that had expired. */
    VOID
}
