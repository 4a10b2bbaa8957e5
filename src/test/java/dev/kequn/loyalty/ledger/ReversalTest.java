package dev.kequn.loyalty.ledger;

import static dev.kequn.loyalty.ledger.Grants.earned;
import static dev.kequn.loyalty.ledger.Grants.expiring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.loyalty.ledger.PaperBook.Result;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reversal takes or gives back, from where, and when it is refused. */
class ReversalTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 15);

    private final PaperBook book = new PaperBook();

    @AfterEach
    void isSound() {
        PaperAudit.holds(book);
    }

    @ParameterizedTest
    @EnumSource(SpentPolicy.class)
    void takesUnspentPointsBackWhateverThePolicy(SpentPolicy policy) {
        book.earn(DAY, earned(100, policy));
        Posted posted = book.reverse(DAY, 1, null).posted();
        assertThat(posted.amount()).isEqualTo(100);
        assertThat(posted.reverses()).isEqualTo(1);
        assertThat(posted.shortfall()).isZero();
        assertThat(book.entered(2)).containsExactly("ACTIVE -> ISSUE 100");
        assertThat(book.trace(2)).containsExactly("TAKE_BACK 1 100");
        assertThat(book.account()).isEqualTo("0|0|0|0|0|0");
    }

    @Test
    void aGrantByHandGoesBackToAdjustments() {
        book.earn(DAY, new Grant(TransactionKind.GRANT, 10, Activation.IMMEDIATE, Expiry.NEVER, SpentPolicy.REFUSE));
        book.reverse(DAY, 1, null);
        assertThat(book.entered(1)).containsExactly("ADJUSTMENT -> ACTIVE 10");
        assertThat(book.entered(2)).containsExactly("ACTIVE -> ADJUSTMENT 10");
    }

    @Test
    void takesPendingPointsBackFromWhereTheyAre() {
        book.earn(DAY, earned(10, new Activation(ActivationKind.AFTER_DAYS, 5, null), Expiry.NEVER));
        book.reverse(DAY, 1, 4L);
        assertThat(book.entered(2)).containsExactly("PENDING -> ISSUE 4");
        assertThat(book.account()).isEqualTo("0|6|0|6|0|0");
    }

    @Test
    void refuseMeansNothingSpentIsTakenBackFromOthers() {
        book.earn(DAY, earned(100, SpentPolicy.REFUSE));
        book.spend(DAY, 60);
        book.earn(DAY, earned(500));
        assertRefused(book.reverse(DAY, 1, null), PointsRefusal.POINTS_SPENT);
        assertRefused(book.reverse(DAY, 1, 41L), PointsRefusal.POINTS_SPENT);
        assertThat(book.account()).isEqualTo("540|0|0|600|60|0");
        book.reverse(DAY, 1, 40L);
        assertThat(book.account()).isEqualTo("500|0|0|560|60|0");
    }

    @Test
    void clampTakesWhatThereIsAndForgivesTheRest() {
        book.earn(DAY, earned(100, SpentPolicy.CLAMP));
        book.spend(DAY, 60);
        book.earn(DAY, earned(25));
        Posted posted = book.reverse(DAY, 1, null).posted();
        assertThat(posted.amount()).isEqualTo(65);
        assertThat(posted.shortfall()).isEqualTo(35);
        assertThat(book.trace(4)).containsExactly("TAKE_BACK 1 40", "TAKE_BACK 3 25");
        assertThat(book.account()).isEqualTo("0|0|0|60|60|0");
        assertRefused(book.reverse(DAY, 1, 1L), PointsRefusal.EXCEEDS_ORIGINAL);
    }

    @Test
    void clampOfNothingIsRefused() {
        book.earn(DAY, earned(100, SpentPolicy.CLAMP));
        book.spend(DAY, 100);
        assertRefused(book.reverse(DAY, 1, null), PointsRefusal.POINTS_SPENT);
        assertThat(book.transactions).hasSize(2);
    }

    @Test
    void arrearsTakeWhatThereIsAndTheRestIsOwed() {
        book.earn(DAY, earned(100, SpentPolicy.ARREARS));
        book.spend(DAY, 60);
        book.earn(DAY, earned(25));
        Posted posted = book.reverse(DAY, 1, null).posted();
        assertThat(posted.amount()).isEqualTo(100);
        assertThat(posted.arrears()).isEqualTo(35);
        assertThat(book.entered(4)).containsExactly("ACTIVE -> ISSUE 40", "ACTIVE -> ISSUE 25", "ARREARS -> ISSUE 35");
        assertThat(book.account()).isEqualTo("0|0|35|25|60|0");
    }

    @Test
    void whatHadExpiredIsVoidAndNotTakenFromOthers() {
        book.earn(DAY, expiring(100, 2, SpentPolicy.ARREARS));
        book.earn(DAY, earned(500));
        book.spend(DAY, 60);
        LocalDate later = DAY.plusDays(2);
        book.reverse(later, 1, 90L);
        assertThat(book.entered(4)).containsExactly("ACTIVE -> EXPIRY 40");
        assertThat(book.entered(5)).containsExactly("EXPIRY -> ISSUE 40", "ACTIVE -> ISSUE 50");
        assertThat(book.trace(5)).containsExactly("VOID 1 40", "TAKE_BACK 2 50");
        assertThat(book.account()).isEqualTo("450|0|0|510|60|0");
        book.reverse(later, 1, null);
        assertThat(book.trace(6)).containsExactly("TAKE_BACK 2 10");
    }

    @Test
    void givesBackTheLastDebitsFirst() {
        book.earn(DAY, earned(10));
        book.earn(DAY, expiring(10, 9));
        book.earn(DAY, expiring(10, 2));
        book.spend(DAY, 25);
        assertThat(book.trace(4)).containsExactly("SPEND 3 10", "SPEND 2 10", "SPEND 1 5");
        book.reverse(DAY, 4, 12L);
        assertThat(book.trace(5)).containsExactly("RESTORE 1 5", "RESTORE 2 7");
        book.reverse(DAY, 4, 4L);
        assertThat(book.trace(6)).containsExactly("RESTORE 2 3", "RESTORE 3 1");
        book.reverse(DAY, 4, null);
        assertThat(book.trace(7)).containsExactly("RESTORE 3 9");
        assertThat(book.account()).isEqualTo("30|0|0|30|0|0");
        assertThat(book.lots.get(3L).expiresOn()).isEqualTo(DAY.plusDays(2));
    }

    @Test
    void whatComesBackTooLateExpiresAtOnce() {
        book.earn(DAY, expiring(10, 1));
        book.earn(DAY, expiring(10, 2));
        book.earn(DAY, expiring(10, 5));
        book.spend(DAY, 30);
        Posted posted = book.reverse(DAY.plusDays(2), 4, null).posted();
        assertThat(posted.active()).isEqualTo(10);
        assertThat(book.transactions).hasSize(5);
        assertThat(book.entered(5)).containsExactly("REDEMPTION -> ACTIVE 30", "ACTIVE -> EXPIRY 20");
        assertThat(book.trace(5))
                .containsExactly("RESTORE 3 10", "RESTORE 2 10", "EXPIRE 2 10", "RESTORE 1 10", "EXPIRE 1 10");
        assertThat(book.account()).isEqualTo("10|0|0|30|0|20");
    }

    @Test
    void arrearsArePaidByTheNextPoints() {
        owe(35);
        Posted posted = book.earn(DAY, earned(20)).posted();
        assertThat(posted.amount()).isEqualTo(20);
        assertThat(book.account()).isEqualTo("0|0|15|20|35|0");
        assertThat(book.trace(posted.version())).containsExactly("SETTLE " + posted.version() + " 20");
        book.earn(DAY, earned(20));
        assertThat(book.account()).isEqualTo("5|0|0|40|35|0");
    }

    @Test
    void arrearsArePaidByAnActivation() {
        owe(35);
        book.earn(DAY, earned(50, new Activation(ActivationKind.AFTER_DAYS, 2, null), Expiry.NEVER));
        assertThat(book.account()).isEqualTo("0|50|35|50|35|0");
        book.settle(DAY.plusDays(2));
        assertThat(book.entered(5)).containsExactly("PENDING -> ACTIVE 50", "ACTIVE -> ARREARS 35");
        assertThat(book.account()).isEqualTo("15|0|0|50|35|0");
    }

    @Test
    void arrearsArePaidByARestore() {
        owe(35);
        book.reverse(DAY, 2, 20L);
        assertThat(book.entered(4)).containsExactly("REDEMPTION -> ACTIVE 20", "ACTIVE -> ARREARS 20");
        assertThat(book.trace(4)).containsExactly("RESTORE 1 20", "SETTLE 1 20");
        assertThat(book.account()).isEqualTo("0|0|15|0|15|0");
        book.reverse(DAY, 2, null);
        assertThat(book.account()).isEqualTo("0|0|0|0|0|0");
    }

    @Test
    void whatStaysIsNotReversed() {
        book.earn(
                DAY,
                earned(10, new Activation(ActivationKind.AFTER_DAYS, 1, null), new Expiry(ExpiryKind.DAYS, 1, null)));
        book.settle(DAY.plusDays(1));
        book.settle(DAY.plusDays(2));
        book.earn(DAY.plusDays(2), earned(10));
        book.reverse(DAY.plusDays(2), 4, 1L);
        assertThat(book.transactions.stream().map(Posted::kind))
                .containsExactly(
                        TransactionKind.EARN,
                        TransactionKind.ACTIVATE,
                        TransactionKind.EXPIRE,
                        TransactionKind.EARN,
                        TransactionKind.REVERSE);
        for (long stays : new long[] {2, 3, 5}) {
            assertRefused(book.reverse(DAY.plusDays(2), stays, null), PointsRefusal.NOT_REVERSIBLE);
            assertRefused(book.reverse(DAY.plusDays(2), stays, 0L), PointsRefusal.NOT_REVERSIBLE);
        }
        assertRefused(book.reverse(DAY.plusDays(2), 6, null), PointsRefusal.UNKNOWN_TRANSACTION);
    }

    @Test
    void partsSumToNoMoreThanTheWhole() {
        book.earn(DAY, earned(100));
        book.spend(DAY, 10);
        book.reverse(DAY, 2, 4L);
        book.reverse(DAY, 2, 5L);
        assertRefused(book.reverse(DAY, 2, 2L), PointsRefusal.EXCEEDS_ORIGINAL);
        book.reverse(DAY, 2, 1L);
        assertRefused(book.reverse(DAY, 2, null), PointsRefusal.EXCEEDS_ORIGINAL);
        assertRefused(book.reverse(DAY, 2, 1L), PointsRefusal.EXCEEDS_ORIGINAL);
        assertRefused(book.reverse(DAY, 1, 101L), PointsRefusal.EXCEEDS_ORIGINAL);
        assertRefused(book.reverse(DAY, 1, 0L), PointsRefusal.INVALID_AMOUNT);
        assertRefused(book.reverse(DAY, 1, -1L), PointsRefusal.INVALID_AMOUNT);
        assertRefused(book.reverse(DAY, 1, Amount.MOST + 1), PointsRefusal.INVALID_AMOUNT);
        assertThat(book.account()).isEqualTo("100|0|0|100|0|0");
    }

    @Test
    void anAccountThatIsFullTakesNoMore() {
        PaperBook full = PaperBook.holding(Amount.MOST_HELD - 10);
        assertRefused(full.earn(DAY, earned(11)), PointsRefusal.BALANCE_TOO_LARGE);
        assertThat(full.earn(DAY, earned(5)).refusal()).isNull();
        assertRefused(
                full.earn(DAY, earned(6, new Activation(ActivationKind.AFTER_DAYS, 1, null), Expiry.NEVER)),
                PointsRefusal.BALANCE_TOO_LARGE);
        Posted spent = full.spend(DAY, 20).posted();
        full.earn(DAY, earned(25));
        assertRefused(full.reverse(DAY, spent.version(), null), PointsRefusal.BALANCE_TOO_LARGE);
        assertThat(full.reverse(DAY, spent.version(), 0L).refusal()).isEqualTo(PointsRefusal.INVALID_AMOUNT);
        assertThat(full.balances().active()).isEqualTo(Amount.MOST_HELD);
    }

    /** The customer owes so many points, having spent what was taken back: transactions 1 to 3. */
    private void owe(long amount) {
        book.earn(DAY, earned(amount, SpentPolicy.ARREARS));
        book.spend(DAY, amount);
        book.reverse(DAY, 1, null);
        assertThat(book.account()).isEqualTo("0|0|%1$d|0|%1$d|0".formatted(amount));
    }

    private static void assertRefused(Result result, PointsRefusal code) {
        assertThat(result.refusal()).isEqualTo(code);
        assertThat(result.posted()).isNull();
    }
}
