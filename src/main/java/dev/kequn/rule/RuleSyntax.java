package dev.kequn.rule;

import java.util.List;

/**
 * One form of the language, for whoever writes rules or builds an editor for them.
 *
 * @param form as it is written, with … for what stands in it
 * @param example a whole rule that uses it
 */
public record RuleSyntax(String form, String meaning, String example) {
    /** Every form. */
    public static final List<RuleSyntax> ALL = List.of(
            new RuleSyntax(
                    "… && …, … || …, !…",
                    "And, or, not; ! binds before &&, && before ||.",
                    "kind == \"PERSON\" && (age >= 60 || !hasTag(\"vip\"))"),
            new RuleSyntax(
                    "… == …, … != …",
                    "The same, or not the same; both sides of one type. False where either is missing.",
                    "status != \"CLOSED\""),
            new RuleSyntax(
                    "… < …, … <= …, … > …, … >= …",
                    "In order: numbers, amounts, days, and text by code point; not for bool. False where either is "
                            + "missing.",
                    "age >= 18"),
            new RuleSyntax(
                    "… in [\"A\", \"B\"]",
                    "One of the literals of the list, at least one, all of one type. False where it is missing.",
                    "kind in [\"MERCHANT\", \"COMPANY\"]"),
            new RuleSyntax(
                    "… + …, … - …, -…",
                    "Sums and differences of two ints or two amounts. Missing where either side is.",
                    "aum - loan > money(\"500000\")"),
            new RuleSyntax(
                    "known(term)",
                    "Whether there is a value. Every comparison with a missing value is false, != too, so that "
                            + "!(age == 60) holds of one whose age is missing.",
                    "known(age) && age != 60"),
            new RuleSyntax("true, false", "A bool.", "hasTag(\"vip\") == true"),
            new RuleSyntax("90, -5", "A whole number from -10^15 to 10^15.", "productCount > 2"),
            new RuleSyntax(
                    "\"…\" or '…'",
                    "Text, with CEL's escapes, such as \\\" and \\u738b; without a null character.",
                    "occupation == \"教师\""),
            new RuleSyntax(
                    "money(\"12.34\")",
                    "An amount in the bank's currency: up to 12 digits and two decimals, in quotes.",
                    "averageAum(90) >= money(\"500000\")"),
            new RuleSyntax("date(\"2026-01-31\")", "A day that is in the calendar.", "openedOn < date(\"2026-01-01\")"),
            new RuleSyntax(
                    "term(90), term(\"x\")",
                    "A term with parameters takes literals only, each within its range.",
                    "count(\"LOGIN\", 30) >= 5"),
            new RuleSyntax("// …", "A remark up to the end of the line.", "hasTag(\"vip\") // by hand"));
}
