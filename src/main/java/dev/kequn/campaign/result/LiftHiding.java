package dev.kequn.campaign.result;

import dev.kequn.access.SmallCells;
import dev.kequn.campaign.Arm;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Which numbers of a lift a caller must not see: of too few customers, or telling of such. */
public final class LiftHiding {
    private record Group(LiftGroup group, Arm arm, Part part) {}

    private enum Part {
        EVERYONE(ArmOutcome::customers),
        CONVERTED(outcome -> outcome.conversions().count()),
        NOT_CONVERTED(outcome -> outcome.customers() - outcome.conversions().count()),
        MEASURED(ArmOutcome::measured),
        NOT_MEASURED(outcome -> outcome.customers() - outcome.measured());

        private final ToLongFunction<ArmOutcome> size;

        Part(ToLongFunction<ArmOutcome> size) {
            this.size = size;
        }
    }

    private final Set<Group> hidden;

    LiftHiding(CampaignLift lift, int smallest) {
        SmallCells<Group> small = new SmallCells<>(smallest);
        for (Arm arm : Arm.values()) {
            for (LiftGroup group : LiftGroup.values()) {
                ArmOutcome outcome = lift.of(group, arm);
                Stream.of(Part.values())
                        .forEach(part -> small.group(new Group(group, arm, part), part.size.applyAsLong(outcome)));
                Group everyone = new Group(group, arm, Part.EVERYONE);
                small.sum(everyone, List.of(part(everyone, Part.CONVERTED), part(everyone, Part.NOT_CONVERTED)));
                small.sum(everyone, List.of(part(everyone, Part.MEASURED), part(everyone, Part.NOT_MEASURED)));
            }
            for (Part part : Part.values()) {
                small.sum(
                        new Group(LiftGroup.ALL, arm, part),
                        List.of(new Group(LiftGroup.NEWCOMERS, arm, part), new Group(LiftGroup.EXISTING, arm, part)));
            }
        }
        this.hidden = small.hidden();
    }

    public boolean customers(LiftGroup group, Arm arm) {
        return hidden.contains(new Group(group, arm, Part.EVERYONE));
    }

    public boolean conversions(LiftGroup group, Arm arm) {
        return customers(group, arm)
                || hidden.contains(new Group(group, arm, Part.CONVERTED))
                || hidden.contains(new Group(group, arm, Part.NOT_CONVERTED));
    }

    public boolean money(LiftGroup group, Arm arm) {
        return hidden.contains(new Group(group, arm, Part.MEASURED));
    }

    private static Group part(Group group, Part part) {
        return new Group(group.group(), group.arm(), part);
    }
}
