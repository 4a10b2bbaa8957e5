package dev.kequn.segment.template;

import dev.kequn.customer.CustomerAttribute;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.segment.definition.Combination;
import dev.kequn.segment.definition.SegmentKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A group that banks work with, ready to be drafted as a segment; checks itself.
 *
 * @param pattern CEL with parameters in braces; null for a combination
 * @param combination of segments with the codes of other templates; empty where there is a pattern
 * @param attributes what of the bank's own the rule reads
 */
public record SegmentTemplate(
        String code,
        SegmentPurpose purpose,
        String nameZh,
        String nameEn,
        String descriptionZh,
        String descriptionEn,
        @Nullable String pattern,
        List<TemplateParameter> parameters,
        Combination combination,
        List<CustomerAttribute> attributes) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    public SegmentTemplate {
        parameters = List.copyOf(parameters);
        attributes = List.copyOf(attributes);
        Set<String> named = parameters.stream().map(TemplateParameter::name).collect(Collectors.toSet());
        if (!named.equals(places(pattern)) || (pattern == null) == combination.equals(Combination.NONE)) {
            throw new IllegalArgumentException(code + ": its rule and its parameters do not fit");
        }
    }

    public SegmentKind kind() {
        return pattern == null ? SegmentKind.COMBINATION : SegmentKind.RULE;
    }

    /**
     * The rule with these values, and with what is usual where there is none; null for a combination.
     *
     * @param values by name of the parameter
     * @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT}
     */
    public @Nullable String rule(Map<String, String> values) {
        Map<String, String> literals = new HashMap<>();
        parameters.forEach(parameter -> literals.put(
                parameter.name(), parameter.literal(values.getOrDefault(parameter.name(), parameter.standard()))));
        values.keySet().stream()
                .filter(name -> !literals.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "values", code + " has no parameter " + name);
                });
        return pattern == null
                ? null
                : PLACE.matcher(pattern).replaceAll(place -> Matcher.quoteReplacement(literals.get(place.group(1))));
    }

    private static Set<String> places(@Nullable String pattern) {
        return pattern == null
                ? Set.of()
                : PLACE.matcher(pattern).results().map(place -> place.group(1)).collect(Collectors.toSet());
    }
}
