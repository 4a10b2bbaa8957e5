package dev.kequn.loyalty.ledger;

import static dev.kequn.loyalty.ledger.Grants.earned;
import static dev.kequn.loyalty.ledger.Grants.expiring;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an account says that something will happen by itself, and what then does. */
class DueTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 13);

    private final PaperBook book = new PaperBook();

    @AfterEach
    void isSound() {
        PaperAudit.holds(book);
    }

    @Test
    void expiresEverythingThatIsOverInOneTransaction() {
        book.earn(MONDAY, expiring(10, 1));
        book.earn(MONDAY, expiring(20, 2));
        book.earn(MONDAY, expiring(40, 3));
        assertThat(book.nextDue()).isEqualTo(MONDAY.plusDays(1));
        book.settle(MONDAY.plusDays(2));
        assertThat(book.transactions).hasSize(4);
        assertThat(book.account()).isEqualTo("40|0|0|70|0|30");
        assertThat(book.entered(4)).containsExactly("ACTIVE -> EXPIRY 30");
        assertThat(book.trace(4)).containsExactly("EXPIRE 1 10", "EXPIRE 2 20");
        assertThat(book.nextDue()).isEqualTo(MONDAY.plusDays(3));
    }

    @Test
    void nothingExpiresTwice() {
        book.earn(MONDAY, expiring(10, 1));
        book.settle(MONDAY.plusDays(1));
        book.settle(MONDAY.plusDays(1));
        book.settle(MONDAY.plusDays(9));
        assertThat(book.transactions).hasSize(2);
        assertThat(book.account()).isEqualTo("0|0|0|10|0|10");
    }

    /** Else it would be due every night, for ever. */
    @Test
    void isDueNoMoreWhenWhatWasDueIsSpent() {
        book.earn(MONDAY, expiring(10, 1));
        book.spend(MONDAY, 10);
        assertThat(book.nextDue()).isEqualTo(MONDAY.plusDays(1));
        book.settle(MONDAY.plusDays(1));
        assertThat(book.nextDue()).isNull();
        assertThat(book.transactions).hasSize(2);
    }

    @Test
    void becomesActiveOnItsDayAndNotBefore() {
        book.earn(
                MONDAY,
                earned(10, new Activation(ActivationKind.AFTER_DAYS, 3, null), new Expiry(ExpiryKind.DAYS, 1, null)));
        assertThat(book.nextDue()).isEqualTo(MONDAY.plusDays(3));
        book.settle(MONDAY.plusDays(2));
        assertThat(book.account()).isEqualTo("0|10|0|10|0|0");
        book.settle(MONDAY.plusDays(3));
        assertThat(book.account()).isEqualTo("10|0|0|10|0|0");
        assertThat(book.entered(2)).containsExactly("PENDING -> ACTIVE 10");
        assertThat(book.trace(2)).containsExactly("ACTIVATE 1 10");
        book.settle(MONDAY.plusDays(4));
        assertThat(book.account()).isEqualTo("0|0|0|10|0|10");
    }

    /** Nobody looked at the account while they were active: they lapse from where they are. */
    @Test
    void pendingPointsThatAreOverExpireAsPendingOnes() {
        book.earn(
                MONDAY,
                earned(10, new Activation(ActivationKind.AFTER_DAYS, 3, null), new Expiry(ExpiryKind.DAYS, 1, null)));
        book.earn(MONDAY, expiring(5, 2));
        book.settle(MONDAY.plusDays(30));
        assertThat(book.entered(3)).containsExactlyInAnyOrder("PENDING -> EXPIRY 10", "ACTIVE -> EXPIRY 5");
        assertThat(book.account()).isEqualTo("0|0|0|15|0|15");
    }

    @Test
    void anEventWakesWhatWaitsForItAndNothingElse() {
        Expiry days = new Expiry(ExpiryKind.DAYS, 5, null);
        book.earn(MONDAY, earned(10, new Activation(ActivationKind.ON_EVENT, 2, "login"), days));
        book.earn(MONDAY, earned(20, new Activation(ActivationKind.ON_EVENT, 3, "visit"), days));
        assertThat(book.event(MONDAY, "branch").posted()).isNull();
        assertThat(book.event(MONDAY.plusDays(1), "login").posted().amount()).isEqualTo(10);
        assertThat(book.event(MONDAY.plusDays(1), "login").posted()).isNull();
        assertThat(book.lots.get(1L).expiresOn()).isEqualTo(MONDAY.plusDays(6));
        assertThat(book.account()).isEqualTo("10|20|0|30|0|0");
        // The event came on the first day on which the offer had lapsed.
        assertThat(book.event(MONDAY.plusDays(3), "visit").posted()).isNull();
        assertThat(book.account()).isEqualTo("10|0|0|30|0|20");
    }
}
