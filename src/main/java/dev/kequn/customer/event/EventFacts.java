package dev.kequn.customer.event;

import dev.kequn.rule.Fact;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words about the event itself, and their values among a customer's facts. */
public final class EventFacts {
    private static final Parameter NAME = Parameter.string("name", "Name of the attribute.");
    static final Term TEXT = Term.local("eventText", TermType.STRING, "An attribute of the event that is text.", NAME);
    static final Term NUMBER = Term.local(
            "eventNumber",
            TermType.INT,
            "An attribute of the event that is a whole number, or text written like one.",
            NAME);
    static final Term AMOUNT = Term.local(
            "eventAmount",
            TermType.MONEY,
            "An attribute of the event that is a number with at most two decimals, or text written like one.",
            NAME);
    static final Term SOURCE =
            Term.local("eventSource", TermType.STRING, "The system that the event came from, as its file names it.");
    static final Term DAY =
            Term.local("eventDay", TermType.DATE, "The day on which the event occurred, in the bank's zone.");

    public static final List<Term> TERMS = List.of(TEXT, NUMBER, AMOUNT, SOURCE, DAY);

    private EventFacts() {}

    /** Puts what the event says into the slots that {@code facts} has for it; the others stay as they are. */
    public static void put(FactSet facts, @Nullable Object[] values, OccurredEvent event) {
        List<Fact> all = facts.facts();
        for (int slot = 0; slot < all.size(); slot++) {
            if (TERMS.contains(all.get(slot).term())) {
                values[slot] = value(all.get(slot), event);
            }
        }
    }

    /** The attribute as an amount. */
    public static Fact amount(String attribute) {
        return new Fact(AMOUNT, List.of(attribute));
    }

    private static @Nullable Object value(Fact fact, OccurredEvent event) {
        Term term = fact.term();
        if (term.equals(SOURCE)) {
            return event.source();
        }
        if (term.equals(DAY)) {
            return event.day();
        }
        String attribute = (String) fact.arguments().get(0);
        if (term.equals(TEXT)) {
            return EventAttributes.text(event.attributes(), attribute);
        }
        return term.equals(NUMBER)
                ? EventAttributes.number(event.attributes(), attribute)
                : EventAttributes.amount(event.attributes(), attribute);
    }
}
