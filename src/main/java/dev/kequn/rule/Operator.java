package dev.kequn.rule;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operators of rules: CEL's name of each, as it is written, and what it is good for. */
enum Operator {
    AND("_&&_", "&&", Set.of(TermType.BOOL)),
    OR("_||_", "||", Set.of(TermType.BOOL)),
    NOT("!_", "!", Set.of(TermType.BOOL)),
    EQUAL("_==_", "==", EnumSet.allOf(TermType.class), Comparison.EQUAL),
    NOT_EQUAL("_!=_", "!=", EnumSet.allOf(TermType.class), Comparison.NOT_EQUAL),
    LESS("_<_", "<", TermType.ORDERED, Comparison.LESS),
    LESS_OR_EQUAL("_<=_", "<=", TermType.ORDERED, Comparison.LESS_OR_EQUAL),
    GREATER("_>_", ">", TermType.ORDERED, Comparison.GREATER),
    GREATER_OR_EQUAL("_>=_", ">=", TermType.ORDERED, Comparison.GREATER_OR_EQUAL),
    IN("@in", "in", EnumSet.allOf(TermType.class)),
    PLUS("_+_", "+", TermType.NUMERIC),
    MINUS("_-_", "-", TermType.NUMERIC),
    NEGATIVE("-_", "-", TermType.NUMERIC);

    private static final Map<String, Operator> BY_FUNCTION =
            Arrays.stream(values()).collect(Collectors.toMap(Operator::function, Function.identity()));

    private final String function;
    private final String sign;
    private final Set<TermType> operands;
    private final @Nullable Comparison comparison;

    Operator(String function, String sign, Set<TermType> operands) {
        this(function, sign, operands, null);
    }

    Operator(String function, String sign, Set<TermType> operands, @Nullable Comparison comparison) {
        this.function = function;
        this.sign = sign;
        this.operands = operands;
        this.comparison = comparison;
    }

    static Optional<Operator> of(String function) {
        return Optional.ofNullable(BY_FUNCTION.get(function));
    }

    String function() {
        return function;
    }

    String sign() {
        return sign;
    }

    /** What its left operand may be; the right one is of the same type, or a list of it for {@code in}. */
    Set<TermType> operands() {
        return operands;
    }

    boolean unary() {
        return this == NOT || this == NEGATIVE;
    }

    boolean arithmetic() {
        return this == PLUS || this == MINUS || this == NEGATIVE;
    }

    @Nullable
    Comparison comparison() {
        return comparison;
    }
}
