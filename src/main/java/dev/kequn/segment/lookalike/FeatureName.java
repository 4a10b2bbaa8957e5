package dev.kequn.segment.lookalike;

import dev.kequn.rule.Fact;
import dev.kequn.rule.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Features are named as rules write the fact, so that a factor can be made a rule: {@code averageAum(90)}. */
final class FeatureName {
    private static final Pattern FORM = Pattern.compile("([a-z][A-Za-z0-9]*)(\\(.{1,250}\\))?");
    /** Terms that tell the same of a tag or an attribute as the feature does. */
    private static final Set<String> OF_A_TAG = Set.of("tag", "hasTag", "tagOn", "hasTagOn", "hasTagDaysAgo");

    private FeatureName() {}

    static String of(Fact fact) {
        String term = fact.term().name();
        if (OF_A_TAG.contains(term)) {
            return of("tag", fact.arguments().get(0));
        }
        return term.toLowerCase(java.util.Locale.ROOT).endsWith("attribute")
                ? of("attribute", fact.arguments().get(0))
                : of(term, fact.arguments().toArray());
    }

    static String of(String term, Object... arguments) {
        return arguments.length == 0
                ? term
                : List.of(arguments).stream()
                        .map(argument -> argument instanceof String text
                                ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                                : argument.toString())
                        .collect(Collectors.joining(", ", term + "(", ")"));
    }

    /** Whether the vocabulary has a term of this name or of this fact's. */
    static boolean isKnown(String name, Vocabulary vocabulary) {
        Matcher form = FORM.matcher(name);
        return form.matches()
                && vocabulary.terms().stream().anyMatch(term -> term.name().equals(form.group(1)));
    }

    /** Whether one of the names is the feature's, or that of its term. */
    static boolean covers(Collection<String> names, String feature) {
        int arguments = feature.indexOf('(');
        return names.contains(feature) || arguments > 0 && names.contains(feature.substring(0, arguments));
    }
}
