package dev.kequn.loyalty.ledger;

import dev.kequn.platform.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One customer's tables in memory: an account is made anew from them for every opening, with no more lots than the need
 * covers, and its journal is written back, as the database would do it.
 */
final class PaperBook {
    static final long CUSTOMER = 7;
    static final Memo MEMO = new Memo("tester", "api", null, null);

    final List<Posted> transactions = new ArrayList<>();
    final List<EntryRow> entries = new ArrayList<>();
    final List<UseRow> uses = new ArrayList<>();
    final TreeMap<Long, Lot> lots = new TreeMap<>();
    private Balances balances = new Balances(0, 0, 0, 0, 0, 0);
    private long version;
    private @Nullable LocalDate nextDue;

    /** What one act came to: what was posted, null when there was nothing to do, or why not. */
    record Result(@Nullable Posted posted, @Nullable Enum<?> refusal) {}

    /** One that holds more than any posting could bring. */
    static PaperBook holding(long amount) {
        PaperBook book = new PaperBook();
        book.balances = new Balances(amount, 0, 0, amount, 0, 0);
        book.lots.put(0L, new Lot(0, amount, amount, true, LocalDate.EPOCH, null, null, null, SpentPolicy.REFUSE));
        return book;
    }

    Result act(LocalDate day, Need need, Function<Account, @Nullable Posted> act) {
        return open(day, List.of(need), List.of(act)).get(0);
    }

    /** Several acts in one opening, as postings that share a transaction; only one of them may be a reversal. */
    List<Result> open(LocalDate day, List<Need> needs, List<Function<Account, @Nullable Posted>> acts) {
        Account account = account(day, needs);
        account.settle();
        List<Result> results = new ArrayList<>();
        for (Function<Account, @Nullable Posted> act : acts) {
            try {
                results.add(new Result(act.apply(account), null));
            } catch (Refusal refusal) {
                results.add(new Result(null, refusal.code()));
            }
        }
        write(account);
        return results;
    }

    Result earn(LocalDate day, Grant grant) {
        return act(day, Need.toEarn(CUSTOMER), account -> account.earn(grant, MEMO));
    }

    Result spend(LocalDate day, long amount) {
        return act(day, Need.toSpend(CUSTOMER, amount), account -> account.spend(amount, MEMO));
    }

    /** All that is left when {@code amount} is null. */
    Result reverse(LocalDate day, long reversed, @Nullable Long amount) {
        return act(day, Need.toReverse(CUSTOMER, reversed), account -> account.reverse(reversed, amount, MEMO));
    }

    Result event(LocalDate day, String type) {
        return act(day, Need.ofAll(CUSTOMER), account -> account.activate(type, MEMO));
    }

    void settle(LocalDate day) {
        act(day, Need.toEarn(CUSTOMER), account -> null);
    }

    private Account account(LocalDate day, List<Need> needs) {
        Account account = new Account(CUSTOMER, day, version, copy(balances), nextDue);
        boolean all = account.isDue() || needs.stream().anyMatch(need -> need.cover() == null);
        long cover = all
                ? Long.MAX_VALUE
                : needs.stream().mapToLong(need -> need.cover()).sum();
        account.bring(open(day, cover), List.of());
        for (Need need : needs) {
            if (need.reversed() != null && need.reversed() <= version) {
                account.bring(namedBy(need.reversed()), List.of(original(need.reversed())));
            }
        }
        return account;
    }

    private List<Lot> open(LocalDate day, long cover) {
        List<Lot> open = new ArrayList<>();
        long covered = 0;
        for (Lot lot : lots.values().stream()
                .filter(lot -> lot.remaining() > 0)
                .sorted(Comparator.comparing((Lot lot) -> lot.expiresOn() == null ? LocalDate.MAX : lot.expiresOn())
                        .thenComparing(Lot::version))
                .toList()) {
            if (covered < cover) {
                open.add(copy(lot));
                covered += lot.spendableOn(day) ? lot.remaining() : 0;
            }
        }
        return open;
    }

    private List<Lot> namedBy(long reversed) {
        return lots.values().stream()
                .filter(lot -> lot.version() == reversed
                        || uses.stream()
                                .anyMatch(use -> use.version() == reversed
                                        && use.action() == LotAction.SPEND
                                        && use.lotVersion() == lot.version()))
                .map(PaperBook::copy)
                .toList();
    }

    private Original original(long reversed) {
        Posted posted = transactions.get((int) reversed - 1);
        List<Original.Debit> debits = uses.stream()
                .filter(use -> use.version() == reversed && use.action() == LotAction.SPEND)
                .map(use -> new Original.Debit(use.lotVersion(), use.amount() - restored(reversed, use.lotVersion())))
                .toList();
        long expired = uses.stream()
                .filter(use -> use.lotVersion() == reversed)
                .mapToLong(use -> switch (use.action()) {
                    case EXPIRE -> use.amount();
                    case VOID -> -use.amount();
                    default -> 0;
                })
                .sum();
        return new Original(reversed, posted.kind(), posted.amount(), reversed(reversed), debits, expired);
    }

    private long restored(long reversed, long lotVersion) {
        return uses.stream()
                .filter(use -> use.action() == LotAction.RESTORE && use.lotVersion() == lotVersion)
                .filter(use -> Long.valueOf(reversed)
                        .equals(transactions.get((int) use.version() - 1).reverses()))
                .mapToLong(UseRow::amount)
                .sum();
    }

    long reversed(long original) {
        return transactions.stream()
                .filter(posted -> Long.valueOf(original).equals(posted.reverses()))
                .mapToLong(posted -> posted.amount() + posted.shortfall())
                .sum();
    }

    private void write(Account account) {
        if (account.isChanged()) {
            version = account.version();
            balances = copy(account.balances());
            nextDue = account.nextDue();
            transactions.addAll(account.journal().transactions());
            entries.addAll(account.journal().entries());
            uses.addAll(account.journal().uses());
            account.journal().newLots().forEach(lot -> lots.put(lot.version(), copy(lot)));
            account.journal().changedLots().forEach(lot -> lots.put(lot.version(), copy(lot)));
        }
    }

    Balances balances() {
        return balances;
    }

    @Nullable
    LocalDate nextDue() {
        return nextDue;
    }

    /** active|pending|arrears|earned|spent|expired */
    String account() {
        return "%d|%d|%d|%d|%d|%d"
                .formatted(
                        balances.active(),
                        balances.pending(),
                        balances.arrears(),
                        balances.earned(),
                        balances.spent(),
                        balances.expired());
    }

    /** What a transaction did to lots: "action lot amount". */
    List<String> trace(long transaction) {
        return uses.stream()
                .filter(use -> use.version() == transaction)
                .map(use -> use.action() + " " + use.lotVersion() + " " + use.amount())
                .toList();
    }

    /** How a transaction was entered: "debit -> credit amount". */
    List<String> entered(long transaction) {
        List<EntryRow> rows =
                entries.stream().filter(entry -> entry.version() == transaction).toList();
        List<String> moves = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 2) {
            moves.add(rows.get(i).account() + " -> " + rows.get(i + 1).account() + " "
                    + rows.get(i).amount());
        }
        return moves;
    }

    private static Balances copy(Balances from) {
        return new Balances(from.active(), from.pending(), from.arrears(), from.earned(), from.spent(), from.expired());
    }

    private static Lot copy(Lot from) {
        return new Lot(
                from.version(),
                from.granted(),
                from.remaining(),
                from.active(),
                from.activeFrom(),
                from.expiresOn(),
                from.awaits(),
                from.then(),
                from.onSpent());
    }
}
