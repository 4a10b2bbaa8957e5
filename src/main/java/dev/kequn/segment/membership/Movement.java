package dev.kequn.segment.membership;

/** How many customers came into a segment, and how many went. */
record Movement(long came, long gone) {
    static final Movement NONE = new Movement(0, 0);

    Movement plus(Movement more) {
        return new Movement(came + more.came, gone + more.gone);
    }
}
