package dev.kequn.tier.movement;

/** What came to and went from some customers, in minor units; in minus out is closing minus opening. */
public record Flow(long customers, long moneyIn, long moneyOut, long openingAum, long closingAum, long netLoan) {
    static final Flow NONE = new Flow(0, 0, 0, 0, 0, 0);

    public long net() {
        return moneyIn - moneyOut;
    }

    Flow plus(Flow other) {
        return new Flow(
                customers + other.customers,
                moneyIn + other.moneyIn,
                moneyOut + other.moneyOut,
                openingAum + other.openingAum,
                closingAum + other.closingAum,
                netLoan + other.netLoan);
    }
}
