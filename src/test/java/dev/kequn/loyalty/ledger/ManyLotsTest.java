package dev.kequn.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A shop's account: a few points from each of very many payments. */
class ManyLotsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 15);
    private static final int LOTS = 40_000;

    @Test
    void areSpentGivenBackAndExpireInATransactionEach() {
        Account account = new Account(1, DAY, 0, new Balances(0, 0, 0, 0, 0, 0), null);
        for (int i = 0; i < LOTS; i++) {
            account.earn(Grants.expiring(1, 2), PaperBook.MEMO);
        }
        account.spend(LOTS, PaperBook.MEMO);
        assertThat(account.journal().uses()).hasSize(LOTS);
        assertThat(account.journal().uses().get(LOTS - 1).line()).isEqualTo(LOTS);
        assertThat(account.journal().changedLots()).isEmpty();
        assertThat(account.journal().newLots()).hasSize(LOTS);
    }

    @Test
    void expireByTwoEntries() {
        Account account = new Account(1, DAY.plusDays(2), LOTS, new Balances(LOTS, 0, 0, LOTS, 0, 0), DAY.plusDays(2));
        account.bring(
                IntStream.rangeClosed(1, LOTS)
                        .mapToObj(i -> Grants.expiring(1, 2).lot(i, DAY))
                        .toList(),
                List.of());
        account.settle();
        assertThat(account.journal().uses()).hasSize(LOTS);
        assertThat(account.journal().entries()).hasSize(2);
        assertThat(account.balances().expired()).isEqualTo(LOTS);
    }
}
