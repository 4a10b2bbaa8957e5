package dev.kequn.tier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A bank as its daily files state it, assessed day by day in the plainest way; money in minor units. */
record DailyBank(List<Client> clients) {
    static final List<String> LEVELS = List.of("MASS", "GOLD", "PLATINUM", "DIAMOND", "PRIVATE");
    private static final long[] THRESHOLDS = {0, 5_000_000, 20_000_000, 100_000_000, 600_000_000};
    private static final LocalDate FIRST = LocalDate.of(2025, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    record Kept(long aum, long loan) {
        static final Kept NOTHING = new Kept(0, 0);
    }

    record Client(
            String number,
            String branch,
            @Nullable String manager,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            TreeMap<LocalDate, Kept> stated) {

        Kept on(LocalDate day) {
            var last = stated.floorEntry(day);
            return last == null ? Kept.NOTHING : last.getValue();
        }
    }

    /** The level and the averages one assessment finds. */
    record Found(String level, long aum, long loan) {}

    static DailyBank random(long seed, int size) {
        Random random = new Random(seed);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            LocalDate opened =
                    random.nextInt(5) == 0 ? null : LocalDate.of(2025, 6, 1).plusDays(random.nextInt(395));
            LocalDate closed =
                    random.nextInt(5) > 0 ? null : (opened == null ? FIRST : opened).plusDays(random.nextInt(250));
            clients.add(new Client(
                    "R%03d".formatted(i),
                    random.nextBoolean() ? "A" : "B",
                    List.of("M1", "M2", "").get(random.nextInt(3)),
                    opened,
                    closed,
                    statements(random, random.nextInt(12))));
        }
        clients.get(0).stated().put(LAST, new Kept(1, 0));
        return new DailyBank(clients);
    }

    private static TreeMap<LocalDate, Kept> statements(Random random, int count) {
        TreeMap<LocalDate, Kept> stated = new TreeMap<>();
        long usual = THRESHOLDS[random.nextInt(THRESHOLDS.length)] + 1_000_000;
        for (int i = 0; i < count; i++) {
            long aum = random.nextInt(6) == 0 ? 0 : (long) (usual * (0.3 + random.nextDouble() * 1.4));
            long loan = random.nextInt(3) > 0 ? 0 : random.nextInt(40_000_000);
            stated.put(
                    FIRST.plusDays(random.nextInt((int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1)),
                    new Kept(aum, loan));
        }
        return stated;
    }

    /** Lines of the file {@code customers}. */
    List<String> customers() {
        return clients.stream()
                .map(client -> String.join(
                        ",",
                        client.number(),
                        "客",
                        client.branch(),
                        client.manager(),
                        client.opened() == null ? "" : client.opened().toString(),
                        client.closed() == null ? "" : client.closed().toString()))
                .toList();
    }

    /** Lines of the file {@code balances}. */
    List<String> balances() {
        return clients.stream()
                .flatMap(client -> client.stated().entrySet().stream().map(day -> "%s,%s,%s,%s"
                        .formatted(
                                client.number(),
                                day.getKey(),
                                money(day.getValue().aum()),
                                money(day.getValue().loan()))))
                .toList();
    }

    /** What the assessment of the quarter in force on {@code day} finds. */
    Map<Client, Found> assessed(LocalDate day) {
        LocalDate end = day.isBefore(LAST) ? LocalDate.of(2026, 3, 31) : LAST;
        LocalDate start = end.minusMonths(2).withDayOfMonth(1);
        Map<Client, Found> found = new LinkedHashMap<>();
        for (Client client : clients) {
            boolean opened = client.opened() == null
                    ? client.stated().floorKey(end) != null
                    : !client.opened().isAfter(end);
            boolean closed = client.closed() != null && !client.closed().isAfter(end);
            if (opened && !closed) {
                found.put(client, assess(client, start, end));
            }
        }
        return found;
    }

    private static Found assess(Client client, LocalDate start, LocalDate end) {
        long aum = 0;
        long loan = 0;
        long days = 0;
        for (LocalDate day = start; !day.isAfter(end); day = day.plusDays(1)) {
            aum += client.on(day).aum();
            loan += client.on(day).loan();
            days++;
        }
        int level = 0;
        while (level + 1 < THRESHOLDS.length && aum + loan >= THRESHOLDS[level + 1] * days) {
            level++;
        }
        return new Found(LEVELS.get(level), average(aum, days), average(loan, days));
    }

    private static long average(long sum, long days) {
        return BigDecimal.valueOf(sum)
                .divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    static String money(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
