package dev.kequn.campaign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.definition.CompletedBy;
import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.campaign.enrolment.EnrolmentState;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens in whatever order, an enrolment ends where {@link NaiveJourney} has it. */
class JourneyPropertyTest {
    private static final OffsetDateTime START = OffsetDateTime.of(2026, 7, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    @Property(tries = 2000)
    void agreesWithTheSlowWay(@ForAll Random random) {
        // Given
        List<CampaignStep> steps = IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> step(i, random))
                .toList();
        LocalDate endsOn = START.toLocalDate().plusDays(random.nextInt(20));
        OffsetDateTime enrolledAt = START.plusHours(random.nextInt(100));
        boolean treated = random.nextInt(5) > 0;
        int approaches = random.nextInt(3);
        Journey journey = new Journey(
                new EnrolmentKey(1, 1, 1),
                new Path(steps, true, endsOn),
                treated,
                enrolledAt,
                Set.of(),
                null,
                new Standing(EnrolmentState.ACTIVE, 0, enrolledAt, approaches, 0, null, null, null, null));
        NaiveJourney naive = new NaiveJourney(steps, endsOn, treated, enrolledAt, approaches);

        for (int i = 0; i < random.nextInt(25); i++) {
            // When
            OffsetDateTime at = START.plusHours(random.nextInt(500));
            if (random.nextInt(6) == 0 && treated) {
                if (journey.now().active()) {
                    journey.miss(Cause.time(at, at.toLocalDate()), at.toLocalDate());
                }
                naive.miss(at);
            } else {
                Set<Integer> completes = new HashSet<>();
                random.ints(random.nextInt(3), 0, steps.size()).forEach(completes::add);
                BitSet completed = new BitSet();
                completes.forEach(completed::set);
                journey.happen(i, at, at.toLocalDate(), completed, at.toLocalDate());
                naive.event(at, at.toLocalDate(), completes);
            }

            // Then
            assertThat(told(journey)).isEqualTo(naive.toString());
        }
    }

    private static String told(Journey journey) {
        Standing now = journey.now();
        List<String> behind = journey.behind().stream()
                .map(step -> step.position() + " " + step.outcome() + " "
                        + step.cause().at().toInstant())
                .toList();
        return "%s at %d, missed %d, %s, converted %s"
                .formatted(
                        now.state(),
                        now.position(),
                        now.state() == EnrolmentState.COMPLETED ? -1 : now.noShows(),
                        behind,
                        now.convertedAt() == null ? null : now.convertedAt().toInstant());
    }

    private static CampaignStep step(int position, Random random) {
        int approaches = random.nextInt(3);
        return new CampaignStep(
                "S" + position,
                "步",
                "Step",
                CompletedBy.EVENT,
                "E" + position,
                null,
                random.nextBoolean(),
                10,
                approaches == 0 ? new String[0] : new String[] {"SMS"},
                approaches,
                5,
                null,
                null,
                null,
                null,
                null);
    }
}
