package dev.kequn.offer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.offer.SampleOffer;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.TestBank;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How this process hears of what others changed. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferFollowerTest {
    private static final String LISTENING = "select pid from pg_stat_activity where query = 'LISTEN offer'";

    @Inject
    Pool pool;

    @Inject
    LiveOffers offers;

    @Inject
    LiveEvidence evidence;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    @AfterEach
    void forget() {
        SampleOffer.forget();
    }

    @Test
    void hearsANoticeAtOnce() {
        AtomicInteger heard = new AtomicInteger();
        OfferNotices notices = new OfferNotices(pool, heard::incrementAndGet);
        await(notices.listen());
        try {
            assertThat(notices.listening()).isTrue();
            SampleOffer.of("HEARD_A").live();
            Eventually.holds("a notice", () -> heard.get() == 1);
            Database.execute("update offer set published_at = now()");
            SampleOffer.retire("HEARD_A");
            Eventually.holds("another", () -> heard.get() == 2);
        } finally {
            await(notices.close());
        }
        assertThat(notices.listening()).isFalse();
    }

    @Test
    void knowsThatItHearsNothingAnyMore() {
        Eventually.holds(
                "the program's own listens", () -> asSuperuser(LISTENING).size() == 1);
        List<String> others = asSuperuser(LISTENING);
        AtomicInteger heard = new AtomicInteger();
        OfferNotices notices = new OfferNotices(pool, heard::incrementAndGet);
        await(notices.listen());

        List<String> own = asSuperuser(LISTENING);
        own.removeAll(others);
        asSuperuser("select pg_terminate_backend(%s)".formatted(own.get(0)));

        Eventually.holds("the loss", () -> heard.get() == 1 && !notices.listening());
        await(notices.listen());
        assertThat(notices.listening()).isTrue();
        await(notices.close());
    }

    @Test
    void listensAgainAndReadsWhatItMissed() {
        Eventually.holds("it listens", () -> !asSuperuser(LISTENING).isEmpty());
        List<String> before = asSuperuser(LISTENING);

        asSuperuser("select count(pg_terminate_backend(pid)) from (%s) p".formatted(LISTENING));
        SampleOffer.of("MISSED_A").live();

        Eventually.holds("it has the offer", () -> codes().equals(List.of("MISSED_A")));
        Eventually.holds("it listens again", () -> !asSuperuser(LISTENING).isEmpty());
        assertThat(asSuperuser(LISTENING)).doesNotContainAnyElementsOf(before);
    }

    @Test
    void outlivesADatabaseThatIsAwayAndKeepsWhatItKnows() {
        SampleOffer.of("KEPT_A").live();
        Eventually.holds("it has the offer", () -> codes().equals(List.of("KEPT_A")));
        double failures = metrics.counter("kequn.offer.failures").count();
        try {
            asSuperuser(
                    "alter role %s connection limit 0".formatted(EmbeddedDatabase.APP),
                    """
                    select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '%s'"""
                            .formatted(EmbeddedDatabase.APP));
            SampleOffer.of("KEPT_B").live();

            // Over a connection that is being lost, or because there is no new one.
            assertThatThrownBy(() -> await(offers.reread())).isInstanceOf(RuntimeException.class);
            assertThat(codes()).containsExactly("KEPT_A");
            assertThat(metrics.counter("kequn.offer.failures").count()).isGreaterThan(failures);
            Eventually.holds(
                    "it says so", () -> metrics.get("kequn.offer.lag").gauge().value() > 1);
        } finally {
            asSuperuser("alter role %s connection limit -1".formatted(EmbeddedDatabase.APP));
        }

        Eventually.holds("it has both", () -> codes().equals(List.of("KEPT_A", "KEPT_B")));
        Eventually.holds(
                "it is in step", () -> metrics.get("kequn.offer.lag").gauge().value() < 5);
    }

    @Test
    void readsWhatWasLearntOfLiveOffers() {
        long live = SampleOffer.of("LEARNT_A").live();
        long approved = SampleOffer.of("LEARNT_B").approved();
        Database.execute(
                """
                insert into offer_evidence (offer_id, peer_group, explored, shown, opened, accepted)
                values (%1$d, '35/GOLD', false, 100, 30, 7), (%1$d, '35/GOLD', true, 10, 3, 1),
                       (%1$d, '*', false, 50, 9, 2), (%2$d, '35/GOLD', false, 9, 9, 9)"""
                        .formatted(live, approved));

        Eventually.holds(
                "it was read", () -> !evidence.current().ofEverybody(live).equals(Tally.NONE));

        Evidence read = evidence.current();
        assertThat(read.ofGroup(live, "35/GOLD")).isEqualTo(new Tally(110, 8));
        assertThat(read.ofGroup(live, "*")).isEqualTo(new Tally(50, 2));
        assertThat(read.ofGroup(live, "45/GOLD")).isEqualTo(Tally.NONE);
        assertThat(read.ofEverybody(live)).isEqualTo(new Tally(160, 10));
        assertThat(read.ofEverybody(approved)).isEqualTo(Tally.NONE);
    }

    private List<String> codes() {
        return offers.current().offers().stream().map(LiveOffer::code).toList();
    }

    private static List<String> asSuperuser(String... statements) {
        List<String> rows = List.of();
        for (String statement : statements) {
            if (statement.startsWith("alter")) {
                Database.execute(Database.connect("postgres"), statement);
            } else {
                rows = Database.rows(Database.connect("postgres"), statement);
            }
        }
        return rows;
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofSeconds(20));
    }
}
