package dev.kequn.loyalty.referral;

import static dev.kequn.loyalty.referral.ReferralBank.OPERATIONS;
import static dev.kequn.loyalty.referral.ReferralBank.byNumber;
import static dev.kequn.loyalty.referral.ReferralBank.code;
import static dev.kequn.loyalty.referral.ReferralBank.codes;
import static dev.kequn.loyalty.referral.ReferralBank.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever is claimed at once: one referrer each, and never a circle. */
@QuarkusTest
@TestProfile(ReferralBank.class)
class ReferralRaceTest {
    private static final int AT_ONCE = 16;

    @BeforeEach
    void bank() {
        ReferralBank.open();
    }

    private record Claim(int referrer, int newcomer) {
        List<String> make() {
            return codes(byNumber(OPERATIONS, "RF" + (newcomer - 100), code(referrer)));
        }

        String text() {
            return referrer + ">" + newcomer;
        }
    }

    @Test
    void ofManyForOneNewcomerOneStands() throws Exception {
        // Given
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            claims.add(new Claim(210 + i, 201));
        }

        // When
        List<List<String>> answers = atOnce(claims);

        // Then
        assertThat(answers.stream().filter(List::isEmpty)).hasSize(1);
        assertThat(answers.stream().filter(List.of("ALREADY_REFERRED")::equals)).hasSize(AT_ONCE - 1);
        assertThat(standing())
                .containsExactly(claims.get(answers.indexOf(List.of())).text());
        assertThat(ReferralBank.written()).isEqualTo("1/1/1");
    }

    @Test
    void theSameRequestAtOnceIsDoneOnce() throws Exception {
        // When
        List<Callable<String>> same = Collections.nCopies(AT_ONCE, () -> {
            JsonPath payload = ReferralBank.register(OPERATIONS, "RF101", null, code(102), "the same");
            return payload.getMap("referral") + "/" + codes(payload);
        });
        List<String> answers = together(same);

        // Then
        assertThat(answers.stream().distinct()).hasSize(1).allMatch(answer -> answer.endsWith("/[]"));
        assertThat(ReferralBank.written()).isEqualTo("1/1/1");
    }

    @Test
    void twoDoNotBringEachOther() throws Exception {
        for (int i = 201; i < 221; i += 2) {
            // When
            List<List<String>> answers = atOnce(List.of(new Claim(i, i + 1), new Claim(i + 1, i)));

            // Then
            assertThat(answers).containsExactlyInAnyOrder(List.of(), List.of("CYCLE"));
        }
        assertThat(standing()).hasSize(10);
        assertThat(Checks.broken("referral")).isEmpty();
    }

    /** Claims without a person in common: each alone is in order, only together do they close the ring. */
    @RepeatedTest(5)
    void aRingOfManyIsLeftOpen() throws Exception {
        // Given
        List<Claim> ring = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            ring.add(new Claim(201 + i, 201 + (i + 1) % AT_ONCE));
        }

        // When
        List<List<String>> answers = atOnce(ring);

        // Then
        assertThat(answers.stream().filter(List::isEmpty)).hasSize(AT_ONCE - 1);
        assertThat(answers.stream().filter(List.of("CYCLE")::equals)).hasSize(1);
        assertThat(Checks.broken("referral")).isEmpty();
    }

    @RepeatedTest(5)
    void randomClaimsLeaveATree(RepetitionInfo repetition) throws Exception {
        // Given
        Random random = new Random(repetition.getCurrentRepetition());
        List<Claim> claims = random.ints(160, 201, 213)
                .mapToObj(referrer -> new Claim(referrer, 201 + random.nextInt(12)))
                .toList();

        // When
        List<List<String>> answers = atOnce(claims);

        // Then
        List<String> granted = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            if (answers.get(i).isEmpty()) {
                granted.add(claims.get(i).text());
            }
        }
        assertThat(answers.stream().flatMap(List::stream)).isSubsetOf("ALREADY_REFERRED", "CYCLE", "SELF_REFERRAL");
        assertThat(granted.stream().distinct()).containsExactlyInAnyOrderElementsOf(standing());
        assertThat(standing()).hasSizeBetween(6, 11);
        assertThat(Checks.broken("referral")).isEmpty();
    }

    @Test
    void theInvariantSeesACircle() {
        // Given
        ReferralBank.brought(201, 202, "2026-07-15");
        ReferralBank.brought(202, 203, "2026-07-15");
        ReferralBank.brought(203, 201, "2026-07-15");
        ReferralBank.brought(203, 204, "2026-07-15");

        // Then
        assertThat(Checks.broken("referral"))
                .containsExactly("I11|nobody brings one who brought him, himself or through others|3|201");
    }

    @Test
    void theProgramItselfCannotTakeAReferralBack() {
        assertThat(Database.rows("select privilege_type from information_schema.role_table_grants"
                        + " where table_name = 'referral' and grantee = 'kequn_app' order by 1"))
                .containsExactly("INSERT", "SELECT");
    }

    private static List<List<String>> atOnce(List<Claim> claims) throws Exception {
        return together(claims.stream()
                .<Callable<List<String>>>map(claim -> claim::make)
                .toList());
    }

    /** The first of them start at one moment; the answers in the order of the questions. */
    private static <T> List<T> together(List<Callable<T>> questions) throws Exception {
        int threads = Math.min(AT_ONCE, questions.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Callable<T>> started = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                Callable<T> question = questions.get(i);
                boolean first = i < threads;
                started.add(() -> {
                    if (first) {
                        start.await();
                    }
                    return question.call();
                });
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(started)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
