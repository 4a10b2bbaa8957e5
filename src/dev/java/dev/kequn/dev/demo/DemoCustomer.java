package dev.kequn.dev.demo;

import dev.kequn.dev.demo.Dice.Topic;
import org.jspecify.annotations.Nullable;

/** A numbered customer, wholly determined by his place in a bank of so many blocks. */
record DemoCustomer(
        int index, CustomerKind kind, boolean grower, Wealth wealth, Profile profile, Relation relation, Risk risk) {

    static DemoCustomer at(int index, int blocks) {
        CustomerKind kind = CustomerKind.at(index);
        Dice dice = Dice.of(Topic.PROFILE, index);
        boolean person = kind == CustomerKind.PERSON;
        boolean payroll = dice.chance(190) && person;
        int employer = CustomerKind.someCompany(dice, blocks);
        boolean grower = dice.chance(90) && person && !payroll;
        Wealth wealth = Wealth.of(kind, payroll, grower, Dice.of(Topic.WEALTH, index));
        Relation relation = Relation.of(kind, wealth, Dice.of(Topic.RELATION, index));
        String employerNo = payroll ? number(employer) : null;
        return new DemoCustomer(
                index,
                kind,
                grower,
                wealth,
                Profile.of(kind, index, employerNo, grower, dice),
                relation,
                Risk.of(wealth, relation, Dice.of(Topic.RISK, index)));
    }

    /** C and eight digits, from C00000001 on. */
    String number() {
        return number(index);
    }

    @Nullable
    String employerNo() {
        return profile.employerNo();
    }

    private static String number(int index) {
        return "C" + eightDigits(index + 1);
    }

    static String eightDigits(int value) {
        return String.valueOf(100_000_000 + value).substring(1);
    }
}
