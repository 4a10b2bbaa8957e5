package dev.kequn.campaign.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.access.Role;
import dev.kequn.campaign.SampleCampaign;
import dev.kequn.campaign.contact.SampleContactPolicy;
import dev.kequn.campaign.enrolment.Bucket;
import dev.kequn.campaign.enrolment.EnrolmentBank;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the day does to customers by itself, from the first who come in to the last who are left when a round is over. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CampaignDayTest {
    private static final EnrolmentBank BANK = new EnrolmentBank("END", 72_000_000);
    private static final int CUSTOMERS = 200;
    private static final LocalDate FROM = LocalDate.of(2026, 7, 1);
    private static final LocalDate TO = LocalDate.of(2026, 7, 31);

    @BeforeEach
    void everybodyIsInOneSegment() {
        SampleCampaign.forget();
        BANK.open(CUSTOMERS, 2);
        BANK.all(0);
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleContactPolicy.forget();
        BANK.close();
    }

    private static SampleCampaign campaign(String code) {
        return SampleCampaign.of(code).audience(BANK.segment(0)).step("VISIT").step("BUY");
    }

    @Test
    void whoComesLaterIsEnrolledTheNextTimeAndNobodyTwice() {
        // Given
        BANK.member(0, 7, false);
        campaign("END_A").live(FROM, TO);
        DayRuns.bring();
        assertThat(enrolled("END_A")).hasSize(CUSTOMERS - 1).doesNotContain(7);
        String before = rows("customer_id <> " + BANK.id(7));

        // When
        BANK.member(0, 7, true);
        DayRuns.bring();

        // Then
        assertThat(enrolled("END_A")).hasSize(CUSTOMERS);
        assertThat(rows("customer_id <> " + BANK.id(7))).isEqualTo(before);
    }

    @Test
    void whoLeavesTheSegmentStays() {
        // Given
        campaign("END_A").live(FROM, TO);
        DayRuns.bring();
        String before = rows("true");

        // When
        BANK.member(0, 7, false);
        DayRuns.bring();

        // Then
        assertThat(rows("true")).isEqualTo(before);
    }

    @Test
    void thePilotIsFirstAndItsCustomersStayWhoTheyAreWhenTheRestFollows() {
        // Given
        campaign("END_A").pilot(1000).control(3000).live(FROM, TO);
        List<Integer> pilot = drawn(i -> Bucket.of("END_A:pilot", BANK.id(i)) < 1000);
        assertThat(pilot).hasSizeBetween(5, 50);

        // When
        DayRuns.bring();

        // Then
        assertThat(enrolled("END_A")).isEqualTo(pilot);
        assertThat(enrolled("END_A", "not pilot")).isEmpty();
        String before = rows("pilot");

        // When
        Database.execute("update campaign set rolled_out = true where code = 'END_A'");
        DayRuns.bring("END_A");

        // Then
        assertThat(enrolled("END_A")).hasSize(CUSTOMERS);
        assertThat(enrolled("END_A", "pilot")).isEqualTo(pilot);
        assertThat(rows("pilot")).isEqualTo(before);
    }

    @Test
    void aRunForOneCampaignEnrolsForThatOneOnly() {
        // Given
        campaign("END_A").live(FROM, TO);
        campaign("END_B").live(FROM, TO);

        // When
        DayRuns.bring("END_B");

        // Then
        assertThat(enrolled("END_A")).isEmpty();
        assertThat(enrolled("END_B")).hasSize(CUSTOMERS);
    }

    @Test
    void newcomersAreBoundToTheVersionInForce() {
        // Given
        BANK.member(0, 7, false);
        SampleCampaign sample = campaign("END_A");
        sample.live(FROM, TO);
        DayRuns.bring();

        // When
        sample.replaced();
        BANK.member(0, 7, true);
        DayRuns.bring();

        // Then
        String version = "(select version from campaign_version v where v.version_id = e.version_id) = ";
        assertThat(enrolled("END_A", version + 2)).containsExactly(7);
        assertThat(enrolled("END_A", version + 1)).hasSize(CUSTOMERS - 1);
    }

    @Test
    void aPausedCampaignEnrolsNobody() {
        // Given
        campaign("END_A").live(FROM, TO);
        Database.execute("update campaign set state = 'PAUSED' where code = 'END_A'");

        // When
        DayRuns.bring();

        // Then
        assertThat(enrolled("END_A")).isEmpty();

        // When
        Database.execute("update campaign set state = 'LIVE' where code = 'END_A'");
        DayRuns.bring();

        // Then
        assertThat(enrolled("END_A")).hasSize(CUSTOMERS);
    }

    @Test
    void controlsAreLeftAloneAndTheUniversalOnesAreTheSameInEveryCampaign() {
        // Given
        EnrolmentBank.universalControl(2000);
        campaign("END_A").control(2500).live(FROM, TO);
        campaign("END_B").control(2500).live(FROM, TO);
        List<Integer> universal = drawn(i -> Bucket.of("universal", BANK.id(i)) < 2000);

        // When
        DayRuns.bring();

        // Then
        for (String code : List.of("END_A", "END_B")) {
            assertThat(enrolled(code, "arm = 'UNIVERSAL_CONTROL'"))
                    .isEqualTo(universal)
                    .isNotEmpty();
            assertThat(enrolled(code, "arm = 'CONTROL'"))
                    .isEqualTo(drawn(i -> Bucket.of(code, BANK.id(i)) >= 7500 && !universal.contains(i)))
                    .isNotEmpty();
            assertThat(enrolled(code, "arm = 'TREATED'"))
                    .isEqualTo(drawn(i -> Bucket.of(code, BANK.id(i)) < 7500 && !universal.contains(i)));
        }
        assertThat(enrolled("END_A", "arm = 'CONTROL'")).isNotEqualTo(enrolled("END_B", "arm = 'CONTROL'"));
        assertThat(Database.rows(
                        "select from enrolment where arm <> 'TREATED' and (next_act is not null or state <> 'ACTIVE'"
                                + " or position > 0)"))
                .isEmpty();
        assertThat(Database.rows("select from contact join enrolment using (customer_id, round_id, entry)"
                        + " where arm <> 'TREATED'"))
                .isEmpty();
        // Nobody agreed to anything here, so whoever is treated is found and not approached.
        assertThat(Database.value("select count(*) || ' ' || min(reason) || ' ' || max(reason) from contact"))
                .isEqualTo(enrolled("END_A", "arm = 'TREATED'").size()
                        + enrolled("END_B", "arm = 'TREATED'").size()
                        + " NO_CONSENT NO_CONSENT");
    }

    @Test
    void prospectsComeInAndKeepTheirPlaceWhenTheyBecomeCustomers() {
        // Given
        BANK.is(7, true, null, null);
        campaign("END_A").live(FROM, TO);
        DayRuns.bring();
        assertThat(enrolled("END_A", "newcomer")).containsExactly(7);
        String before = rows("true");

        // When
        Graphql.as(
                        Tokens.staff("olga", Role.OPERATIONS),
                        "mutation($id: ID!) { prospectConvert(id: $id, customerNo: \"END_CONVERTED\", openedOn: \"2026-07-15\","
                                + " idempotencyKey: \"END_CONVERTED\") { customer { id enrolments { edges { node { campaign state"
                                + " assignment { newcomer } } } } } errors { code } } }",
                        Map.of("id", Long.toString(BANK.id(7))))
                .body("data.prospectConvert.errors", empty())
                .body("data.prospectConvert.customer.id", equalTo(Long.toString(BANK.id(7))))
                .body("data.prospectConvert.customer.enrolments.edges.node.campaign", equalTo(List.of("END_A")))
                .body(
                        "data.prospectConvert.customer.enrolments.edges.node.assignment.newcomer",
                        equalTo(List.of(true)));
        DayRuns.bring();

        // Then
        assertThat(rows("true")).isEqualTo(before);
    }

    @Test
    void whatARoundLeavesOpenIsClosedWithItAndTheNextBeginsAnew() {
        // Given
        EnrolmentBank.universalControl(2000);
        campaign("END_A").control(2500).live(FROM, TO);
        DayRuns.bring();
        List<Integer> treated = enrolled("END_A", "arm = 'TREATED'");
        int done = treated.get(0);
        Database.execute(
                "update enrolment set state = 'COMPLETED', closed_on = '2026-07-15', next_act = null, next_on ="
                        + " null where customer_id = " + BANK.id(done));
        Database.execute("update campaign_round set ends_on = '2026-07-14'");

        // When
        DayRuns.bring();

        // Then
        assertThat(Database.rows("select e.state, closed_on from enrolment e join campaign_round using (round_id)"
                        + " where number = 1 and customer_id = " + BANK.id(done)))
                .containsExactly("COMPLETED|2026-07-15");
        assertThat(enrolled(
                        "END_A", "number = 1 and e.state = 'ENDED' and closed_on = '2026-07-15' and next_act is null"))
                .hasSize(CUSTOMERS - 1);
        assertThat(steps("outcome = 'ENDED' and caused_by = 'ROUND_END' and step = 'VISIT' and position = 0"))
                .isEqualTo(treated.subList(1, treated.size()));
        assertThat(steps("true")).isEqualTo(treated.subList(1, treated.size()));

        // And: whoever was drawn is drawn again
        assertThat(enrolled("END_A", "number = 2 and e.state = 'ACTIVE'")).hasSize(CUSTOMERS);
        assertThat(enrolled("END_A", "number = 2 and arm = 'TREATED'")).isEqualTo(treated);
        assertThat(Database.rows("select from enrolment a join enrolment b using (customer_id, campaign_id)"
                        + " where a.bucket <> b.bucket or a.arm <> b.arm or a.pilot <> b.pilot"))
                .isEmpty();
        String before = rows("true");

        // When
        DayRuns.bring();

        // Then
        assertThat(rows("true")).isEqualTo(before);
    }

    @Test
    void withoutAnythingToDoNobodyIsLookedAt() {
        assertThat(Database.rows("select from job_chunk where run_id = " + DayRuns.bring()))
                .isEmpty();
    }

    private static List<Integer> drawn(IntPredicate which) {
        return IntStream.rangeClosed(1, CUSTOMERS).filter(which).boxed().toList();
    }

    private static List<Integer> enrolled(String code) {
        return enrolled(code, "true");
    }

    /** Which of the customers 1, 2, … are enrolled, in order. */
    private static List<Integer> enrolled(String code, String which) {
        return numbers("select customer_id from enrolment e join campaign using (campaign_id) join campaign_round r"
                + " using (round_id) where code = '%s' and (%s) order by 1".formatted(code, which));
    }

    private static List<Integer> steps(String which) {
        return numbers("select customer_id from enrolment_step where " + which + " order by 1");
    }

    private static List<Integer> numbers(String query) {
        List<Integer> numbers = new ArrayList<>();
        Database.rows(query).forEach(id -> numbers.add((int) (Long.parseLong(id) - BANK.id(0))));
        return numbers;
    }

    private static String rows(String which) {
        return Database.value(
                "select coalesce(string_agg(e::text || xmin::text, ',' order by customer_id, round_id), '')"
                        + " from enrolment e where " + which);
    }
}
