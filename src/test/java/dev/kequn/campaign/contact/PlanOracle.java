package dev.kequn.campaign.contact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans one approach after the other, as one would by hand. */
final class PlanOracle {
    record Cap(@Nullable String channel, int times, int days) {}

    record Slot(String channel, LocalDate on) {}

    record Person(
            long id,
            boolean consents,
            boolean phone,
            boolean closed,
            @Nullable LocalDate suppressedUntil,
            List<Slot> slots) {}

    record Wish(
            long customerId,
            long round,
            int priority,
            List<String> channels,
            int approaches,
            LocalDate enteredOn,
            int timeLimit) {
        String channel() {
            return channels.get(Math.min(approaches, channels.size() - 1));
        }
    }

    /** What becomes of a wish; the reason is null for a contact that is made. */
    record Verdict(Wish wish, @Nullable String reason, long cost) {}

    final List<Cap> caps = new ArrayList<>();
    final Map<String, Long> costs = new HashMap<>();
    final Map<Long, Person> people = new HashMap<>();
    /** What rounds have left; none for one without a budget. */
    final Map<Long, Long> funds = new HashMap<>();

    private final LocalDate today;
    private final LocalDate slotDay;

    PlanOracle(LocalDate today, LocalDate slotDay) {
        this.today = today;
        this.slotDay = slotDay;
    }

    List<Verdict> plan(List<Wish> wishes) {
        List<Wish> inOrder = new ArrayList<>(wishes);
        inOrder.sort(Comparator.comparingLong(Wish::customerId)
                .thenComparing(Wish::priority, Comparator.reverseOrder())
                .thenComparing(Wish::round));
        List<Verdict> verdicts = new ArrayList<>();
        for (Wish wish : inOrder) {
            Person person = people.get(wish.customerId());
            String reason = judge(person, wish);
            long cost = 0;
            if (reason == null) {
                cost = costs.getOrDefault(wish.channel(), 0L);
                long paid = cost;
                funds.computeIfPresent(wish.round(), (round, left) -> left - paid);
                person.slots().add(new Slot(wish.channel(), slotDay));
            }
            verdicts.add(new Verdict(wish, reason, cost));
        }
        return verdicts;
    }

    private @Nullable String judge(Person person, Wish wish) {
        if (!person.consents()) {
            return "NO_CONSENT";
        }
        if (person.suppressedUntil() != null && person.suppressedUntil().isAfter(today)) {
            return "REFUSED";
        }
        if (person.closed() || !person.phone() && List.of("SMS", "PHONE").contains(wish.channel())) {
            return "UNREACHABLE";
        }
        for (Cap cap : caps) {
            if ((cap.channel() == null || cap.channel().equals(wish.channel())) && used(person, cap) >= cap.times()) {
                return "CAP";
            }
        }
        Long left = funds.get(wish.round());
        return left != null && left < costs.getOrDefault(wish.channel(), 0L) ? "BUDGET_EXHAUSTED" : null;
    }

    private long used(Person person, Cap cap) {
        return person.slots().stream()
                .filter(slot -> cap.channel() == null || cap.channel().equals(slot.channel()))
                .filter(slot -> slot.on().isAfter(slotDay.minusDays(cap.days()))
                        && slot.on().isBefore(slotDay.plusDays(cap.days())))
                .count();
    }

    /** approaches, next act and its day of the enrolment behind a verdict. */
    String after(Verdict verdict) {
        Wish wish = verdict.wish();
        LocalDate limit = wish.enteredOn().plusDays(wish.timeLimit());
        LocalDate tomorrow = today.plusDays(1);
        if (verdict.reason() == null) {
            return "%d|TIME_OUT|%s".formatted(wish.approaches() + 1, today.plusDays(wish.timeLimit()));
        }
        if (verdict.reason().equals("CAP") && tomorrow.isBefore(limit)) {
            return "%d|APPROACH|%s".formatted(wish.approaches(), tomorrow);
        }
        return "%d|TIME_OUT|%s".formatted(wish.approaches(), limit.isAfter(tomorrow) ? limit : tomorrow);
    }
}
