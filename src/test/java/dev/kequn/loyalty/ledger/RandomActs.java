package dev.kequn.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.loyalty.ledger.PaperBook.Result;
import dev.kequn.loyalty.ledger.SinglePoints.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Acts on one account at random, each also done with single points; the two must agree after every opening. */
final class RandomActs {
    private final PaperBook book = new PaperBook();
    private final SinglePoints expected = new SinglePoints();
    private final List<String> story = new ArrayList<>();
    private LocalDate today = LocalDate.of(2026, 1, 25);

    private final Random random;

    RandomActs(Random random) {
        this.random = random;
    }

    /** One to three acts in one opening, as postings of one batch; one of them at most a reversal. */
    void open() {
        today = today.plusDays(random.nextInt(3) == 0 ? random.nextInt(20) : random.nextInt(2));
        List<Need> needs = new ArrayList<>();
        List<Function<Account, @Nullable Posted>> acts = new ArrayList<>();
        List<Supplier<@Nullable PointsRefusal>> expectations = new ArrayList<>();
        boolean reverses = false;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int kind = random.nextInt(10);
            if (kind < 4) {
                Grant grant = RandomGrant.of(random, today);
                story.add(today + " " + grant);
                needs.add(Need.toEarn(PaperBook.CUSTOMER));
                acts.add(account -> account.earn(grant, PaperBook.MEMO));
                expectations.add(() -> expected.earn(today, grant));
            } else if (kind < 7) {
                long amount = 1 + random.nextInt(15);
                story.add(today + " spend " + amount);
                needs.add(Need.toSpend(PaperBook.CUSTOMER, amount));
                acts.add(account -> account.spend(amount, PaperBook.MEMO));
                expectations.add(() -> expected.spend(today, amount));
            } else if (kind < 9 && !reverses) {
                reverses = true;
                long version = 1 + random.nextInt(Math.max(1, book.transactions.size() + 1));
                Long amount = random.nextInt(3) > 0 ? null : Long.valueOf(random.nextInt(8));
                if (version <= book.transactions.size() || random.nextInt(5) == 0) {
                    story.add(today + " reverse " + version + " " + amount);
                    needs.add(Need.toReverse(PaperBook.CUSTOMER, version));
                    acts.add(account -> account.reverse(version, amount, PaperBook.MEMO));
                    boolean there = version <= book.transactions.size();
                    expectations.add(
                            () -> there ? expected.reverse(today, version, amount) : PointsRefusal.UNKNOWN_TRANSACTION);
                }
            } else if (kind == 9) {
                String type = random.nextBoolean() ? "login" : "visit";
                story.add(today + " event " + type);
                needs.add(Need.ofAll(PaperBook.CUSTOMER));
                acts.add(account -> account.activate(type, PaperBook.MEMO));
                expectations.add(() -> {
                    expected.event(today, type);
                    return null;
                });
            }
        }
        if (acts.isEmpty()) {
            needs.add(Need.toEarn(PaperBook.CUSTOMER));
        }
        List<Result> results = book.open(today, needs, acts);
        expected.settle(today);
        for (int i = 0; i < acts.size(); i++) {
            assertThat(results.get(i).refusal())
                    .as("act %d of %s", i, story)
                    .isEqualTo(expectations.get(i).get());
        }
        compare();
        PaperAudit.holds(book);
    }

    private void compare() {
        assertThat(book.transactions).as("%s", story).hasSize(expected.transactions());
        Balances balances = book.balances();
        assertThat(List.of(
                        balances.active(),
                        balances.pending(),
                        balances.arrears(),
                        balances.spent(),
                        balances.expired()))
                .as("%s", story)
                .containsExactly(
                        expected.count(Place.ACTIVE),
                        expected.count(Place.PENDING),
                        expected.owed,
                        expected.count(Place.SPENT),
                        expected.count(Place.EXPIRED));
        assertThat(book.lots.values().stream().map(RandomActs::told))
                .as("%s", story)
                .containsExactlyElementsOf(
                        expected.piles.values().stream().map(this::told).toList());
    }

    private static String told(Lot lot) {
        return lot.version() + " holds " + lot.remaining() + (lot.active() ? " active" : " pending") + " before "
                + lot.expiresOn();
    }

    private String told(SinglePoints.Pile pile) {
        long held = expected.points.stream()
                .filter(point -> point.pile == pile)
                .filter(point -> point.place == Place.ACTIVE || point.place == Place.PENDING)
                .count();
        return pile.number + " holds " + held + (pile.active ? " active" : " pending") + " before "
                + (pile.last.equals(LocalDate.MAX) ? "null" : pile.last.plusDays(1));
    }
}
