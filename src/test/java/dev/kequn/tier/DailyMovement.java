package dev.kequn.tier;

import dev.kequn.tier.DailyBank.Client;
import dev.kequn.tier.DailyBank.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Migration and flow of funds of a {@link DailyBank}, customer by customer and day by day, as {@link MovementAnswers}. */
final class DailyMovement {
    private static final Found OUTSIDE = new Found("", 0, 0);

    private final LocalDate from;
    private final LocalDate to;
    private final List<Client> clients;
    private final Map<Client, Found> before;
    private final Map<Client, Found> after;

    DailyMovement(DailyBank bank, String from, String to, String branch) {
        this.from = LocalDate.parse(from);
        this.to = LocalDate.parse(to);
        this.clients = bank.clients().stream()
                .filter(client -> branch == null || branch.equals(client.branch()))
                .toList();
        this.before = bank.assessed(this.from);
        this.after = bank.assessed(this.to);
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (String left : DailyBank.LEVELS) {
            for (String reached : DailyBank.LEVELS) {
                int way = Integer.compare(DailyBank.LEVELS.indexOf(reached), DailyBank.LEVELS.indexOf(left));
                cells.add("%s>%s %s %s"
                        .formatted(
                                left,
                                reached,
                                way > 0 ? "UP" : way < 0 ? "DOWN" : "STAYED",
                                moved(client -> was(client).level().equals(left)
                                        && is(client).level().equals(reached))));
            }
        }
        return cells;
    }

    List<String> fromLevels() {
        return levels(this::was, client -> true);
    }

    List<String> toLevels() {
        return levels(this::is, client -> true);
    }

    List<String> newcomers() {
        return levels(this::is, client -> !before.containsKey(client));
    }

    List<String> lost() {
        return levels(this::was, client -> !after.containsKey(client));
    }

    List<String> flow(boolean byTier) {
        List<Client> counted = clients.stream()
                .filter(client -> before.containsKey(client)
                        || after.containsKey(client)
                        || client.stated().floorKey(to) != null)
                .toList();
        List<String> parts = new ArrayList<>(
                byTier
                        ? DailyBank.LEVELS
                        : new TreeSet<>(counted.stream()
                                .map(Client::manager)
                                .filter(m -> !m.isEmpty())
                                .toList()));
        if (counted.stream().anyMatch(client -> part(client, byTier).isEmpty())) {
            parts.add("");
        }
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            lines.addAll(row(
                    part.isEmpty() ? "none" : part,
                    counted.stream()
                            .filter(client -> part(client, byTier).equals(part))
                            .toList()));
        }
        lines.addAll(row("total", counted));
        return lines;
    }

    private String part(Client client, boolean byTier) {
        if (!byTier) {
            return client.manager();
        }
        return before.containsKey(client) ? was(client).level() : is(client).level();
    }

    private List<String> row(String name, List<Client> part) {
        List<Client> existing = part.stream().filter(before::containsKey).toList();
        List<Client> fresh =
                part.stream().filter(client -> !before.containsKey(client)).toList();
        return List.of(
                name + " existing " + funds(existing),
                name + " new " + funds(fresh),
                name + " won " + group(fresh.stream().filter(after::containsKey), to),
                name + " lost " + group(existing.stream().filter(client -> !after.containsKey(client)), from),
                name + " downgraded "
                        + group(
                                existing.stream()
                                        .filter(after::containsKey)
                                        .filter(client -> DailyBank.LEVELS.indexOf(
                                                        is(client).level())
                                                < DailyBank.LEVELS.indexOf(
                                                        was(client).level())),
                                from));
    }

    /** Every change from one day to the next, of every customer. */
    private String funds(List<Client> part) {
        long in = 0;
        long out = 0;
        for (Client client : part) {
            for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
                long change = client.on(day).aum() - client.on(day.minusDays(1)).aum();
                in += Math.max(change, 0);
                out += Math.max(-change, 0);
            }
        }
        long opening = part.stream().mapToLong(client -> client.on(from).aum()).sum();
        long closing = part.stream().mapToLong(client -> client.on(to).aum()).sum();
        long loans = part.stream()
                .mapToLong(client -> client.on(to).loan() - client.on(from).loan())
                .sum();
        return part.size() + " " + money(in, out, closing - opening, opening, closing, loans);
    }

    private static String group(Stream<Client> part, LocalDate day) {
        List<Client> members = part.toList();
        return members.size() + " "
                + money(members.stream()
                        .mapToLong(client -> client.on(day).aum())
                        .sum());
    }

    private Found was(Client client) {
        return before.getOrDefault(client, OUTSIDE);
    }

    private Found is(Client client) {
        return after.getOrDefault(client, OUTSIDE);
    }

    private String moved(Predicate<Client> which) {
        List<Client> members = clients.stream().filter(which).toList();
        return members.size() + " "
                + money(
                        members.stream().mapToLong(client -> was(client).aum()).sum(),
                        members.stream().mapToLong(client -> was(client).loan()).sum(),
                        members.stream().mapToLong(client -> is(client).aum()).sum(),
                        members.stream().mapToLong(client -> is(client).loan()).sum());
    }

    private List<String> levels(Function<Client, Found> side, Predicate<Client> which) {
        return DailyBank.LEVELS.stream()
                .map(level -> {
                    List<Found> members = clients.stream()
                            .filter(which)
                            .map(side)
                            .filter(found -> found.level().equals(level))
                            .toList();
                    return level + " " + members.size() + " "
                            + money(
                                    members.stream().mapToLong(Found::aum).sum(),
                                    members.stream().mapToLong(Found::loan).sum());
                })
                .toList();
    }

    private static String money(long... amounts) {
        return LongStream.of(amounts).mapToObj(DailyBank::money).collect(Collectors.joining(" "));
    }
}
