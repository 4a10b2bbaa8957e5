package dev.kequn.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;

/** Turns a rule's text into a rule, or says what is wrong with it. */
public final class RuleCompiler {
    private RuleCompiler() {}

    /**
     * The rule that the text states in the words of the vocabulary.
     *
     * @throws RuleFault the first fault of the text
     */
    public static Rule compile(String text, Vocabulary vocabulary) {
        checkCharacters(text);
        CelAbstractSyntaxTree parsed = parsed(text, vocabulary);
        new SubsetCheck(vocabulary, new RuleText(parsed.getSource())).check(parsed.getExpr());
        CelAbstractSyntaxTree checked = checked(parsed, vocabulary);
        return new Rule(text, new Lowering(vocabulary, checked).condition(checked.getExpr()));
    }

    /**
     * The same, for a rule that is one of several in something.
     *
     * @param place which it is, as its field is named in the schema
     * @throws ConditionRefusal {@code refusal} for the first fault of the text
     */
    public static Rule compile(String text, Vocabulary vocabulary, Enum<?> refusal, String place) {
        try {
            return compile(text, vocabulary);
        } catch (RuleFault fault) {
            throw new ConditionRefusal(refusal, place, fault);
        }
    }

    private static void checkCharacters(String text) {
        if (text.isBlank()) {
            throw new RuleFault(1, 1, "The rule is empty");
        }
        if (text.codePointCount(0, text.length()) > RuleLanguage.LONGEST) {
            throw new RuleFault(1, 1, "A rule has at most %d characters".formatted(RuleLanguage.LONGEST));
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE || c == 0)) {
            throw new RuleFault(1, 1, "The rule holds half a character, or a null character");
        }
    }

    private static CelAbstractSyntaxTree parsed(String text, Vocabulary vocabulary) {
        CelValidationResult result =
                vocabulary.language().cel().parse(CelSource.newBuilder(text).build());
        if (result.hasError()) {
            throw SyntaxFaults.of(result.getErrors().get(0));
        }
        return ast(result);
    }

    private static CelAbstractSyntaxTree checked(CelAbstractSyntaxTree parsed, Vocabulary vocabulary) {
        CelValidationResult result = vocabulary.language().cel().check(parsed);
        if (result.hasError()) {
            throw new TypeFaults(parsed).of(result.getErrors());
        }
        return ast(result);
    }

    private static CelAbstractSyntaxTree ast(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException(e);
        }
    }
}
