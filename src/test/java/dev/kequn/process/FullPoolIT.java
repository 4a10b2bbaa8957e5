package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.offer.Offering;
import dev.kequn.support.AtOnce;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A replica with five connections to the database, and all of them out. */
class FullPoolIT {
    private static final int SLOW = 40;
    private static final int READS = 30;
    private static final int DRAFTS = 12;
    private static final String READ = "query($no: String!) { customer(customerNo: $no) { customerNo } }";
    private static final String TAG =
            "mutation($no: String!) { done: customerTag(customerNo: $no, tag: \"R14\") { errors { code } } }";

    private static final ReplicaClient STAFF = new ReplicaClient(Tokens.staff("olga", "operations"));
    private static final ReplicaClient SERVICE = new ReplicaClient(Tokens.staff("files", "service"));
    private static final ReplicaClient MAKER = new ReplicaClient(Offering.MAKER);
    private static PointsFaultBank bank;
    private static PackagedApp replica;

    @BeforeAll
    static void start() {
        bank = new PointsFaultBank();
        replica = bank.startReplica(Map.of(
                "kequn.database.pool-size", "5", "kequn.database.acquire-timeout", "2s", "kequn.offer.poll", "1s"));
    }

    @AfterAll
    static void end() {
        replica.close();
    }

    @Test
    void requestsAreToldSoTheReplicaLivesAndAllGoesOnByItself() throws SQLException, IOException {
        // Given
        ExecutorService staff = Executors.newFixedThreadPool(SLOW);
        List<CompletableFuture<ReplicaClient.Answer>> slow = new ArrayList<>();
        int stuck;
        try (Connection hold = bank.holdWriters("customer_tag")) {
            for (int i = 1; i <= SLOW; i++) {
                String no = "PF%03d".formatted(i);
                slow.add(CompletableFuture.supplyAsync(() -> ask(TAG, no), staff));
            }
            Eventually.holds(
                    "all but those inside their transactions have an answer",
                    () -> bank.held() > 0
                            && slow.stream().filter(CompletableFuture::isDone).count() + bank.held() == SLOW);
            stuck = bank.held();

            // When
            long since = System.nanoTime();
            List<ReplicaClient.Answer> reads = AtOnce.ask(READS, i -> ask(READ, "PF%03d".formatted(i + 1)));
            System.out.printf(
                    "%d reads at once told UNAVAILABLE, the last after %d ms%n",
                    READS, (System.nanoTime() - since) / 1_000_000);
            ReplicaClient.Answer file = SERVICE.get(replica.port(), "/intake/1/rejects");
            ReplicaClient.Answer live = STAFF.get(replica.managementPort(), "/q/health/live");
            ReplicaClient.Answer ready = STAFF.get(replica.managementPort(), "/q/health/ready");

            // Then
            assertThat(reads).allSatisfy(FullPoolIT::assertUnavailable);
            assertThat(file.status()).isEqualTo(503);
            assertThat(file.retryAfter()).isEqualTo("2");
            assertThat(file.at("code")).isEqualTo("UNAVAILABLE");
            assertThat(live.status()).isEqualTo(200);
            assertThat(ready.status()).isEqualTo(200);
        }
        List<ReplicaClient.Answer> answers =
                slow.stream().map(CompletableFuture::join).toList();
        staff.shutdown();
        TreeSet<Integer> done = new TreeSet<>();
        for (int i = 0; i < SLOW; i++) {
            if (answers.get(i).code() == null) {
                assertThat(answers.get(i).at("data.done.errors")).isEqualTo("[]");
                done.add(i + 1);
            } else {
                assertUnavailable(answers.get(i));
            }
        }
        System.out.printf("%d of %d slow writes done, %d told UNAVAILABLE%n", done.size(), SLOW, SLOW - done.size());
        assertThat(done).hasSize(stuck);
        assertThat(bank.rows("SELECT customer_id FROM customer_tag WHERE tag = 'R14' ORDER BY 1"))
                .isEqualTo(done.stream().map(String::valueOf).toList());
        assertThat(AtOnce.ask(READS, i -> ask(READ, "PF%03d".formatted(i + 1)).at("data.customer.customerNo")))
                .doesNotContainNull();
        Eventually.holds("whoever rested works again", () -> said("rests, and tries again") == said("works again"));
        assertThat(replica.output()).doesNotContain("ERROR");
        assertThat(said("Unavailable: ")).isLessThan(20);
    }

    /** What a reference names is read beside the transaction that holds the draft. */
    @Test
    void transactionsThatReadBesidesDoNotWaitForEachOther() {
        Map<String, Object> offer = Offering.input("NONE");
        offer.remove("productCode");
        offer.put("rewardCode", "NONE");
        // What is slow the first time is not what is looked at.
        assertThat(drafted("R14_FIRST", offer)).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(AtOnce.ask(DRAFTS, i -> drafted("R14_" + i, offer))).containsOnly("UNKNOWN_REFERENCE");
    }

    private static String drafted(String code, Map<String, Object> offer) {
        try {
            ReplicaClient.Answer answer = MAKER.ask(
                    replica,
                    "mutation($code: String!, $offer: OfferInput!)"
                            + " { done: offerDraft(code: $code, offer: $offer) { errors { code } } }",
                    Map.of("code", code, "offer", offer));
            return answer.code() == null ? answer.at("data.done.errors[0].code") : answer.code();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertUnavailable(ReplicaClient.Answer answer) {
        assertThat(answer.code()).isEqualTo("UNAVAILABLE");
        assertThat(answer.at("errors[0].message")).isEqualTo("The service cannot answer now");
    }

    private static ReplicaClient.Answer ask(String query, String customerNo) {
        try {
            return STAFF.ask(replica, query, Map.of("no", customerNo));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long said(String words) {
        return replica.output().lines().filter(line -> line.contains(words)).count();
    }
}
