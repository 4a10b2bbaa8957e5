package dev.kequn.campaign.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.campaign.round.LiveRound;
import dev.kequn.campaign.round.LiveRounds;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes in by something he did comes in on the same terms as the audience. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EventEntryTest {
    private static final EnrolmentBank BANK = new EnrolmentBank("ENE", 74_000_000);
    private static final int CUSTOMERS = 100;
    private static final LocalDate FROM = LocalDate.of(2026, 7, 1);
    private static final LocalDate TO = LocalDate.of(2026, 7, 31);
    /** The 14th in the bank's zone. */
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-07-13T20:00:00Z");

    private final Enroller enroller;
    private final Pool pool;

    @Inject
    EventEntryTest(Enroller enroller, Pool pool) {
        this.enroller = enroller;
        this.pool = pool;
    }

    @BeforeEach
    void open() {
        SampleCampaign.forget();
        BANK.open(CUSTOMERS, 1);
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        BANK.close();
    }

    @Test
    void comesInWhenHeDidItAndBeginsWithTheFirstStep() {
        // Given
        BANK.is(2, true, null, null);
        long version = campaign("").live(FROM, TO);

        // When
        enter(1, 1, 2);

        // Then
        assertThat(
                        Database.rows(
                                """
                        select customer_id - 74000000, round_id, entry, source, segment_id, newcomer, enrolled_on,
                            enrolled_at at time zone 'UTC', state, position, step_entered_at = enrolled_at, next_act, next_on
                        from enrolment order by 1"""))
                .containsExactly(
                        "1|%d|1|EVENT|null|false|2026-07-14|2026-07-13 20:00:00.0|ACTIVE|0|true|APPROACH|2026-07-15"
                                .formatted(version),
                        "2|%d|1|EVENT|null|true|2026-07-14|2026-07-13 20:00:00.0|ACTIVE|0|true|APPROACH|2026-07-15"
                                .formatted(version));
    }

    @Test
    void withoutAnApproachHisTimeRunsFromTheDayHeDidIt() {
        // Given
        campaign("channels = '{}', most_approaches = 0, time_limit = 20").live(FROM, TO);

        // When
        enter(1, 1);

        // Then
        assertThat(Database.rows("select next_act, next_on from enrolment")).containsExactly("TIME_OUT|2026-08-03");
    }

    @Test
    void armsAndPilotAreThoseOfTheAudience() {
        // Given
        campaign("").pilot(5000).control(3000).live(FROM, TO);

        // When
        enter(1, IntStream.rangeClosed(1, CUSTOMERS).toArray());

        // Then
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= CUSTOMERS; i++) {
            if (Bucket.of("ENE_A:pilot", BANK.id(i)) < 5000) {
                int bucket = Bucket.of("ENE_A", BANK.id(i));
                String arm = Bucket.of("universal", BANK.id(i)) < 200
                        ? "UNIVERSAL_CONTROL"
                        : bucket >= 7000 ? "CONTROL" : "TREATED";
                expected.add("%d|%d|%s|true".formatted(BANK.id(i), bucket, arm));
            }
        }
        assertThat(Database.rows("select customer_id, bucket, arm, pilot from enrolment order by 1"))
                .isEqualTo(expected)
                .hasSizeBetween(30, 70);
    }

    @Test
    void whoIsExcludedOrHasLeftDoesNotComeIn() {
        // Given
        BANK.member(0, 1, true);
        BANK.is(2, false, FROM, LocalDate.of(2026, 7, 15));
        BANK.is(3, false, FROM, LocalDate.of(2026, 7, 16));
        campaign("").exclusions(BANK.segment(0)).live(FROM, TO);

        // When
        enter(1, 1, 2, 3);

        // Then
        assertThat(Database.rows("select customer_id from enrolment")).containsExactly("" + BANK.id(3));
    }

    @Test
    void nobodyComesInWhileTheCampaignIsPaused() {
        // Given
        campaign("").live(FROM, TO);
        Database.execute("update campaign set state = 'PAUSED'");

        // When
        enter(1, 1);

        // Then
        assertThat(Database.rows("select from enrolment")).isEmpty();
    }

    @Test
    void theSameAgainIsNothing() {
        // Given
        campaign("").live(FROM, TO);
        enter(1, 1, 2);
        String before = Database.value("select string_agg(e::text || xmin::text, ',') from enrolment e");

        // When
        enter(1, 2, 1);

        // Then
        assertThat(Database.value("select string_agg(e::text || xmin::text, ',') from enrolment e"))
                .isEqualTo(before);
    }

    @Test
    void whoComesBackKeepsHisArmWhateverTheSharesAreNow() {
        // Given
        SampleCampaign sample = campaign("").mostEntries(2);
        sample.live(FROM, TO);
        int[] everyone = IntStream.rangeClosed(1, CUSTOMERS).toArray();
        enter(1, everyone);
        sample.control(5000).replaced();

        // When
        enter(2, everyone);

        // Then
        assertThat(Database.rows("select from enrolment a join enrolment b using (customer_id, round_id)"
                        + " where a.entry = 1 and b.entry = 2 and a.arm = b.arm and a.version_id < b.version_id"))
                .hasSize(CUSTOMERS);
        assertThat(Database.rows("select from enrolment where arm = 'CONTROL'")).isEmpty();
    }

    private static SampleCampaign campaign(String firstStep) {
        return SampleCampaign.of("ENE_A")
                .entry("CAME", null)
                .step("FIRST", firstStep)
                .step("SECOND");
    }

    private void enter(int entry, int... customers) {
        pool.withTransaction(transaction -> LiveRounds.all(transaction).chain(rounds -> {
                    LiveRound round = rounds.get(0);
                    return enroller.enter(
                            transaction,
                            IntStream.of(customers)
                                    .mapToObj(i -> new EventEntry(BANK.id(i), round, entry, AT))
                                    .toList());
                }))
                .await()
                .indefinitely();
    }
}
