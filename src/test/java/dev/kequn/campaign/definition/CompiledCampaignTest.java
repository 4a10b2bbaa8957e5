package dev.kequn.campaign.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.customer.event.EventFacts;
import dev.kequn.customer.event.OccurredEvent;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Fact;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermType;
import dev.kequn.rule.Vocabulary;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an event is to a version. */
class CompiledCampaignTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 15);
    private static final Vocabulary WORDS =
            Vocabulary.of(List.of(Term.local("age", TermType.INT, "Age."))).with(EventFacts.TERMS.toArray(Term[]::new));

    @Test
    void typeAndConditionDecide() {
        CompiledCampaign campaign = campaign(
                "age >= 60",
                SampleContent.step("FIRST", "VISIT", "eventText(\"branch\") == \"B1\" && age < 90"),
                SampleContent.step("LAST", "OPEN", null));

        assertThat(campaign.enters("SIGN_UP", values(campaign, "{}", 60L))).isTrue();
        assertThat(campaign.enters("SIGN_UP", values(campaign, "{}", 59L))).isFalse();
        assertThat(campaign.enters("SIGN_UP", values(campaign, "{}", null))).isFalse();
        assertThat(campaign.enters("VISIT", values(campaign, "{}", 60L))).isFalse();
        assertThat(campaign.completes(0, "VISIT", values(campaign, "{\"branch\": \"B1\"}", 60L)))
                .isTrue();
        assertThat(campaign.completes(0, "VISIT", values(campaign, "{\"branch\": \"B1\"}", 90L)))
                .isFalse();
        assertThat(campaign.completes(0, "VISIT", values(campaign, "{}", 60L))).isFalse();
        assertThat(campaign.completes(0, "OPEN", values(campaign, "{\"branch\": \"B1\"}", 60L)))
                .isFalse();
        assertThat(campaign.completes(1, "OPEN", values(campaign, "{}", null))).isTrue();
    }

    @Test
    void itConcernsItsOwnTypesOnly() {
        CompiledCampaign campaign = campaign(null, SampleContent.step("FIRST", "VISIT", null));

        assertThat(campaign.concerns("SIGN_UP")).isTrue();
        assertThat(campaign.concerns("VISIT")).isTrue();
        assertThat(campaign.concerns("visit")).isFalse();
        assertThat(campaign.facts().size()).isZero();
    }

    @Test
    void theFirstConditionThatIsNoneIsNamed() {
        assertThatThrownBy(() -> campaign(
                        "true",
                        SampleContent.step("FIRST", "VISIT", "age > 1"),
                        SampleContent.step("LAST", "OPEN", "age >\n \"x\"")))
                .isInstanceOfSatisfying(ConditionRefusal.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("steps[1].condition");
                    assertThat(refusal.code()).isEqualTo(CampaignRefusal.INVALID_CONDITION);
                    assertThat(refusal.line()).isEqualTo(2);
                    assertThat(refusal.column()).isEqualTo(2);
                });
        assertThatThrownBy(() -> campaign("ages", SampleContent.step("FIRST", "VISIT", "ages")))
                .isInstanceOfSatisfying(ConditionRefusal.class, refusal -> assertThat(refusal.field())
                        .isEqualTo("entry.condition"));
    }

    private static CompiledCampaign campaign(@Nullable String entry, CampaignStep... steps) {
        CampaignContent content = new CampaignContent(
                SampleContent.terms(DAY, null, "SIGN_UP", entry), List.of(), List.of(steps), List.of());
        return new CompiledCampaign(content, CampaignConditions.of(content, WORDS));
    }

    private static @Nullable Object[] values(CompiledCampaign campaign, String attributes, @Nullable Long age) {
        @Nullable Object[] values = new Object[campaign.facts().size()];
        List<Fact> facts = campaign.facts().facts();
        for (int i = 0; i < values.length; i++) {
            values[i] = facts.get(i).term().name().equals("age") ? age : null;
        }
        EventFacts.put(campaign.facts(), values, new OccurredEvent("ANY", "core", DAY, new JsonObject(attributes)));
        return values;
    }
}
