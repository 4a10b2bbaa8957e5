package dev.kequn.rule;

import java.util.List;

/**
 * A term with its arguments, such as {@code averageAum(90)}: one value of each customer.
 *
 * @param arguments a {@code String}, {@code Long} or {@code LocalDate} for each parameter
 */
public record Fact(Term term, List<Object> arguments) {
    public Fact {
        arguments = List.copyOf(arguments);
        if (arguments.size() != term.parameters().size()) {
            throw new IllegalArgumentException(
                    term.name() + " takes " + term.parameters().size() + " arguments");
        }
    }

    @Override
    public String toString() {
        return term.name() + arguments;
    }
}
