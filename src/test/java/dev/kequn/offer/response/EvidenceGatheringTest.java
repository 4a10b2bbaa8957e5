package dev.kequn.offer.response;

import static dev.kequn.offer.response.Answering.awaitGathered;
import static dev.kequn.offer.response.Answering.customers;
import static dev.kequn.offer.response.Answering.respond;
import static dev.kequn.offer.response.Answering.said;
import static dev.kequn.offer.response.Answering.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.offer.SampleOffer;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers said is counted once each, whoever commits first. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EvidenceGatheringTest {
    private static final String EVIDENCE =
            "select peer_group, explored, shown, opened, accepted, declined, dismissed from offer_evidence"
                    + " order by offer_id, peer_group, explored";

    @Inject
    EvidenceGathering gathering;

    @BeforeEach
    void offers() {
        SampleOffer.forget();
    }

    @AfterEach
    void holds() {
        awaitGathered();
        assertThat(Checks.broken("offers")).isEmpty();
        SampleOffer.forget();
    }

    @Test
    void evidenceIsTheFoldOfWhatWasSaid() {
        SampleOffer.of("EV_ONE").live();
        SampleOffer.of("EV_TWO").live();
        Random random = new Random(20261126);
        long first = customers(30);
        List<Map<String, Object>> said = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Impression ranked = Impressions.of(
                    first + random.nextInt(30), SampleOffer.id(random.nextBoolean() ? "EV_ONE" : "EV_TWO"));
            String token = Answering.token(new Impression(
                    ranked.impressionId(),
                    ranked.customerId(),
                    ranked.offerId(),
                    ranked.versionId(),
                    ranked.channel(),
                    List.of("35/GOLD", "45/-", "*").get(random.nextInt(3)),
                    1 + random.nextInt(5),
                    random.nextBoolean(),
                    ranked.issuedAt()));
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                said.add(said(token, OfferResponseKind.values()[random.nextInt(5)].name()));
            }
        }
        for (int from = 0; from < said.size(); from += 100) {
            respond(Answering.SERVICE, said.subList(from, Math.min(said.size(), from + 100)));
        }

        awaitGathered();

        assertThat(Database.rows(EVIDENCE))
                .hasSize(12)
                .isEqualTo(
                        Database.rows(
                                """
                                select peer_group, explored, count(*) filter (where response = 'SHOWN'),
                                    count(*) filter (where response = 'OPENED'), count(*) filter (where response = 'ACCEPTED'),
                                    count(*) filter (where response = 'DECLINED'), count(*) filter (where response = 'DISMISSED')
                                from offer_response group by offer_id, peer_group, explored
                                order by offer_id, peer_group, explored"""));
    }

    @Test
    void whatIsCommittedLateIsNeitherSkippedNorCountedTwice() throws SQLException {
        long offer = SampleOffer.of("EV_ONE").live();
        long first = customers(4);
        try (Connection late = Database.connect(EmbeddedDatabase.OWNER);
                Statement statement = late.createStatement()) {
            // Given: one that is written first and committed last
            late.setAutoCommit(false);
            statement.execute("insert into offer_exposure (customer_id, offer_id, shown) values (%d, %d, 1)"
                    .formatted(first, offer));
            statement.execute(
                    """
                    insert into offer_response (customer_id, impression_id, response, offer_id, version_id, channel,
                        peer_group, place, explored, issued_at, responded_at)
                    select %d, 1, 'SHOWN', offer_id, in_force, 'WECHAT', '35/GOLD', 1, false, now(), now()
                    from offer where offer_id = %d"""
                            .formatted(first, offer));

            // When: others are committed meanwhile, and gathered as far as may be
            respond(Answering.SERVICE, shown(first + 1, "EV_ONE"), "SHOWN");
            respond(Answering.SERVICE, shown(first + 2, "EV_ONE"), "OPENED");
            gathering.step();
            assertThat(Database.rows(EVIDENCE)).isEmpty();
            late.commit();
        }
        awaitGathered();

        // Then
        assertThat(Database.rows(EVIDENCE)).containsExactly("35/GOLD|false|3|1|0|0|0");

        // And: what follows is added
        respond(Answering.SERVICE, shown(first + 3, "EV_ONE"), "ACCEPTED");
        awaitGathered();
        assertThat(Database.rows(EVIDENCE)).containsExactly("35/GOLD|false|4|1|1|0|0");
    }

    /** As it is after the tables went to another server: nothing is passed over, until somebody has set it right. */
    @Test
    void aCursorOfAnotherServerStopsTheGathering() {
        SampleOffer.of("EV_ONE").live();
        String before = Database.value("select transaction_id from offer_evidence_cursor");
        Database.execute("update offer_evidence_cursor set transaction_id = '9000000000000000000'");
        respond(Answering.SERVICE, shown(customers(1), "EV_ONE"), "SHOWN");

        assertThatThrownBy(gathering::step).hasMessageContaining("is not of this server");
        assertThat(Database.rows(EVIDENCE)).isEmpty();

        Database.execute("update offer_evidence_cursor set transaction_id = '" + before + "'");
        awaitGathered();
        assertThat(Database.rows(EVIDENCE)).containsExactly("35/GOLD|false|1|0|0|0|0");
    }
}
