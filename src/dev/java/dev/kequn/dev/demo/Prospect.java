package dev.kequn.dev.demo;

import dev.kequn.dev.demo.Dice.Topic;

/** Somebody who left a name and a telephone number and has no account yet. */
public record Prospect(String name, String gender, String phone, String branchCode) {
    /** Their telephone numbers come after all customers'. */
    private static final int FIRST_PHONE = 90_000_000;

    static Prospect at(int index) {
        Dice dice = Dice.of(Topic.PROSPECT, index);
        boolean female = dice.chance(520);
        return new Prospect(
                Names.person(female, dice),
                female ? "F" : "M",
                Profile.phone(FIRST_PHONE + index),
                BranchFile.code(dice.below(BranchFile.COUNT)));
    }
}
