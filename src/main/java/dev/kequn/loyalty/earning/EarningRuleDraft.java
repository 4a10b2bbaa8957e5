package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.TermsCheck.FAULTS;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rule as it is written down; checks itself.
 *
 * @param validTo last day on which it is in force; null for until another version begins or it is retired
 */
public record EarningRuleDraft(
        String code,
        String nameZh,
        String nameEn,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        EarningTerms terms) {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    public EarningRuleDraft {
        FAULTS.code(code, "code");
        FAULTS.line(nameZh, 100, "nameZh");
        FAULTS.line(nameEn, 100, "nameEn");
        day(validFrom, "validFrom");
        day(validTo, "validTo");
        FAULTS.check(validTo == null || !validTo.isBefore(validFrom), "validTo", "Not before validFrom");
        TermsCheck.check(terms);
        expiry(validFrom, terms.lots());
    }

    private static void expiry(LocalDate validFrom, LotTerms lots) {
        LocalDate last = lots.expiryDay();
        day(last, "expiry.day");
        int wait = lots.days() == null ? 0 : lots.days();
        FAULTS.check(
                last == null || !last.isBefore(validFrom.plusDays(wait)),
                "expiry.day",
                "Not before points of validFrom are active");
    }

    private static void day(@Nullable LocalDate day, String field) {
        FAULTS.check(day == null || !day.isBefore(FIRST) && !day.isAfter(LAST), field, "From " + FIRST + " to " + LAST);
    }

    String content() {
        return content(code, nameZh, nameEn, validFrom, validTo, terms);
    }

    /** Everything that is approved, in one text that no other rule has. */
    static String content(
            String code,
            String nameZh,
            String nameEn,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            EarningTerms terms) {
        return new JsonObject()
                .put("code", code)
                .put("nameZh", nameZh)
                .put("nameEn", nameEn)
                .put("validFrom", validFrom.toString())
                .put("validTo", validTo == null ? null : validTo.toString())
                .put("terms", terms.content())
                .encode();
    }
}
