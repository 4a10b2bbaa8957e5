package dev.kequn.loyalty.ledger;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is done on whatever days, the account does what counting single points does, and its rows stay sound. */
class AccountPropertyTest {
    private static final int OPENINGS = 30;

    @Property(tries = 1500)
    void doesWhatCountingSinglePointsDoes(@ForAll long seed) {
        RandomActs acts = new RandomActs(new Random(seed));
        for (int i = 0; i < OPENINGS; i++) {
            acts.open();
        }
    }
}
