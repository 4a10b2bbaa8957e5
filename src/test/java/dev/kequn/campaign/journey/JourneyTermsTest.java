package dev.kequn.campaign.journey;

import static dev.kequn.campaign.journey.Walkers.customer;
import static dev.kequn.campaign.journey.Walkers.enrol;
import static dev.kequn.campaign.journey.Walkers.event;
import static dev.kequn.campaign.journey.Walkers.happen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.rule.FactLoader;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.Vocabularies;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules learn of campaigns. */
@QuarkusTest
@WithTestResource(TestBank.class)
class JourneyTermsTest {
    @Inject
    Vocabularies vocabularies;

    @Inject
    FactLoader loader;

    @Inject
    Pool pool;

    @Test
    void rulesKnowWhoIsInACampaignAndHowFar() {
        // Given
        Walkers.awaitDelivery();
        SampleCampaign.forget();
        long round = SampleCampaign.of("JT_TERMS")
                .audience("JT_NOBODY")
                .step("VISIT")
                .step("BUY")
                .live(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31));
        SampleCampaign.of("JT_OTHER").audience("JT_NOBODY").step("VISIT").approved();
        long walker = customer();
        long control = customer();
        enrol(round, walker);
        enrol(round, control, "CONTROL");
        Database.execute("update enrolment set no_shows = 2 where customer_id = " + walker);

        // When
        happen(
                event(walker, "VISIT", "2026-07-12 23:59:59+08", "{}"),
                event(control, "BUY", "2026-07-13 00:00:00+08", "{}"));
        Database.execute("update enrolment set no_shows = 1 where customer_id = " + walker);

        // Then
        assertThat(holds("enrolledIn(\"JT_TERMS\")", walker, "2026-07-10")).isTrue();
        assertThat(holds("enrolledIn(\"JT_TERMS\")", walker, "2026-07-09")).isFalse();
        assertThat(holds("enrolledIn(\"JT_TERMS\")", control, "2026-07-15")).isTrue();
        assertThat(holds("enrolledIn(\"JT_OTHER\")", walker, "2026-07-15")).isFalse();
        assertThat(holds("completedStep(\"JT_TERMS\", \"VISIT\")", walker, "2026-07-12"))
                .isTrue();
        assertThat(holds("completedStep(\"JT_TERMS\", \"VISIT\")", walker, "2026-07-11"))
                .isFalse();
        assertThat(holds("completedStep(\"JT_TERMS\", \"BUY\")", walker, "2026-07-15"))
                .isFalse();
        assertThat(holds("completedStep(\"JT_OTHER\", \"VISIT\")", walker, "2026-07-15"))
                .isFalse();
        assertThat(holds("convertedBy(\"JT_TERMS\")", control, "2026-07-13")).isTrue();
        assertThat(holds("convertedBy(\"JT_TERMS\")", control, "2026-07-12")).isFalse();
        assertThat(holds("convertedBy(\"JT_TERMS\")", walker, "2026-07-15")).isFalse();
        assertThat(holds("campaignNoShows(\"JT_TERMS\") == 3", walker, "2026-07-15"))
                .isTrue();
        assertThat(holds("campaignNoShows(\"JT_OTHER\") == 0", walker, "2026-07-15"))
                .isTrue();
    }

    /** A step that was given up is not counted with the enrolment that stayed at it. */
    @Test
    void aNoShowIsCountedOnce() {
        SampleCampaign.forget();
        long round = SampleCampaign.of("JT_SHOWS")
                .audience("JT_NOBODY")
                .step("VISIT")
                .live(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31));
        long customer = customer();
        enrol(round, customer);
        Database.execute(
                "update enrolment set state = 'DROPPED', no_shows = 3, next_act = null, next_on = null,"
                        + " closed_on = '2026-07-14' where customer_id = " + customer,
                "insert into enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome,"
                        + " caused_by, approaches, no_shows) select customer_id, round_id, entry, 0, 'VISIT', enrolled_at,"
                        + " '2026-07-14', 'DROPPED', 'TIME', 3, 3 from enrolment where customer_id = " + customer);

        assertThat(holds("campaignNoShows(\"JT_SHOWS\") == 3", customer, "2026-07-15"))
                .isTrue();
        assertThat(holds("enrolledIn(\"JT_SHOWS\")", customer, "2026-07-14")).isFalse();
        assertThat(holds("enrolledIn(\"JT_SHOWS\")", customer, "2026-07-13")).isTrue();
    }

    private boolean holds(String text, long customer, String day) {
        Rule rule = RuleCompiler.compile(text, vocabularies.shared());
        FactSet facts = FactSet.of(List.of(rule));
        return rule.over(facts)
                .test(loader.load(pool, facts, List.of(customer), LocalDate.parse(day))
                        .await()
                        .indefinitely()
                        .get(customer));
    }
}
