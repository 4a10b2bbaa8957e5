package dev.kequn.campaign.definition;

import static dev.kequn.campaign.definition.CampaignCheck.FAULTS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether seasons are made of days that there are, and no day belongs to two of them. */
final class SeasonsCheck {
    private static final int MOST = 12;
    private static final int LONGEST_NAME = 100;
    /** One with a 29th of February. */
    private static final LocalDate LEAP_YEAR = LocalDate.of(2024, 1, 1);

    private SeasonsCheck() {}

    static void check(List<CampaignSeason> seasons) {
        FAULTS.check(seasons.size() <= MOST, "seasons", "At most 12 seasons");
        Set<String> codes = new HashSet<>();
        Map<Integer, String> taken = new HashMap<>();
        for (int i = 0; i < seasons.size(); i++) {
            CampaignSeason season = seasons.get(i);
            String place = "seasons[" + i + "]";
            FAULTS.code(season.code(), place + ".code");
            FAULTS.check(codes.add(season.code()), place + ".code", "The code is there twice");
            FAULTS.line(season.nameZh(), LONGEST_NAME, place + ".nameZh");
            FAULTS.line(season.nameEn(), LONGEST_NAME, place + ".nameEn");
            FAULTS.yearlyDay(season.from(), place + ".from");
            FAULTS.yearlyDay(season.to(), place + ".to");
            String other = take(season, taken);
            FAULTS.check(other == null, place, "Overlaps " + other);
        }
    }

    /** The season that has one of its days already; null where none has. */
    private static @Nullable String take(CampaignSeason season, Map<Integer, String> taken) {
        String other = null;
        for (LocalDate day = LEAP_YEAR; day.getYear() == LEAP_YEAR.getYear(); day = day.plusDays(1)) {
            int code = day.getMonthValue() * 100 + day.getDayOfMonth();
            boolean after = code >= season.from();
            boolean before = code <= season.to();
            if (season.to() < season.from() ? after || before : after && before) {
                String had = taken.putIfAbsent(code, season.code());
                other = other == null ? had : other;
            }
        }
        return other;
    }
}
