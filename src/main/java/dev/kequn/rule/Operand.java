package dev.kequn.rule;

/** A value of a customer, which may be missing. */
sealed interface Operand {
    TermType type();

    /** @param value a {@code Boolean}, {@code Long} (INT; MONEY in minor units), {@code String} or {@code LocalDate} */
    record Literal(TermType type, Object value) implements Operand {}

    record FactValue(Fact fact) implements Operand {
        @Override
        public TermType type() {
            return fact.term().type();
        }
    }

    /** INT or MONEY; missing when either side is. */
    record Sum(Operand left, Operand right) implements Operand {
        @Override
        public TermType type() {
            return left.type();
        }
    }

    /** INT or MONEY; missing when either side is. */
    record Difference(Operand left, Operand right) implements Operand {
        @Override
        public TermType type() {
            return left.type();
        }
    }

    /** INT or MONEY; missing when the operand is. */
    record Negative(Operand operand) implements Operand {
        @Override
        public TermType type() {
            return operand.type();
        }
    }

    /** A condition taken as a bool, as in {@code (age > 60) == hasTag("senior")}. */
    record Truth(Condition condition) implements Operand {
        @Override
        public TermType type() {
            return TermType.BOOL;
        }
    }
}
