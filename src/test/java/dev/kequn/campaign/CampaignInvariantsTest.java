package dev.kequn.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.contact.Contacting;
import dev.kequn.campaign.contact.SampleContactPolicy;
import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operators' check sees each thing it looks for: one row is broken, and that alone is reported. */
@QuarkusTest
@WithTestResource(TestBank.class)
class CampaignInvariantsTest {
    private static final SampleBranch BRANCH = new SampleBranch("CI", 71_500_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

    private long round;

    /** 1 was reached and has done the first step, 2 has a contact under way, 3 is in the universal control group. */
    @BeforeEach
    void bank() {
        close();
        BRANCH.open(3);
        SampleCampaign.forget();
        SampleContactPolicy.free().cap("SMS", 1, 7).cost("SMS", 5).set();
        round = SampleCampaign.of("CI_ONE")
                .entry("COME", null)
                .budget(1000)
                .step("COME", "points = 10, stock = 3")
                .step("BUY")
                .live(TODAY, TODAY.plusDays(30));
        Contacting.enrol(BRANCH.id(1), round);
        Contacting.plan(BRANCH, 1);
        Contacting.reported(
                Contacting.GATEWAY, Contacting.due(Contacting.GATEWAY, "SMS", 1).get(0), "DELIVERED");
        Contacting.enrol(BRANCH.id(2), round);
        Contacting.plan(BRANCH, 2);
        Contacting.enrol(BRANCH.id(3), round);
        Database.execute(
                sql(
                        "update enrolment set arm = 'UNIVERSAL_CONTROL', next_act = null, next_on = null where customer_id = <three>"),
                sql("update enrolment set position = 1, approaches = 0 where customer_id = <one>"),
                sql(
                        "insert into enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome,"
                                + " caused_by, approaches, no_shows, points, cost)"
                                + " values (<one>, <round>, 1, 0, 'COME', now(), now(), 'COMPLETED', 'EVENT', 1, 0, 10, 20)"),
                sql("update campaign_stock set taken = 1 where round_id = <round>"),
                sql("update campaign_round set spent = spent + 20 where round_id = <round>"));
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleContactPolicy.forget();
        BRANCH.close();
    }

    @Test
    void aSoundBankIsNotReported() {
        assertThat(Checks.broken("campaigns")).isEmpty();
        assertThat(Contacting.money(round)).isEqualTo("5 25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            C1  | 1 | <two>         | update enrolment set approaches = 2 where customer_id = <two>; \
            insert into contact (customer_id, campaign_id, round_id, entry, version_id, step, position, approach, channel, priority, \
            policy, planned_on, due_at, slot_on, state) select customer_id, campaign_id, round_id, entry, version_id, step, position, \
            2, channel, priority, policy, planned_on, due_at, slot_on - 6, 'DUE' from contact where customer_id = <two>
            C2  | 1 | <round>       | update campaign_round set spent = spent + 1
            C2  | 1 | <round>       | update campaign_round set spent = spent - 20
            C3  | 1 | <round>       | update campaign_round set reserved = 0
            C4  | 1 | <round>.COME  | update campaign_stock set taken = 2
            C5  | 1 | <round>.<two> | update enrolment set approaches = 2 where customer_id = <two>
            C5  | 1 | <round>.<two> | update contact set approach = 2 where customer_id = <two>
            C6  | 1 | <round>.<one> | update enrolment set position = 0, approaches = 1 where customer_id = <one>
            C6  | 1 | <round>.<two> | update enrolment set state = 'DROPPED', next_act = null, next_on = null, \
            closed_on = '2026-07-15' where customer_id = <two>
            C7  | 1 | <round>.<three> | update enrolment set position = 1 where customer_id = <three>
            C8  | 1 | CI_ONE        | update campaign_round set number = 2
            C9  | 1 | <round>.<two> | update enrolment set next_act = null, next_on = null where customer_id = <two>
            C10 | 1 | <round>.<two> | update enrolment set bucket = (bucket + 1) % 10000 where customer_id = <two>
            C11 | 1 | <round>.<three> | update enrolment set entry = 2 where customer_id = <three>
            C12 | 1 | CI_ONE        | update campaign set versions = 2
            C13 | 1 | <round>.<three> | update enrolment set campaign_id = 0 where customer_id = <three>
            C14 | 1 | <round>.<three> | insert into enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, \
            outcome, caused_by, approaches, no_shows) values (<three>, <round>, 9, 0, 'COME', now(), now(), 'COMPLETED', 'EVENT', 0, 0)
            """)
    void isSeen(String invariant, int times, String example, String broken) throws SQLException {
        assertThat(brokenBy(sql(broken))).hasSize(1).allSatisfy(row -> assertThat(row)
                .startsWith(invariant + "|")
                .endsWith("|" + times + "|" + sql(example)));
        assertThat(Checks.broken("campaigns")).isEmpty();
    }

    private static List<String> brokenBy(String sql) throws SQLException {
        Connection connection = Database.connect(EmbeddedDatabase.OWNER);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return Checks.broken("campaigns", connection);
    }

    private String sql(String text) {
        return text.replace("<one>", Long.toString(BRANCH.id(1)))
                .replace("<two>", Long.toString(BRANCH.id(2)))
                .replace("<three>", Long.toString(BRANCH.id(3)))
                .replace("<round>", Long.toString(round));
    }
}
