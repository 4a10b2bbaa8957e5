package dev.kequn.rule;

import dev.kequn.platform.Refusal;
import java.util.Map;

/** Something refused for one of the conditions in it, with the place in the condition's text; both count from 1. */
public final class ConditionRefusal extends Refusal {
    private final int line;
    private final int column;

    /** @param place which condition it is, as its field is named in the schema */
    public ConditionRefusal(Enum<?> code, String place, RuleFault fault) {
        super(code, place, fault.getMessage());
        this.line = fault.line();
        this.column = fault.column();
    }

    /** Where it is: the argument, and the place in its text. */
    @Override
    public Map<String, Object> details() {
        return Map.of("field", String.valueOf(field()), "line", line, "column", column);
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
