package dev.kequn.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.platform.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first day on which points are active, and the first on which they are void. */
class CalendarTest {
    @ParameterizedTest
    @CsvSource({
        "DAYS, 1, 2026-07-15, 2026-07-16",
        "DAYS, 1, 2028-02-28, 2028-02-29",
        "DAYS, 365, 2028-02-29, 2029-02-28",
        "DAYS, 3650, 2026-07-15, 2036-07-12",
        "END_OF_MONTH, 0, 2026-07-01, 2026-08-01",
        "END_OF_MONTH, 0, 2026-07-31, 2026-08-01",
        "END_OF_MONTH, 0, 2028-02-29, 2028-03-01",
        "END_OF_MONTH, 1, 2026-01-31, 2026-03-01",
        "END_OF_MONTH, 12, 2028-02-29, 2029-03-01",
        "END_OF_MONTH, 120, 2026-12-31, 2037-01-01"
    })
    void areVoidOn(ExpiryKind kind, int number, LocalDate active, LocalDate first) {
        assertThat(new Expiry(kind, number, null).expiresOn(active)).isEqualTo(first);
    }

    @Test
    void theLastDayIsAGoodOne() {
        LocalDate today = LocalDate.of(2026, 7, 15);
        Lot lot = Grants.earned(5, Activation.IMMEDIATE, on(today)).lot(1, today);
        assertThat(lot.spendableOn(today)).isTrue();
        assertThat(lot.expiresOn()).isEqualTo(today.plusDays(1));
        assertThat(lot.spendableOn(today.plusDays(1))).isFalse();
        assertThat(Expiry.NEVER.expiresOn(today)).isNull();
        assertThat(on(LocalDate.of(9999, 12, 30)).expiresOn(today)).isEqualTo("9999-12-31");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3651, Integer.MAX_VALUE})
    void otherNumbersOfDaysAreNone(int days) {
        assertThatThrownBy(() -> new Expiry(ExpiryKind.DAYS, days, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Activation(ActivationKind.AFTER_DAYS, days, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsIncompleteOrTooMuchIsNone() {
        LocalDate today = LocalDate.of(2026, 7, 15);
        assertThatThrownBy(() -> new Expiry(ExpiryKind.END_OF_MONTH, 121, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Expiry(ExpiryKind.END_OF_MONTH, -1, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Expiry(ExpiryKind.NEVER, 1, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Expiry(ExpiryKind.DAYS, 1, today)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> on(LocalDate.of(9999, 12, 31))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Activation(ActivationKind.IMMEDIATE, 1, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Activation(ActivationKind.AFTER_DAYS, 1, "login"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Activation(ActivationKind.ON_EVENT, 1, "x".repeat(65)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Activation(ActivationKind.ON_EVENT, null, "login"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void becomeActiveOn() {
        LocalDate today = LocalDate.of(2028, 2, 28);
        assertThat(Activation.IMMEDIATE.activeFrom(today)).isEqualTo(today);
        assertThat(new Activation(ActivationKind.AFTER_DAYS, 1, null).activeFrom(today))
                .isEqualTo("2028-02-29");
        assertThat(new Activation(ActivationKind.ON_EVENT, 1, "login").activeFrom(today))
                .isNull();
    }

    @Test
    void cannotBeVoidBeforeTheyAreActive() {
        LocalDate today = LocalDate.of(2026, 7, 15);
        Activation tomorrow = new Activation(ActivationKind.AFTER_DAYS, 1, null);
        assertThat(Grants.earned(5, tomorrow, on(today.plusDays(1)))
                        .lot(1, today)
                        .expiresOn())
                .isEqualTo("2026-07-17");
        assertVoid(Grants.earned(5, tomorrow, on(today)), today);
        assertVoid(Grants.earned(5, Activation.IMMEDIATE, on(today.minusDays(1))), today);
        assertVoid(
                Grants.earned(5, new Activation(ActivationKind.ON_EVENT, 9, "login"), on(today.minusDays(1))), today);
    }

    @Test
    void anOfferLapsesWhenTheEventIsLateOrThePointsWouldBeVoid() {
        LocalDate today = LocalDate.of(2026, 7, 15);
        Activation login = new Activation(ActivationKind.ON_EVENT, 9, "login");
        assertThat(Grants.earned(5, login, Expiry.NEVER).lot(1, today).expiresOn())
                .isEqualTo("2026-07-24");
        assertThat(Grants.earned(5, login, on(today.plusDays(3))).lot(1, today).expiresOn())
                .isEqualTo("2026-07-19");
        assertThat(Grants.earned(5, login, on(today.plusDays(8))).lot(1, today).expiresOn())
                .isEqualTo("2026-07-24");
        assertThat(Grants.earned(5, login, on(today.plusDays(9))).lot(1, today).expiresOn())
                .isEqualTo("2026-07-24");
        Lot lot = Grants.earned(5, login, new Expiry(ExpiryKind.END_OF_MONTH, 0, null))
                .lot(1, today);
        lot.activate(LocalDate.of(2026, 7, 23));
        assertThat(lot.expiresOn()).isEqualTo("2026-08-01");
        assertThat(lot.activeFrom()).isEqualTo("2026-07-23");
    }

    private static void assertVoid(Grant grant, LocalDate today) {
        assertThatThrownBy(() -> grant.lot(1, today)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(PointsRefusal.INVALID_VALIDITY);
            assertThat(refusal.field()).isEqualTo("expiry");
        });
    }

    private static Expiry on(LocalDate day) {
        return new Expiry(ExpiryKind.ON, null, day);
    }
}
