package dev.kequn.tier.policy;

import dev.kequn.customer.Quadrant;
import dev.kequn.platform.Refusal;
import dev.kequn.tier.PeriodKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        List<TierLevel> levels,
        Downgrade downgrade,
        List<ServiceRule> serviceRules,
        Map<Quadrant, QuadrantStrategy> strategies) {
    private static final int MOST_LEVELS = 20;
    private static final int MOST_RULES = 20;
    private static final int MOST_FLOORS = 10;
    private static final int LONGEST_GRACE = 12;

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
        checkCode(levels, compositeHighFrom, "compositeHighFrom");
        checkCode(levels, serviceHighFrom, "serviceHighFrom");
        checkDowngrade(downgrade, levels);
        checkServiceRules(serviceRules, levels);
        checkStrategies(strategies);
        levels = List.copyOf(levels);
        serviceRules = List.copyOf(serviceRules);
        strategies = Map.copyOf(strategies);
    }

    private static void checkDowngrade(Downgrade downgrade, List<TierLevel> levels) {
        int grace = downgrade.gracePeriods();
        check(0 <= grace && grace <= LONGEST_GRACE, "downgrade.gracePeriods", "Grace is 0 to 12 periods");
        List<Floor> floors = downgrade.floors();
        check(floors.size() <= MOST_FLOORS, "downgrade.floors", "A policy has at most " + MOST_FLOORS + " floors");
        for (int i = 0; i < floors.size(); i++) {
            String place = "downgrade.floors[" + i + "].level";
            checkCode(levels, floors.get(i).level(), place);
        }
    }

    private static void checkServiceRules(List<ServiceRule> rules, List<TierLevel> levels) {
        check(rules.size() <= MOST_RULES, "serviceRules", "A policy has at most " + MOST_RULES + " service rules");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            ServiceRule rule = rules.get(i);
            String place = "serviceRules[" + i + "]";
            check(
                    !rule.name().isBlank() && rule.name().length() <= 100,
                    place + ".name",
                    "A name has 1 to 100 characters");
            check(names.add(rule.name()), place + ".name", "The name is there twice");
            if (rule.effect() == ServiceEffect.SHIFT) {
                Integer steps = rule.steps();
                check(
                        steps != null && steps != 0 && Math.abs(steps) < MOST_LEVELS,
                        place + ".steps",
                        "SHIFT moves by 1 to 19 levels, up or down");
                check(rule.level() == null, place + ".level", "SHIFT takes steps, not a level");
            } else {
                check(rule.steps() == null, place + ".steps", "Only SHIFT takes steps");
                checkCode(levels, rule.level(), place + ".level");
            }
        }
    }

    private static void checkStrategies(Map<Quadrant, QuadrantStrategy> strategies) {
        for (Quadrant quadrant : Quadrant.values()) {
            QuadrantStrategy strategy = strategies.get(quadrant);
            check(strategy != null, "strategies", "No strategy for " + quadrant);
            for (String text : List.of(strategy.aimZh(), strategy.aimEn(), strategy.meansZh(), strategy.meansEn())) {
                check(
                        !text.isBlank() && text.length() <= 200,
                        "strategies[" + quadrant + "]",
                        "Aim and means have 1 to 200 characters in each language");
            }
        }
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

    private static void checkCode(List<TierLevel> levels, @Nullable String code, String place) {
        check(levels.stream().anyMatch(level -> level.code().equals(code)), place, "No level has the code " + code);
    }

    private static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(PolicyRefusal.INVALID_POLICY, field, message);
        }
    }
}
