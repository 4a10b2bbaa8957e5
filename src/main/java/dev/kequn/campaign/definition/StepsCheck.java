package dev.kequn.campaign.definition;

import static dev.kequn.campaign.definition.CampaignCheck.FAULTS;

import dev.kequn.campaign.ContactChannel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds the steps of a draft to their limits. */
final class StepsCheck {
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_APPROACHES = 10;
    private static final int LONGEST_TIME = 366;
    private static final long MOST_POINTS = 1_000_000;
    private static final int LONGEST_VALID = 3_650;
    private static final long DEAREST_REWARD = 99_999_999_999L;
    private static final int LARGEST_STOCK = 1_000_000_000;

    private StepsCheck() {}

    static void check(List<CampaignStep> steps) {
        FAULTS.check(!steps.isEmpty() && steps.size() <= MOST, "steps", "1 to 20 steps");
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            CampaignStep step = steps.get(i);
            String place = "steps[" + i + "].";
            FAULTS.code(step.code(), place + "code");
            FAULTS.check(codes.add(step.code()), place + "code", "The code is there twice");
            FAULTS.line(step.nameZh(), LONGEST_NAME, place + "nameZh");
            FAULTS.line(step.nameEn(), LONGEST_NAME, place + "nameEn");
            completion(step, place);
            approaches(step, place);
            gifts(step, place);
        }
    }

    private static void completion(CampaignStep step, String place) {
        if (step.completedBy() == CompletedBy.EVENT) {
            FAULTS.eventType(step.eventType(), place + "eventType");
        } else {
            FAULTS.absent(step.eventType(), place + "eventType", "No event completes what staff record");
            FAULTS.absent(step.condition(), place + "condition", "There is no event to judge");
        }
        FAULTS.range(step.timeLimit(), 1, LONGEST_TIME, place + "timeLimit");
    }

    private static void approaches(CampaignStep step, String place) {
        FAULTS.range(step.mostApproaches(), 0, MOST_APPROACHES, place + "mostApproaches");
        FAULTS.range(step.coolDown(), 0, LONGEST_TIME, place + "coolDown");
        for (int i = 0; i < step.channels().length; i++) {
            String named = step.channels()[i];
            FAULTS.check(
                    Arrays.stream(ContactChannel.values())
                            .anyMatch(known -> known.name().equals(named)),
                    "%schannels[%d]".formatted(place, i),
                    "No such channel");
        }
        FAULTS.check(
                step.channels().length > 0 || step.mostApproaches() == 0,
                place + "channels",
                "A channel for approaches is missing");
        FAULTS.check(
                step.channels().length <= step.mostApproaches(), place + "channels", "More channels than approaches");
    }

    private static void gifts(CampaignStep step, String place) {
        FAULTS.range(step.points(), 1, MOST_POINTS, place + "points");
        FAULTS.range(step.pointsValid(), 1, LONGEST_VALID, place + "pointsValid");
        FAULTS.check(
                step.points() != null || step.pointsValid() == null,
                place + "pointsValid",
                "There are no points to be valid");
        if (step.reward() != null) {
            FAULTS.code(step.reward(), place + "reward");
        }
        FAULTS.check(
                (step.reward() == null) == (step.rewardCost() == null),
                place + "rewardCost",
                "A reward, and nothing else, has a cost");
        FAULTS.amount(step.rewardCost(), 0, DEAREST_REWARD, place + "rewardCost");
        FAULTS.range(step.stock(), 0, LARGEST_STOCK, place + "stock");
        FAULTS.check(step.stock() == null || step.gives(), place + "stock", "There is nothing to give away");
    }
}
