package dev.kequn.campaign.definition;

import dev.kequn.rule.FactSet;
import dev.kequn.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A version ready to judge one event after the other. */
public final class CompiledCampaign {
    private final CampaignContent content;
    private final FactSet facts;
    private final Predicate<@Nullable Object[]> entry;
    private final List<Predicate<@Nullable Object[]>> steps;

    /** @param conditions by their places */
    CompiledCampaign(CampaignContent content, Map<String, Rule> conditions) {
        this.content = content;
        this.facts = FactSet.of(conditions.values());
        this.entry = over(conditions.get(CampaignConditions.ENTRY));
        this.steps = IntStream.range(0, content.steps().size())
                .mapToObj(i -> over(conditions.get(CampaignConditions.ofStep(i))))
                .toList();
    }

    private Predicate<@Nullable Object[]> over(@Nullable Rule rule) {
        return rule == null ? values -> true : rule.over(facts);
    }

    public CampaignContent content() {
        return content;
    }

    /**
     * What all its conditions ask of a customer; the event's own words have to be put in with {@link
     * dev.kequn.customer.event.EventFacts}.
     */
    public FactSet facts() {
        return facts;
    }

    /** Whether events of the type can bring anybody in or forward. */
    public boolean concerns(String type) {
        return type.equals(content.terms().entryEvent())
                || content.steps().stream().anyMatch(step -> type.equals(step.eventType()));
    }

    /** Whether the event of this type brings its customer in; {@code values} in the slots of {@link #facts}. */
    public boolean enters(String type, @Nullable Object[] values) {
        return type.equals(content.terms().entryEvent()) && entry.test(values);
    }

    /** Whether the event of this type completes the step; {@code values} in the slots of {@link #facts}. */
    public boolean completes(int position, String type, @Nullable Object[] values) {
        return type.equals(content.steps().get(position).eventType())
                && steps.get(position).test(values);
    }
}
