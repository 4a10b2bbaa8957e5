package dev.kequn.campaign.definition;

import java.time.LocalDate;
import java.time.Month;
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
        Faults.check(seasons.size() <= MOST, "seasons", "At most 12 seasons");
        Set<String> codes = new HashSet<>();
        Map<Integer, String> taken = new HashMap<>();
        for (int i = 0; i < seasons.size(); i++) {
            CampaignSeason season = seasons.get(i);
            String place = "seasons[" + i + "]";
            Faults.code(season.code(), place + ".code");
            Faults.check(codes.add(season.code()), place + ".code", "The code is there twice");
            Faults.line(season.nameZh(), LONGEST_NAME, place + ".nameZh");
            Faults.line(season.nameEn(), LONGEST_NAME, place + ".nameEn");
            day(season.from(), place + ".from");
            day(season.to(), place + ".to");
            String other = take(season, taken);
            Faults.check(other == null, place, "Overlaps " + other);
        }
    }

    private static void day(int day, String field) {
        int month = day / 100;
        boolean there = month >= 1
                && month <= 12
                && day % 100 >= 1
                && day % 100 <= Month.of(month).maxLength();
        Faults.check(there, field, "Month × 100 + day, from 101 to 1231");
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
