package dev.kequn.dev.demo;

import java.util.List;

/** What a numbered customer is; kinds repeat in blocks, so that any page of customers shows all of them. */
enum CustomerKind {
    PERSON,
    MERCHANT,
    COMPANY;

    /** Customers in a block, prospects included. */
    static final int BLOCK = 200;
    /** Of these, those without a number. */
    static final int PROSPECTS = 3;
    /** And those with one. */
    static final int NUMBERED = BLOCK - PROSPECTS;

    private static final List<Integer> COMPANY_PLACES = List.of(48, 97, 146, 195);

    static CustomerKind at(int index) {
        int place = index % NUMBERED;
        if (COMPANY_PLACES.contains(place)) {
            return COMPANY;
        }
        return place % 13 == 5 ? MERCHANT : PERSON;
    }

    /** The place of some company among the customers of a bank of so many blocks. */
    static int someCompany(Dice dice, int blocks) {
        return dice.below(blocks) * NUMBERED + dice.pick(COMPANY_PLACES);
    }
}
