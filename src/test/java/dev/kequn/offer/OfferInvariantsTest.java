package dev.kequn.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.offer.response.Answering;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operators' check sees each thing it looks for: one row is broken, and that alone is reported. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferInvariantsTest {
    private long one;
    private long two;

    /** The first accepted a reward, the second declined it. */
    @BeforeEach
    void bank() {
        SampleOffer.forget();
        SampleOffer.of("OI_ONE").reward("OI_RICE").stock(5).live();
        one = Answering.customer();
        two = Answering.customer();
        Answering.respond(Answering.SERVICE, Answering.shown(one, "OI_ONE"), "ACCEPTED");
        Answering.respond(Answering.SERVICE, Answering.shown(two, "OI_ONE"), "DECLINED");
        Answering.awaitGathered();
    }

    @AfterEach
    void close() {
        SampleOffer.forget();
    }

    @Test
    void aSoundBankIsNotReported() {
        assertThat(Checks.broken("offers")).isEmpty();
        assertThat(Database.value("select taken from offer_stock")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            F1  | OI_ONE        | update offer_stock set taken = 0
            F2  | <one>.<offer> | update offer_exposure set shown = 2 where customer_id = <one>
            F2  | <two>.<offer> | delete from offer_exposure where customer_id = <two>
            F3  | <two>.<offer> | update offer_exposure set declined_on = null where customer_id = <two>
            F3  | <one>.<offer> | update offer_exposure set declined_on = '2026-07-15' where customer_id = <one>
            F4  | <one>.<offer> | delete from offer_lead
            F4  | <two>.<offer> | insert into offer_lead (customer_id, offer_id, version_id, channel, branch_code, accepted_on) \
            select <two>, offer_id, version_id, channel, branch_code, accepted_on from offer_lead
            F5  | <two>.<said>  | delete from customer_event_key where customer_id = <two>
            F6  | <two>.<said>  | update offer_response set impression_id = 1 where customer_id = <two> and response = 'SHOWN'
            F7  | <offer>       | update offer_evidence set shown = shown + 1
            F7  | <offer>       | delete from offer_evidence
            F8  | <one>.<told>  | insert into redemption (customer_id, reward_code, reward_version, cost, source, counted, \
            redeemed_on, actor) select customer_id, reward_code, reward_version, cost, source, counted, redeemed_on, actor \
            from redemption where customer_id = <one>
            F9  | <two>.<said>  | update offer_response set version_id = 0 where customer_id = <two> and response = 'DECLINED'
            F10 | OI_ONE        | update offer set versions = 2
            F11 | OI_ONE        | update offer_stock set put_in = 6
            """)
    void isSeen(String invariant, String example, String broken) throws SQLException {
        assertThat(brokenBy(sql(broken)))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).startsWith(invariant + "|").endsWith("|1|" + sql(example)));
        assertThat(Checks.broken("offers")).isEmpty();
    }

    private static List<String> brokenBy(String sql) throws SQLException {
        Connection connection = Database.connect(EmbeddedDatabase.OWNER);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return Checks.broken("offers", connection);
    }

    private String sql(String text) {
        return text.replace("<one>", Long.toString(one))
                .replace("<two>", Long.toString(two))
                .replace("<offer>", Long.toString(SampleOffer.id("OI_ONE")))
                .replace("<told>", impression(one))
                .replace("<said>", impression(two));
    }

    private static String impression(long customer) {
        return Database.value("select distinct impression_id from offer_response where customer_id = " + customer);
    }
}
