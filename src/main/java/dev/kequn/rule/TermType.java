package dev.kequn.rule;

import java.util.EnumSet;
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
}
