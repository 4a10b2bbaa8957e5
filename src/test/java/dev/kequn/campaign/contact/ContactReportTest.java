package dev.kequn.campaign.contact;

import static dev.kequn.campaign.contact.Contacting.GATEWAY;
import static dev.kequn.campaign.contact.Contacting.OTHER_GATEWAY;
import static dev.kequn.campaign.contact.Contacting.report;
import static dev.kequn.campaign.contact.Contacting.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gateways report takes effect once, from who has the contact, and changes nothing where it is refused. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ContactReportTest {
    private static final SampleBranch BRANCH = new SampleBranch("CR", 71_300_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    private long round;

    @BeforeEach
    void open() {
        close();
        BRANCH.open(3);
        SampleCampaign.forget();
        SampleContactPolicy.free().cost("SMS", 7).suppression(2, 30).set();
        round = SampleCampaign.of("CR_ONE")
                .entry("COME", null)
                .budget(1000)
                .step("COME", "most_approaches = 10")
                .live(TODAY, TODAY.plusDays(30));
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleContactPolicy.forget();
        BRANCH.close();
    }

    private Map<String, Object> leased(int customer) {
        if (Database.rows("select from enrolment where customer_id = " + BRANCH.id(customer))
                .isEmpty()) {
            Contacting.enrol(BRANCH.id(customer), round);
        } else {
            Database.execute("update enrolment set next_act = 'APPROACH', next_on = '2026-07-15' where customer_id = "
                    + BRANCH.id(customer));
        }
        Contacting.plan(BRANCH.id(customer), BRANCH.id(customer));
        return Contacting.due(GATEWAY, "SMS", 1).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, DELIVERED, DELIVERED||true|false, 0 7",
        "FAILED, FAILED, FAILED|no such number|false|null, 0 0",
        "ANSWERED, DELIVERED, DELIVERED||true|false, 0 7",
        "REFUSED, DELIVERED, DELIVERED||true|false, 0 7"
    })
    void takesEffectOnceHoweverOftenItComes(String outcome, String state, String row, String money) {
        // Given
        Map<String, Object> contact = leased(1);
        assertThat(Contacting.money(round)).isEqualTo("7 0");

        // When
        List<String> answers = AtOnce.ask(16, i -> reported(GATEWAY, contact, outcome));

        // Then
        assertThat(answers).hasSize(16).containsOnly(state);
        assertThat(Contacting.money(round)).isEqualTo(money);
        assertThat(Database.value(
                        "select state || '|' || coalesce(reason, '') || '|' || (slot_on is not null) from contact"))
                .isEqualTo(row.substring(0, row.lastIndexOf('|')));
        assertThat(Database.value("select leased_until is null and reported_at is not null from contact"))
                .isEqualTo("true");
        assertThat(Database.value("select refusals from contact_standing"))
                .isEqualTo(outcome.equals("REFUSED") ? "1" : "0");
    }

    @Test
    void anAnswerMayFollowAndStays() {
        Map<String, Object> contact = leased(1);

        assertThat(reported(GATEWAY, contact, "DELIVERED")).isEqualTo("DELIVERED");
        Database.execute("update contact set reported_at = '2026-01-01'");
        assertThat(reported(OTHER_GATEWAY, contact, "ANSWERED")).isEqualTo("DELIVERED");
        assertThat(reported(OTHER_GATEWAY, contact, "REFUSED")).isEqualTo("WRONG_STATE outcome");
        assertThat(reported(GATEWAY, contact, "FAILED")).isEqualTo("WRONG_STATE outcome");
        assertThat(reported(GATEWAY, contact, "DELIVERED")).isEqualTo("DELIVERED");

        assertThat(Database.value("select answer || ' ' || (reported_at = '2026-01-01') || ' ' || refusals from contact"
                        + " join contact_standing using (customer_id)"))
                .isEqualTo("ANSWERED true 0");
        assertThat(Contacting.money(round)).isEqualTo("0 7");
    }

    @Test
    void whatFailedWasNotDelivered() {
        Map<String, Object> contact = leased(1);

        assertThat(reported(GATEWAY, contact, "FAILED")).isEqualTo("FAILED");
        assertThat(reported(GATEWAY, contact, "DELIVERED")).isEqualTo("WRONG_STATE outcome");
        assertThat(reported(GATEWAY, contact, "REFUSED")).isEqualTo("WRONG_STATE outcome");
        assertThat(Contacting.money(round)).isEqualTo("0 0");
    }

    @Test
    void onlyWhoHasTheContactReportsIt() {
        // Given
        Map<String, Object> contact = leased(1);
        Map<String, Object> wrong = new LinkedHashMap<>(contact);
        wrong.put("lease", 2);
        Map<String, Object> unknown = new LinkedHashMap<>(contact);
        unknown.put("id", BRANCH.id(2) + contact.get("id").toString().substring((BRANCH.id(1) + "").length()));
        String before = Database.value("select md5(row_to_json(contact)::text) from contact");

        // When
        assertThat(reported(OTHER_GATEWAY, contact, "DELIVERED")).isEqualTo("LEASE_EXPIRED lease");
        assertThat(reported(GATEWAY, wrong, "DELIVERED")).isEqualTo("LEASE_EXPIRED lease");
        assertThat(reported(GATEWAY, unknown, "DELIVERED")).isEqualTo("UNKNOWN_CONTACT contactId");
        for (String id : List.of("", "1", "0-1", "x-y", "99999999999999999999-1", "1-1-1")) {
            unknown.put("id", id);
            assertThat(reported(GATEWAY, unknown, "DELIVERED")).as(id).isEqualTo("UNKNOWN_CONTACT contactId");
        }

        // Then
        assertThat(Database.value("select md5(row_to_json(contact)::text) from contact"))
                .isEqualTo(before);
        assertThat(Contacting.money(round)).isEqualTo("7 0");
        assertThat(Database.value("select refusals from contact_standing")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELIVERED", "FAILED", "ANSWERED", "REFUSED"})
    void afterItsLeaseItIsTooLate(String outcome) {
        Map<String, Object> contact = leased(1);
        Database.execute("update contact set leased_until = '2026-01-01'");

        assertThat(reported(GATEWAY, contact, outcome)).isEqualTo("LEASE_EXPIRED lease");
        assertThat(Contacting.states()).containsExactly("LEASED");
        assertThat(Contacting.money(round)).isEqualTo("7 0");
    }

    @Test
    void whatNobodyHasCannotBeReported() {
        Contacting.enrol(BRANCH.id(1), round);
        Contacting.plan(BRANCH, 1);
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("id", Database.value("select customer_id || '-' || contact_id from contact"));
        contact.put("lease", 0);

        assertThat(reported(GATEWAY, contact, "DELIVERED")).isEqualTo("WRONG_STATE contactId");
        assertThat(Contacting.states()).containsExactly("DUE");
    }

    @Test
    void eachReportIsTakenByItself() {
        // Given
        Map<String, Object> one = leased(1);
        Map<String, Object> two = leased(2);
        Map<String, Object> three = leased(3);
        Map<String, Object> future = report(three, "DELIVERED", null);
        future.put("at", "2990-01-01T00:00:00Z");

        // When
        List<String> answers = reported(
                GATEWAY,
                List.of(
                        report(one, "FAILED", " "),
                        report(one, "FAILED", "x".repeat(201)),
                        report(one, "DELIVERED", "why"),
                        report(two, "DELIVERED", null),
                        report(two, "REFUSED", null),
                        future,
                        report(three, "FAILED", "x".repeat(200)),
                        report(three, "FAILED", "again")));

        // Then
        assertThat(answers)
                .containsExactly(
                        "INVALID_REPORT reason",
                        "INVALID_REPORT reason",
                        "INVALID_REPORT reason",
                        "DELIVERED",
                        "DELIVERED",
                        "INVALID_REPORT at",
                        "FAILED",
                        "FAILED");
        assertThat(Contacting.money(round)).isEqualTo("7 7");
        assertThat(Database.rows("select state, length(reason), answer from contact order by contact_id"))
                .containsExactly("LEASED|null|null", "DELIVERED|null|REFUSED", "FAILED|200|null");
    }

    @Test
    void enoughRefusalsLeaveTheCustomerAloneForATime() {
        // Given
        assertThat(reported(GATEWAY, leased(1), "REFUSED")).isEqualTo("DELIVERED");
        assertThat(reported(GATEWAY, leased(1), "ANSWERED")).isEqualTo("DELIVERED");
        assertThat(standing()).isEqualTo("0|null");
        assertThat(reported(GATEWAY, leased(1), "REFUSED")).isEqualTo("DELIVERED");
        Map<String, Object> last = leased(1);

        // When
        assertThat(reported(GATEWAY, List.of(report(last, "REFUSED", null), report(last, "REFUSED", null))))
                .containsOnly("DELIVERED");

        // Then
        assertThat(standing()).isEqualTo("0|2026-08-14");
        Database.execute("update enrolment set next_act = 'APPROACH', next_on = '2026-07-15'");
        Contacting.plan(BRANCH, 1);
        assertThat(Contacting.states()).last().isEqualTo("SUPPRESSED REFUSED");
        Database.execute(
                "update contact_standing set suppressed_until = '2026-07-15'",
                "update enrolment set next_act = 'APPROACH', next_on = '2026-07-15'");
        Contacting.plan(BRANCH, 1);
        assertThat(Contacting.states()).last().isEqualTo("DUE");
    }

    @Test
    void thereAreOneToFiveHundredReports() {
        Graphql.as(GATEWAY, "mutation { contactReport(reports: []) { state } }")
                .body("errors.extensions.code", contains("INVALID_ARGUMENT"));
        Graphql.as(
                        GATEWAY,
                        "mutation { contactReport(reports: [%s]) { state } }"
                                .formatted("{contactId: \"1\", lease: 1, outcome: DELIVERED} ".repeat(501)))
                .body("errors.extensions.code", contains("INVALID_ARGUMENT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'LEASED', leased_until = now()",
                "state = 'FAILED', reason = 'x', slot_on = null",
                "state = 'CANCELLED', reason = 'x', slot_on = null",
                "answer = 'REFUSED'",
                "answer = null, answered_at = null",
                "lease = 0"
            })
    void theDatabaseDoesNotLetItGoBack(String change) {
        reported(GATEWAY, leased(1), "ANSWERED");

        assertThatThrownBy(() -> Database.execute("update contact set " + change))
                .hasMessageContaining("A contact does not go back");
    }

    private static String standing() {
        return Database.value(
                "select refusals || '|' || coalesce(suppressed_until::text, 'null') from contact_standing");
    }
}
