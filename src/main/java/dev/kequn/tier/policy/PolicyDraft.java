package dev.kequn.tier.policy;

import dev.kequn.platform.Refusal;
import dev.kequn.tier.PeriodKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A policy as it is written down; checks itself. Levels come from the lowest to the highest.
 *
 * @param aumWeight percent of the average AUM that counts, 0 to 100
 * @param loanWeight percent of the average loan that counts, 0 to 100
 */
public record PolicyDraft(
        String name,
        LocalDate validFrom,
        PeriodKind period,
        int aumWeight,
        int loanWeight,
        String compositeHighFrom,
        String serviceHighFrom,
        List<TierLevel> levels) {
    private static final int MOST_LEVELS = 20;

    public PolicyDraft {
        check(!name.isBlank() && name.length() <= 100, "name", "A name has 1 to 100 characters");
        check(0 <= aumWeight && aumWeight <= 100, "aumWeight", "A weight is a percentage, 0 to 100");
        check(0 <= loanWeight && loanWeight <= 100, "loanWeight", "A weight is a percentage, 0 to 100");
        check(aumWeight + loanWeight > 0, "aumWeight", "One of the weights must count");
        check(
                2 <= levels.size() && levels.size() <= MOST_LEVELS,
                "levels",
                "A policy has 2 to " + MOST_LEVELS + " levels");
        check(levels.get(0).threshold() == 0, "levels[0].threshold", "The lowest level begins at 0");
        checkLevels(levels);
        check(has(levels, compositeHighFrom), "compositeHighFrom", "No level has this code");
        check(has(levels, serviceHighFrom), "serviceHighFrom", "No level has this code");
        levels = List.copyOf(levels);
    }

    private static void checkLevels(List<TierLevel> levels) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < levels.size(); i++) {
            TierLevel level = levels.get(i);
            String place = "levels[" + i + "]";
            check(
                    level.code().matches("[A-Z][A-Z0-9_]{0,31}"),
                    place + ".code",
                    "A code is upper case, 1 to 32 characters");
            check(codes.add(level.code()), place + ".code", "The code is there twice");
            check(
                    !level.nameZh().isBlank() && !level.nameEn().isBlank(),
                    place + ".name",
                    "A level has a name in Chinese and in English");
            check(
                    i == 0 || level.threshold() > levels.get(i - 1).threshold(),
                    place + ".threshold",
                    "Thresholds must ascend");
        }
    }

    private static boolean has(List<TierLevel> levels, String code) {
        return levels.stream().anyMatch(level -> level.code().equals(code));
    }

    private static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(PolicyRefusal.INVALID_POLICY, field, message);
        }
    }
}
