package dev.kequn.campaign.result;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.campaign.result.LiftOracle.Observation;
import dev.kequn.support.Database;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Four thousand customers of a campaign that has made six of a hundred more convert, and brought 500 of each: two rounds with
 * a pilot each, of which chance treats half, and later four of five.
 */
final class LiftBank {
    private static final long FIRST = 8_100_000;
    private static final int CUSTOMERS = 4000;
    private static final int DAYS = 30;
    private static final LocalDate START = LocalDate.of(2025, 12, 1);
    static final LocalDate TAKEN = LocalDate.of(2026, 7, 10);

    private record Round(int number, LocalDate from, LocalDate to) {
        LocalDate measured() {
            return to.isBefore(TAKEN) ? to : TAKEN;
        }
    }

    private record Held(LocalDate opened, @Nullable LocalDate closed) {
        boolean isOpen(LocalDate day) {
            return !opened.isAfter(day) && (closed == null || closed.isAfter(day));
        }
    }

    /** An enrolment of the customer who is being made. */
    private record Pending(
            Round round, boolean pilot, boolean newcomer, String arm, boolean converted, LocalDate day) {}

    private static final List<Round> ROUNDS = List.of(
            new Round(1, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 31)),
            new Round(2, LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31)));

    private final Random random = new Random(500);
    private final List<Observation> observations = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<String> customers = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private final List<String> holdings = new ArrayList<>();
    private final List<String> enrolments = new ArrayList<>();
    private @Nullable TakenThrough taken;

    /** The customers one by one, as the database has them from here on. */
    List<Observation> open() {
        SampleCampaign.forget();
        taken = TakenThrough.day(TAKEN);
        Database.execute(
                "insert into branch values ('LIFT', '县支行')", "insert into product values ('LIFT', '理财', 'WEALTH', 2)");
        SampleCampaign campaign =
                SampleCampaign.of("LIFT").audience("LIFT").step("VISIT_BRANCH").step("BUY_PRODUCT");
        long first = campaign.live(ROUNDS.get(0).from(), ROUNDS.get(0).to());
        Database.execute("update campaign_round set state = 'ENDED', ended_at = now() where round_id = " + first);
        campaign.round(ROUNDS.get(1).from(), ROUNDS.get(1).to());
        for (int i = 0; i < CUSTOMERS; i++) {
            customer(FIRST + i, i);
        }
        inPieces("insert into customer (customer_id, customer_no, name, branch_code) values ", customers);
        inPieces(
                "insert into balance_state (customer_id, from_day, through_day, aum, loan, aum_days, loan_days,"
                        + " deposit_days) values ",
                states);
        inPieces("insert into holding (customer_id, account_no, product_code, opened_on, closed_on) values ", holdings);
        inPieces(
                "insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,"
                        + " branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, closed_on,"
                        + " converted_at) values ",
                enrolments);
        return observations;
    }

    void close() {
        SampleCampaign.forget();
        String mine = " where customer_id between %d and %d".formatted(FIRST, FIRST + CUSTOMERS);
        Database.execute(
                "delete from holding" + mine,
                "delete from balance_state" + mine,
                "delete from customer" + mine,
                "delete from product where product_code = 'LIFT'",
                "delete from branch where branch_code = 'LIFT'");
        if (taken != null) {
            taken.restore();
        }
    }

    private static void inPieces(String insert, List<String> rows) {
        for (int from = 0; from < rows.size(); from += 1000) {
            Database.execute(insert + String.join(", ", rows.subList(from, Math.min(from + 1000, rows.size()))));
        }
    }

    private void customer(long id, int i) {
        boolean prospect = random.nextInt(12) == 0;
        boolean newcomer = prospect || random.nextInt(5) == 0;
        customers.add("(%d, null, '客户%d', 'LIFT')".formatted(id, i));
        TreeMap<LocalDate, Long> balances = new TreeMap<>();
        if (!prospect) {
            long had = 1_000_000 + random.nextInt(80_000_000);
            for (int state = random.nextInt(6); state >= 0; state--) {
                balances.put(
                        START.plusDays(random.nextInt(220)),
                        Math.max(0, had + Math.round(random.nextGaussian() * 600_000)));
            }
        }
        List<Held> held = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            LocalDate opened = START.plusDays(random.nextInt(260));
            held.add(new Held(opened, random.nextBoolean() ? null : opened.plusDays(1 + random.nextInt(60))));
        }
        List<Round> rounds = i % 10 == 0 ? ROUNDS : List.of(ROUNDS.get(i % 10 < 4 ? 0 : 1));
        for (Round round : rounds) {
            enrol(id, round, newcomer, balances, held);
        }
        write(id, balances);
        pending.forEach(one -> observations.add(observation(one, balances, held)));
        pending.clear();
        for (Held one : held) {
            holdings.add("(%d, 'LIFT%d', 'LIFT', '%s', %s)"
                    .formatted(
                            id,
                            holdings.size(),
                            one.opened(),
                            one.closed() == null ? "null" : "date '" + one.closed() + "'"));
        }
    }

    private void enrol(long id, Round round, boolean newcomer, TreeMap<LocalDate, Long> balances, List<Held> held) {
        boolean pilot = random.nextInt(7) == 0;
        LocalDate day = round.from().plusDays(pilot ? random.nextInt(5) : 10 + random.nextInt(35));
        int drawn = random.nextInt(100);
        String arm = drawn < 8 ? "UNIVERSAL_CONTROL" : drawn < (pilot ? 54 : 26) ? "CONTROL" : "TREATED";
        boolean treated = arm.equals("TREATED");
        double chance = 0.10 + (treated ? 0.06 : 0) + (newcomer ? 0.04 : 0) + (pilot ? 0.08 : 0);
        boolean converted = random.nextDouble() < chance;
        if (treated && !balances.isEmpty()) {
            LocalDate paid = day.plusDays(1);
            balances.put(paid, on(balances, paid));
            balances.tailMap(paid).replaceAll((from, aum) -> aum + 50_000);
        }
        if (treated && random.nextInt(10) == 0) {
            held.add(new Held(day.plusDays(random.nextInt(3)), null));
        }
        pending.add(new Pending(round, pilot, newcomer, arm, converted, day));
        enrolments.add(enrolment(id, round, 1, arm, pilot, newcomer, day, converted));
        if (treated && random.nextInt(9) == 0) {
            // He came in once more, and did it then: it is his first entry that counts.
            enrolments.add(enrolment(id, round, 2, arm, pilot, newcomer, day.plusDays(2), true));
        }
    }

    /** Once all rounds of the customer have left their marks on his balances. */
    private void write(long id, TreeMap<LocalDate, Long> balances) {
        long days = 0;
        Map.Entry<LocalDate, Long> before = null;
        for (Map.Entry<LocalDate, Long> state : balances.entrySet()) {
            days += before == null ? 0 : before.getValue() * ChronoUnit.DAYS.between(before.getKey(), state.getKey());
            states.add("(%1$d, '%2$s', '%2$s', %3$d, 0, %4$d, 0, 0)"
                    .formatted(id, state.getKey(), state.getValue(), days));
            before = state;
        }
    }

    private static Observation observation(Pending one, TreeMap<LocalDate, Long> balances, List<Held> held) {
        LocalDate last = one.round().measured();
        LocalDate eve = one.day().minusDays(1);
        boolean measured = !one.day().isAfter(last);
        long opened = held.stream().filter(each -> each.isOpen(last)).count()
                - held.stream().filter(each -> each.isOpen(eve)).count();
        return new Observation(
                one.round().number(),
                one.pilot(),
                one.newcomer(),
                one.arm(),
                one.converted(),
                measured ? (Long) change(balances, one) : null,
                measured ? (Long) opened : null);
    }

    private static long change(TreeMap<LocalDate, Long> balances, Pending one) {
        LocalDate last = one.round().measured();
        LocalDate since = last.minusDays(DAYS - 1);
        LocalDate from = since.isBefore(one.day()) ? one.day() : since;
        return average(balances, from, last)
                - average(balances, one.day().minusDays(DAYS), one.day().minusDays(1));
    }

    /** Day by day. */
    private static long average(TreeMap<LocalDate, Long> balances, LocalDate from, LocalDate to) {
        long sum = 0;
        long days = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            sum += on(balances, day);
            days++;
        }
        return BigDecimal.valueOf(sum)
                .divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long on(TreeMap<LocalDate, Long> balances, LocalDate day) {
        Map.Entry<LocalDate, Long> state = balances.floorEntry(day);
        return state == null ? 0 : state.getValue();
    }

    private static String enrolment(
            long id,
            Round round,
            int entry,
            String arm,
            boolean pilot,
            boolean newcomer,
            LocalDate day,
            boolean converted) {
        boolean ended = round.number() == 1;
        return ("(%d, (select round_id from campaign_round join campaign using (campaign_id) where code = 'LIFT' and number = %d),"
                        + " %d, (select campaign_id from campaign where code = 'LIFT'),"
                        + " (select in_force from campaign where code = 'LIFT'), 0, '%s', %s, 'AUDIENCE', 'LIFT', %s, '%s',"
                        + " timestamptz '%s 10:00+08', '%s', timestamptz '%s 10:00+08', %s, %s)")
                .formatted(
                        id,
                        round.number(),
                        entry,
                        arm,
                        pilot,
                        newcomer,
                        day,
                        day,
                        ended ? "ENDED" : "ACTIVE",
                        day,
                        ended ? "date '" + round.to() + "'" : "null",
                        converted ? "timestamptz '%s 10:00+08'".formatted(day.plusDays(3)) : "null");
    }
}
