package dev.kequn.offer.live;

/** How often an offer was shown, and how many of those impressions were accepted. */
public record Tally(long shown, long accepted) {
    public static final Tally NONE = new Tally(0, 0);

    public Tally plus(Tally other) {
        return new Tally(shown + other.shown, accepted + other.accepted);
    }
}
