package dev.kequn.rule;

import java.math.BigDecimal;

/** Values as they are written in a rule. */
final class Text {
    private Text() {}

    static String of(TermType type, Object value) {
        return switch (type) {
            case BOOL, INT -> value.toString();
            case STRING -> quoted((String) value);
            case DATE -> "date(\"" + value + "\")";
            case MONEY -> "money(\"" + BigDecimal.valueOf((Long) value, 2).toPlainString() + "\")";
        };
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
