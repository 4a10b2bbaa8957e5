package dev.kequn.rule;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("RuleTermType")
@Description("The type of a value in a rule. Values of different types never compare.")
public enum TermType {
    @Description("true or false; compared with == and != only.")
    BOOL,
    @Description("A whole number from -10^15 to 10^15.")
    INT,
    @Description("Text, ordered by code point.")
    STRING,
    @Description("A day, written date(\"2026-01-31\").")
    DATE,
    @Description("An amount in the bank's currency, written money(\"500000\") or money(\"12.34\").")
    MONEY;

    static final Set<TermType> ORDERED = EnumSet.of(INT, STRING, DATE, MONEY);
    static final Set<TermType> NUMERIC = EnumSet.of(INT, MONEY);

    /** The name of the type in rules and in messages about them. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of its values in SQL. */
    String sqlType() {
        return switch (this) {
            case BOOL -> "boolean";
            case INT, MONEY -> "bigint";
            case STRING -> "text";
            case DATE -> "date";
        };
    }

    /** The values as an array of their Java type, as the client binds it. */
    Object[] array(List<?> values) {
        return switch (this) {
            case BOOL -> values.toArray(Boolean[]::new);
            case INT, MONEY -> values.toArray(Long[]::new);
            case STRING -> values.toArray(String[]::new);
            case DATE -> values.toArray(LocalDate[]::new);
        };
    }
}
