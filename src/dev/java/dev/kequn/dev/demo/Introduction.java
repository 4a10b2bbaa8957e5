package dev.kequn.dev.demo;

import dev.kequn.dev.demo.Dice.Topic;
import java.time.LocalDate;
import java.util.Optional;

/** A newcomer of the last weeks, and the customer who told him of the bank; both by their numbers. */
public record Introduction(String newcomerNo, String referrerNo) {
    private static final LocalDate NEW_SINCE = DemoBank.TODAY.minusDays(29);
    /** Few among so many talk about their bank, so that some bring several. */
    private static final int NEIGHBOURS = 1000;

    private static final int TALKERS = 3;

    /** Empty for most: who is no newcomer, or came by himself. */
    static Optional<Introduction> of(DemoCustomer newcomer, DemoBank bank) {
        if (newcomer.relation().openedOn().isBefore(NEW_SINCE)) {
            return Optional.empty();
        }
        Dice dice = Dice.of(Topic.INTRODUCTION, newcomer.index());
        int place = newcomer.index() / NEIGHBOURS * NEIGHBOURS + dice.below(TALKERS);
        if (!dice.chance(250) || place >= newcomer.index()) {
            return Optional.empty();
        }
        DemoCustomer talker = bank.customer(place);
        return talker.relation().closed()
                ? Optional.empty()
                : Optional.of(new Introduction(newcomer.number(), talker.number()));
    }
}
