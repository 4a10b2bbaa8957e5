package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.offer.response.Impression;
import dev.kequn.offer.response.Impressions;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Hold;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A replica is killed while phones say what their owners did: nothing that was acknowledged is lost, and nothing is done twice. */
class OfferFaultIT {
    private static final int CUSTOMERS = 240;
    private static final int PHONES = 12;
    private static final int STOCK = 50;
    private static final int PIECES = 30;

    private static final String DATABASE = Production.migratedDatabase();
    private static final List<PackagedApp> REPLICAS = new ArrayList<>();

    /** Offer 1 has a stock, 2 gives a reward of which there are few, 3 has no end. */
    @BeforeAll
    static void bank() {
        Database.execute(
                connect(),
                "INSERT INTO branch VALUES ('OF', 'Branch')",
                """
                INSERT INTO customer (customer_id, customer_no, name, branch_code, opened_on)
                SELECT i, 'OF' || i, 'Customer', 'OF', '2020-01-01' FROM generate_series(1, %d) i"""
                        .formatted(CUSTOMERS),
                "INSERT INTO customer_number SELECT customer_no, customer_id FROM customer",
                "INSERT INTO product VALUES ('OFP', 'Deposit', 'DEPOSIT', NULL)",
                "INSERT INTO reward_stock (reward_code, put_in, opened) VALUES ('OFR', %d, true)".formatted(PIECES),
                """
                INSERT INTO reward (code, version, state, name_zh, name_en, cost, valid_from, created_by)
                VALUES ('OFR', 1, 'APPROVED', 'x', 'x', 100, '2026-01-01', 'test')""",
                "INSERT INTO offer (offer_id, code, versions) SELECT i, 'OF_' || i, 1 FROM generate_series(1, 3) i",
                """
                INSERT INTO offer_version (version_id, offer_id, version, revision, state, name_zh, name_en, product_code,
                    reward_code, value, expected_share, lever, channels, first_day, last_day, to_holders, stock, rest_days,
                    created_by)
                SELECT i, i, 1, 1, 'SUBMITTED', 'x', 'x', CASE WHEN i <> 2 THEN 'OFP' END, CASE WHEN i = 2 THEN 'OFR' END,
                       100, 500, 100, '{MOBILE_BANKING}', '2026-01-01', '2026-12-31', false, CASE WHEN i = 1 THEN %d END, 30,
                       'test'
                FROM generate_series(1, 3) i"""
                        .formatted(STOCK),
                "INSERT INTO offer_text SELECT version_id, 0, 'zh', 'x', 'x', 'x' FROM offer_version",
                "UPDATE offer_version SET state = 'APPROVED'",
                "INSERT INTO offer_stock (offer_id, put_in) SELECT offer_id, stock FROM offer_version",
                "UPDATE offer SET in_force = offer_id, state = 'LIVE', published_at = now()");
        REPLICAS.add(launch());
        REPLICAS.add(launch());
        REPLICAS.forEach(PackagedApp::awaitReady);
    }

    @AfterAll
    static void end() {
        REPLICAS.forEach(PackagedApp::close);
    }

