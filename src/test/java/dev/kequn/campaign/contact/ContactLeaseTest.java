package dev.kequn.campaign.contact;

import static dev.kequn.campaign.contact.Contacting.GATEWAY;
import static dev.kequn.campaign.contact.Contacting.OTHER_GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateways get each contact one at a time, and only what is still wanted. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ContactLeaseTest {
    private static final SampleBranch BRANCH = new SampleBranch("CL", 71_200_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    @Inject
    ContactClosing closing;

    @Inject
    Pool pool;

    private long round;

    @BeforeEach
    void planned() {
        close();
        BRANCH.open(4);
        SampleCampaign.forget();
        SampleContactPolicy.free().cost("SMS", 7).set();
        round = SampleCampaign.of("CL_ONE")
                .entry("COME", null)
                .budget(1000)
                .step("COME")
                .live(TODAY, TODAY.plusDays(30));
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleContactPolicy.forget();
        BRANCH.close();
    }

    private void plan(int customers) {
        for (int i = 1; i <= customers; i++) {
            Contacting.enrol(BRANCH.id(i), round);
        }
        Contacting.plan(BRANCH, customers);
    }

    @Test
    void comesWithEverythingTheGatewayNeeds() {
        plan(1);

        List<Map<String, Object>> due = Contacting.due(GATEWAY, "SMS", 10);

        assertThat(due).hasSize(1);
        assertThat(due.get(0))
                .containsEntry("channel", "SMS")
                .containsEntry("campaign", "CL_ONE")
                .containsEntry("round", 1)
                .containsEntry("step", "COME")
                .containsEntry("approach", 1)
                .containsEntry("lease", 1)
                .containsEntry(
                        "customer",
                        Map.of(
                                "id",
                                "" + BRANCH.id(1),
                                "customerNo",
                                BRANCH.number(1),
                                "name",
                                "客户1",
                                "phone",
                                BRANCH.phone(1)));
        assertThat(due.get(0).get("messages").toString()).isEqualTo("[{locale=zh, title=null, body=请来}]");
        assertThat(Database.value("select state || ' ' || lease || ' ' || leased_by || ' '"
                        + " || (leased_until between clock_timestamp() + interval '4 minutes'"
                        + " and clock_timestamp() + interval '5 minutes') from contact"))
                .isEqualTo("LEASED 1 gateway-1 true");
    }

    @Test
    void theMostUrgentComesFirstAndNothingTwice() {
        // Given
        plan(3);
        long urgent = SampleCampaign.of("CL_TWO")
                .entry("COME", null)
                .priority(900)
                .step("COME")
                .live(TODAY, TODAY.plusDays(30));
        Contacting.enrol(BRANCH.id(3), urgent);
        Contacting.plan(BRANCH, 3);

        // When
        List<Map<String, Object>> first = Contacting.due(GATEWAY, "SMS", 2);
        List<Map<String, Object>> second = Contacting.due(OTHER_GATEWAY, "SMS", 10);

        // Then: of a customer one at a time, so that his second waits for the next call
        assertThat(first).extracting(one -> one.get("campaign")).containsExactly("CL_TWO", "CL_ONE");
        assertThat(second).extracting(one -> one.get("campaign")).containsExactly("CL_ONE", "CL_ONE");
        assertThat(Contacting.due(GATEWAY, "SMS", 10)).isEmpty();
        assertThat(Contacting.due(GATEWAY, "PUSH", 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void asksForOneToFiveHundred(int first) {
        plan(1);

        Graphql.as(GATEWAY, "mutation { contactsDue(channel: SMS, first: %d) { id } }".formatted(first))
                .body("errors.extensions.code", contains("INVALID_ARGUMENT"));
        assertThat(Contacting.states()).containsExactly("DUE");
    }

    @Test
    void aLeaseThatEndsGivesTheContactBack() {
        // Given
        plan(1);
        Map<String, Object> lost = Contacting.due(GATEWAY, "SMS", 1).get(0);
        assertThat(Contacting.due(OTHER_GATEWAY, "SMS", 1)).isEmpty();
        expire();

        // When
        Map<String, Object> again = Contacting.due(OTHER_GATEWAY, "SMS", 1).get(0);

        // Then
        assertThat(again).containsEntry("id", lost.get("id")).containsEntry("lease", 2);
        assertThat(Contacting.reported(GATEWAY, lost, "DELIVERED")).isEqualTo("LEASE_EXPIRED lease");
        assertThat(Contacting.reported(OTHER_GATEWAY, again, "DELIVERED")).isEqualTo("DELIVERED");
        assertThat(Contacting.money(round)).isEqualTo("0 7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CANCELLED MOVED_ON; update enrolment set position = 1",
                "CANCELLED MOVED_ON; update enrolment set state = 'COMPLETED', next_act = null, next_on = null, closed_on = '2026-07-15'",
                "CANCELLED CAMPAIGN_NOT_LIVE; update campaign set state = 'ENDED', ended_at = now(), end_reason = 'x'",
                "CANCELLED ROUND_ENDED; update campaign_round set state = 'ENDED', ended_at = now()",
                "EXPIRED NOT_FETCHED; update contact set due_at = '2026-07-12 11:59+08'",
                "CANCELLED NO_CONSENT; insert into customer_consent select customer_id, 'MARKETING', '2026-07-15', false, 'api', 'x' from contact",
                "CANCELLED REFUSED; update contact_standing set suppressed_until = '2026-07-16'",
                "CANCELLED UNREACHABLE; update customer set phone = null where customer_id in (select customer_id from contact)",
                "CANCELLED CAP; update contact set slot_on = '2026-07-14'"
            })
    void whatIsNotWantedAnyMoreIsTakenBack(String expected, String change) {
        // Given
        plan(1);
        SampleContactPolicy.free()
                .cap("SMS", expected.endsWith("CAP") ? 0 : 1, 7)
                .set();
        Database.execute(change);

        // When
        List<Map<String, Object>> due = Contacting.due(GATEWAY, "SMS", 10);

        // Then
        assertThat(due).isEmpty();
        assertThat(Contacting.states()).containsExactly(expected);
        assertThat(Contacting.money(round)).isEqualTo("0 0");
        assertThat(Database.value("select slot_on is null and lease = 0 from contact"))
                .isEqualTo("true");
    }

    @Test
    void whatIsTakenBackAfterALeaseIsNobodysAnyMore() {
        plan(1);
        Map<String, Object> lost = Contacting.due(GATEWAY, "SMS", 1).get(0);
        expire();
        Database.execute("update enrolment set position = 1");

        assertThat(Contacting.due(OTHER_GATEWAY, "SMS", 1)).isEmpty();
        assertThat(Contacting.states()).containsExactly("CANCELLED MOVED_ON");
        assertThat(Contacting.reported(GATEWAY, lost, "DELIVERED")).isEqualTo("LEASE_EXPIRED contactId");
        assertThat(Contacting.money(round)).isEqualTo("0 0");
    }

    @Test
    void whatLayOvernightTakesTodaysSlot() {
        plan(1);
        Database.execute("update contact set slot_on = '2026-07-13', due_at = '2026-07-13 12:00+08'");
        int policy = SampleContactPolicy.free().cap("SMS", 1, 3).set();

        assertThat(Contacting.due(GATEWAY, "SMS", 1)).hasSize(1);
        assertThat(Database.value("select slot_on || ' ' || policy from contact"))
                .isEqualTo("2026-07-15 " + policy);
    }

    @Test
    void aPausedCampaignKeepsItsContacts() {
        plan(1);
        Database.execute("update campaign set state = 'PAUSED'");

        assertThat(Contacting.due(GATEWAY, "SMS", 1)).isEmpty();
        assertThat(Contacting.states()).containsExactly("DUE");
        Database.execute("update campaign set state = 'LIVE'");
        assertThat(Contacting.due(GATEWAY, "SMS", 1)).hasSize(1);
    }

    @Test
    void nothingGoesOutInQuietHoursOrBeforeItIsDue() {
        plan(1);
        SampleContactPolicy.free().quiet("11:00", "13:00").set();
        assertThat(Contacting.due(GATEWAY, "SMS", 1)).isEmpty();
        SampleContactPolicy.free().set();
        Database.execute("update contact set due_at = '2026-07-15 12:01+08'");
        assertThat(Contacting.due(GATEWAY, "SMS", 1)).isEmpty();
        assertThat(Contacting.states()).containsExactly("DUE");
    }

    @Test
    void theListIsWrittenOnlyOnceForAllWhoAskAtOnce() {
        plan(4);

        List<Object> ids = AtOnce.ask(8, i -> Contacting.due(i % 2 == 0 ? GATEWAY : OTHER_GATEWAY, "SMS", 2)).stream()
                .flatMap(List::stream)
                .map(one -> one.get("id"))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Database.value("select count(*) from contact where state = 'LEASED' and lease = 1"))
                .isEqualTo(Integer.toString(ids.size()));
    }

    @Test
    void aCustomerWhomSomeoneElseHoldsIsPassedOver() throws SQLException {
        plan(2);
        try (Connection other = Database.connect(EmbeddedDatabase.OWNER)) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("select from contact_standing where customer_id = %d for update".formatted(BRANCH.id(1)));

            assertThat(Contacting.due(GATEWAY, "SMS", 10))
                    .extracting(one -> one.get("id").toString())
                    .allMatch(id -> id.startsWith(BRANCH.id(2) + "-"))
                    .hasSize(1);
        }
        assertThat(Contacting.due(GATEWAY, "SMS", 10)).hasSize(1);
    }

    @Test
    void theDayClosesWhatHasNoReasonAnyMore() {
        // Given
        plan(4);
        long customer = BRANCH.id(1);
        Contacting.due(GATEWAY, "SMS", 2);
        expire();
        Database.execute(
                "update enrolment set state = 'DROPPED', next_act = null, next_on = null, closed_on = '2026-07-15'"
                        + " where customer_id = " + customer,
                "update contact set due_at = '2026-07-01' where customer_id = " + BRANCH.id(4));

        // When
        closeDay(BRANCH.id(1), BRANCH.id(3));
        assertThat(Contacting.states()).containsExactlyInAnyOrder("CANCELLED MOVED_ON", "LEASED", "DUE", "DUE");
        closeDay(BRANCH.id(4), BRANCH.id(4));

        // Then
        assertThat(Contacting.states())
                .containsExactlyInAnyOrder("CANCELLED MOVED_ON", "LEASED", "DUE", "EXPIRED NOT_FETCHED");
        assertThat(Contacting.money(round)).isEqualTo("14 0");
        Database.execute("update campaign_round set state = 'ENDED', ended_at = now()");
        closeDay(BRANCH.id(1), BRANCH.id(4));
        closeDay(BRANCH.id(1), BRANCH.id(4));
        assertThat(Contacting.states())
                .containsExactlyInAnyOrder(
                        "CANCELLED MOVED_ON", "CANCELLED ROUND_ENDED", "CANCELLED ROUND_ENDED", "EXPIRED NOT_FETCHED");
        assertThat(Contacting.money(round)).isEqualTo("0 0");
    }

    private void closeDay(long first, long last) {
        pool.withTransaction(transaction -> closing.closeRange(transaction, first, last))
                .await()
                .indefinitely();
    }

    private static void expire() {
        Database.execute("update contact set leased_until = '2026-01-01' where state = 'LEASED'");
    }
}
