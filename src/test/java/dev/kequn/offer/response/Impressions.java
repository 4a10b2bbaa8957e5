package dev.kequn.offer.response;

import dev.kequn.offer.OfferChannel;
import dev.kequn.support.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Tokens of impressions, signed with the key of a test's database; shown at ten in the morning of 2026-07-15 in Shanghai. */
public final class Impressions {
    public static final Instant TEN = Instant.parse("2026-07-15T02:00:00Z");
    private static final AtomicLong LAST = new AtomicLong(1_000_000);

    private final ImpressionKeyRing ring;

    private Impressions(ImpressionKeyRing ring) {
        this.ring = ring;
    }

    /** With the first key in the database of {@code fresh}, which is closed. */
    public static Impressions signedIn(Connection fresh) {
        try (Connection connection = fresh;
                ResultSet row =
                        connection.createStatement().executeQuery("select secret from offer_key where key_id = 1")) {
            row.next();
            ImpressionKey key = new ImpressionKey(1, row.getBytes(1), Duration.ZERO);
            return new Impressions(new ImpressionKeyRing(List.of(key), Duration.ZERO));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the version in force, in mobile banking, among customers of 35 in tier GOLD, on the first place, by its rank. */
    public static Impression of(long customerId, long offerId) {
        return of(customerId, offerId, TEN);
    }

    public static Impression of(long customerId, long offerId, Instant issuedAt) {
        long version = Long.parseLong(Database.value("select in_force from offer where offer_id = " + offerId));
        return of(customerId, offerId, version, issuedAt);
    }

    public static Impression of(long customerId, long offerId, long version, Instant issuedAt) {
        return new Impression(
                LAST.incrementAndGet(),
                customerId,
                offerId,
                version,
                OfferChannel.MOBILE_BANKING,
                "35/GOLD",
                1,
                false,
                issuedAt);
    }

    public String token(Impression impression) {
        return ring.sign(impression);
    }
}
