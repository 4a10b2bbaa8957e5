package dev.kequn.rule;

import java.util.List;

/** A vocabulary with a term of every type and form, for tests without a database. */
final class Words {
    static final Vocabulary VOCABULARY = Vocabulary.of(List.of(
            Term.local("age", TermType.INT, "Age."),
            Term.local("score", TermType.INT, "Score."),
            Term.local("aum", TermType.MONEY, "Assets."),
            Term.local("loan", TermType.MONEY, "Loan."),
            Term.local("name", TermType.STRING, "Name."),
            Term.local("kind", TermType.STRING, "Kind."),
            Term.local("openedOn", TermType.DATE, "Opened."),
            Term.local("assessedOn", TermType.DATE, "Assessed."),
            Term.local("vip", TermType.BOOL, "VIP."),
            Term.local("silent", TermType.BOOL, "Silent."),
            Term.local("hasTag", TermType.BOOL, "Tagged.", Parameter.string("name", "The tag.")),
            Term.local("averageAum", TermType.MONEY, "Average.", Parameter.integer("days", 1, 3660, "The days."))));

    private Words() {}

    static Rule rule(String text) {
        return RuleCompiler.compile(text, VOCABULARY);
    }
}