    @Test
    void aReplicaIsKilledWhileResponsesAreTaken() throws SQLException {
        // Given: what each phone has to say
        Impressions impressions = Impressions.signedIn(connect());
        List<List<OfferPhones.Said>> calls = IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(customer -> calls(impressions, customer))
                .toList();
        Map<Integer, List<String>> told = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger limit = new AtomicInteger(CUSTOMERS / 3);
        OfferPhones phones = new OfferPhones();

        // When: a third is said; then one replica is held between its work and its commit, and dies there
        Thread fault = new Thread(() -> {
            Eventually.holds("a third is said", () -> told.size() >= CUSTOMERS / 3);
            try (Connection hold = Hold.writers(connect(), "offer_response")) {
                limit.set(CUSTOMERS);
                // A replica has three transactions at once: where four wait, both are among them.
                Eventually.holds("both are in the middle of their work", () -> waiting() > 3);
                REPLICAS.get(0).kill();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        fault.start();
        AtOnce.ask(PHONES, phone -> {
            for (int i = next.getAndIncrement(); i < CUSTOMERS; i = next.getAndIncrement()) {
                int call = i;
                Eventually.holds("it is its turn", () -> call < limit.get());
                told.put(call, phones.insist(REPLICAS, call, calls.get(call)));
            }
            return null;
        });
        join(fault);

        // Then: whatever was acknowledged is there, and nothing else is
        assertThat(told).hasSize(CUSTOMERS);
        assertThat(Collections.frequency(flat(told), "OUT_OF_STOCK")).isEqualTo(CUSTOMERS - STOCK + CUSTOMERS - PIECES);
        assertThat(flat(told)).isSubsetOf("RECORDED", "REPEATED", "OUT_OF_STOCK");
        assertThat(state()).isEqualTo(STOCK + " " + PIECES + " " + (STOCK + PIECES) + " " + CUSTOMERS * 2);
        for (int i = 0; i < CUSTOMERS; i++) {
            assertThat(said(i + 1)).as("customer " + (i + 1)).isEqualTo(acknowledged(told.get(i)));
        }
        holds();

        // And: said once more, it has been said
        for (int i = 0; i < CUSTOMERS; i += 7) {
            assertThat(phones.insist(REPLICAS, 1, calls.get(i)))
                    .isEqualTo(told.get(i).stream()
                            .map(one -> one.equals("RECORDED") ? "REPEATED" : one)
                            .toList());
        }
        assertThat(state()).isEqualTo(STOCK + " " + PIECES + " " + (STOCK + PIECES) + " " + CUSTOMERS * 2);
        holds();
    }

    /** Seen and accepted the first, accepted the second, opened and declined the third. */
    private static List<OfferPhones.Said> calls(Impressions impressions, int customer) {
        String one = impressions.token(shown(customer, 1));
        String two = impressions.token(shown(customer, 2));
        String three = impressions.token(shown(customer, 3));
        return List.of(
                new OfferPhones.Said(one, "SHOWN"),
                new OfferPhones.Said(one, "ACCEPTED"),
                new OfferPhones.Said(two, "ACCEPTED"),
                new OfferPhones.Said(three, "OPENED"),
                new OfferPhones.Said(three, "DECLINED"));
    }

    private static Impression shown(int customer, int offer) {
        return Impressions.of(customer, offer, offer, Impressions.TEN);
    }

    /** What is recorded of a customer, with the impressions that reactions prove. */
    private static List<String> said(int customer) {
        return Database.rows(
                connect(),
                "SELECT offer_id || ' ' || response FROM offer_response WHERE customer_id = " + customer
                        + " ORDER BY 1");
    }

    private static List<String> acknowledged(List<String> told) {
        List<String> said = new ArrayList<>();
        if (!told.get(1).equals("OUT_OF_STOCK")) {
            said.add("1 ACCEPTED");
        }
        said.add("1 SHOWN");
        if (!told.get(2).equals("OUT_OF_STOCK")) {
            said.add("2 ACCEPTED");
            said.add("2 SHOWN");
        }
        said.addAll(List.of("3 DECLINED", "3 OPENED", "3 SHOWN"));
        return said;
    }

    /** Taken, given, leads, events of who opened or declined. */
    private static String state() {
        return Database.rows(
                        connect(),
                        """
                        SELECT (SELECT taken FROM offer_stock WHERE offer_id = 1) || ' '
                            || (SELECT taken FROM reward_stock WHERE reward_code = 'OFR') || ' '
                            || (SELECT count(*) FROM offer_lead) || ' '
                            || (SELECT count(*) FROM customer_event WHERE type IN ('OFFER_OPENED', 'OFFER_DECLINED'))""")
                .get(0);
    }

    private static void holds() {
        Eventually.holds("every response is gathered", () -> Database.rows(
                        connect(),
                        """
                        SELECT FROM offer_response r JOIN offer_evidence_cursor c
                            ON (r.transaction_id, r.response_id) > (c.transaction_id, c.response_id)""")
                .isEmpty());
        assertThat(Checks.broken("offers", connect())).isEmpty();
        assertThat(Checks.broken("rewards", connect())).isEmpty();
    }

    private static int waiting() {
        return Database.rows(
                        connect(),
                        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = 'kequn_app'"
                                + " AND wait_event_type = 'Lock' AND xact_start IS NOT NULL")
                .size();
    }

    private static List<String> flat(Map<Integer, List<String>> told) {
        return told.values().stream().flatMap(List::stream).toList();
    }

    private static PackagedApp launch() {
        Map<String, String> settings = Production.serving(DATABASE);
        settings.put("kequn.bank.business-date", "2026-07-15");
        settings.put("kequn.job.enabled", "false");
        settings.put("kequn.offer.learn", "100ms");
        return PackagedApp.launch(settings);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Connection connect() {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + Production.server().address(DATABASE), "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
