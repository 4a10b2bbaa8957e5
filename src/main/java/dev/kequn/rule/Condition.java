package dev.kequn.rule;

import java.util.List;

/** True or false of a customer, never missing. Every back end of a rule starts from this tree. */
sealed interface Condition {
    /** All of at least two. */
    record And(List<Condition> parts) implements Condition {}

    /** Any of at least two. */
    record Or(List<Condition> parts) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /** Two operands of one type; false when either is missing. */
    record Compare(Comparison comparison, Operand left, Operand right) implements Condition {}

    /** One of at least one literal of its own type; false when the operand is missing. */
    record OneOf(Operand operand, List<Operand.Literal> literals) implements Condition {}

    /** The fact has a value. */
    record Known(Fact fact) implements Condition {}

    /** A bool that is true; false when it is missing. */
    record Holds(Operand operand) implements Condition {}
}
