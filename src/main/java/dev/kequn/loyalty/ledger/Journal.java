package dev.kequn.loyalty.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an account will write: only ever added to. */
final class Journal {
    private final List<Posted> transactions = new ArrayList<>();
    private final List<EntryRow> entries = new ArrayList<>();
    private final List<UseRow> uses = new ArrayList<>();
    private final Set<Lot> newLots = new LinkedHashSet<>();
    private final Set<Lot> changedLots = new LinkedHashSet<>();

    void add(Posted transaction) {
        transactions.add(transaction);
    }

    void add(EntryRow entry) {
        entries.add(entry);
    }

    void add(UseRow use) {
        uses.add(use);
    }

    void brought(Lot lot) {
        newLots.add(lot);
    }

    void changed(Lot lot) {
        changedLots.add(lot);
    }

    boolean isEmpty() {
        return transactions.isEmpty();
    }

    List<Posted> transactions() {
        return transactions;
    }

    List<EntryRow> entries() {
        return entries;
    }

    List<UseRow> uses() {
        return uses;
    }

    List<Lot> newLots() {
        return List.copyOf(newLots);
    }

    /** How many points of the lot expire by this journal. */
    long expiredOf(Lot lot) {
        return uses.stream()
                .filter(use -> use.lotVersion() == lot.version() && use.action() == LotAction.EXPIRE)
                .mapToLong(UseRow::amount)
                .sum();
    }

    /** Lots that were there before and are not what they were. */
    List<Lot> changedLots() {
        return changedLots.stream().filter(lot -> !newLots.contains(lot)).toList();
    }
}
