package dev.kequn.rule;

/**
 * What is wrong with a rule's text, and where. The message is meant for whoever wrote the rule.
 *
 * <p>Line and column count from 1, columns in code points.
 */
public final class RuleFault extends RuntimeException {
    private final int line;
    private final int column;

    public RuleFault(int line, int column, String message) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    @Override
    public String toString() {
        return "%d:%d %s".formatted(line, column, getMessage());
    }
}
