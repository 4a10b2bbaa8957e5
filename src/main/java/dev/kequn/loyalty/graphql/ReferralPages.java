package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.referral.Place;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.Paging;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** Cursors of lists of referrals, the newest first. */
final class ReferralPages {
    private ReferralPages() {}

    static Place behind(String list, Paging paging) {
        List<String> keys = paging.keys(list, 2);
        return keys.isEmpty() ? Place.START : new Place(day(keys.get(0)), Paging.number(keys.get(1)));
    }

    static String cursor(String list, Place place) {
        return Paging.cursor(list, List.of(place.registeredOn().toString(), Long.toString(place.newcomerId())));
    }

    private static LocalDate day(String key) {
        try {
            LocalDate day = LocalDate.parse(key);
            if (day.getYear() >= 1900 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            throw forged();
        }
        throw forged();
    }

    static Refusal forged() {
        return new Refusal(RequestErrorCode.INVALID_CURSOR, "after", "after is not a cursor of this list");
    }
}
