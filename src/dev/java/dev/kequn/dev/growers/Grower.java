package dev.kequn.dev.growers;

import dev.kequn.campaign.enrolment.Bucket;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the audience.
 *
 * @param level composite level of the first quarter
 * @param consents to marketing
 * @param purchases what he bought this year by himself that the campaign is for, in the order of time
 */
record Grower(
        long id,
        String branch,
        @Nullable LocalDate openedOn,
        boolean phone,
        boolean consents,
        long segmentId,
        @Nullable String level,
        List<OffsetDateTime> purchases) {
    private static final int UNIVERSAL_SHARE = 200;

    boolean pilot() {
        return Bucket.of(Bucket.pilot(GrowersYear.CODE), id)
                < Objects.requireNonNull(GrowersYear.FIRST.terms().pilotShare());
    }

    int bucket() {
        return Bucket.of(GrowersYear.CODE, id);
    }

    String arm() {
        if (Bucket.of(Bucket.UNIVERSAL, id) < UNIVERSAL_SHARE) {
            return "UNIVERSAL_CONTROL";
        }
        return bucket() >= Bucket.COUNT - GrowersYear.FIRST.terms().controlShare() ? "CONTROL" : "TREATED";
    }

    boolean treated() {
        return arm().equals("TREATED");
    }

    /** Whether he came to the bank within the year before. */
    boolean isNewOn(LocalDate day) {
        return openedOn != null && openedOn.isAfter(day.minusDays(365));
    }

    /** Whether he was a customer by then. */
    boolean isThereOn(LocalDate day) {
        return openedOn == null || !openedOn.isAfter(day);
    }
}
