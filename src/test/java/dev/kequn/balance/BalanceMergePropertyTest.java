package dev.kequn.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.platform.db.StagedRange;
import dev.kequn.platform.time.Window;
import dev.kequn.support.BareDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** States and quarters against the naive day-by-day sum, whatever is stated, in whatever order, however often. */
class BalanceMergePropertyTest {
    private static final LocalDate DAY_ZERO = LocalDate.of(2025, 12, 20);
    private static final AtomicLong NEXT = new AtomicLong(1);
    private static final Pool POOL = BareDatabase.pool();

    /** One stated day: few distinct amounts and close days, so that equal neighbours and corrections are common. */
    record Stated(int day, long aum, long loan, Long deposit) {
        LocalDate date() {
            return DAY_ZERO.plusDays(day);
        }
    }

    @Provide
    Arbitrary<List<List<Stated>>> files() {
        Arbitrary<Stated> stated = Combinators.combine(
                        Arbitraries.integers().between(0, 130),
                        Arbitraries.of(0L, 100L, 5000L),
                        Arbitraries.of(0L, 70L),
                        Arbitraries.of(10L, 20L).injectNull(0.3))
                .as(Stated::new);
        return stated.list().ofMinSize(1).ofMaxSize(25).list().ofMinSize(1).ofMaxSize(5);
    }

    @Property(tries = 250, shrinking = ShrinkingMode.BOUNDED)
    void equalsTheNaiveSum(@ForAll("files") List<List<Stated>> files) {
        // Given
        long customer = NEXT.incrementAndGet();
        String number = createCustomer(customer);
        TreeMap<LocalDate, Stated> oracle = new TreeMap<>();

        // When
        for (List<Stated> file : files) {
            merge(number, file);
            file.forEach(row -> oracle.put(row.date(), row));
        }

        // Then
        assertThat(states(customer)).isEqualTo(runs(oracle));
        assertThat(sums(customer)).isEqualTo(naiveSums(oracle));
        assertThat(quarters(customer)).isEqualTo(naiveQuarters(oracle));
        for (int[] window : new int[][] {{0, 1}, {5, 30}, {12, 102}, {100, 140}, {-10, 3}}) {
            Window days = new Window(DAY_ZERO.plusDays(window[0]), DAY_ZERO.plusDays(window[1]));
            AverageBalance average = new Balances(POOL)
                    .averages(List.of(customer), days)
                    .await()
                    .indefinitely()
                    .get(customer);
            assertThat(average.aum()).isEqualTo(naiveAverage(oracle, days));
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void writesNothingTheSecondTime(@ForAll("files") List<List<Stated>> files) {
        // Given
        long customer = NEXT.incrementAndGet();
        String number = createCustomer(customer);
        List<Stated> last = files.get(files.size() - 1);
        files.forEach(file -> merge(number, file));
        String versions = versions(customer);

        // When
        var counts = merge(number, last);

        // Then
        assertThat(counts.inserted()).isZero();
        assertThat(counts.updated()).isZero();
        assertThat(versions(customer)).isEqualTo(versions);
    }

    private static String createCustomer(long id) {
        String number = "P%06d".formatted(id);
        execute("INSERT INTO customer_number (customer_no, customer_id) VALUES ($1, $2)", Tuple.of(number, id));
        return number;
    }

    private static dev.kequn.platform.db.MergeCounts merge(String number, List<Stated> file) {
        long intake = NEXT.incrementAndGet();
        String table = "intake_staging_" + intake;
        return POOL.withTransaction(transaction -> transaction
                        .query("SELECT create_intake_staging(" + intake
                                + ", '{customer_no,as_of,aum,loan,deposit}', '{text,date,bigint,bigint,bigint}')")
                        .execute()
                        .chain(() -> stage(transaction, table, number, file))
                        .chain(() -> new BalanceMerge()
                                .merge(
                                        transaction,
                                        new StagedRange(
                                                table,
                                                Set.of("customer_no", "as_of", "aum", "loan", "deposit"),
                                                number,
                                                number)))
                        .call(() -> transaction
                                .query("SELECT drop_intake_staging(" + intake + ")")
                                .execute()))
                .await()
                .indefinitely();
    }

    private static io.smallrye.mutiny.Uni<?> stage(
            SqlConnection transaction, String table, String number, List<Stated> file) {
        List<Tuple> rows = new ArrayList<>();
        for (Stated row : file) {
            rows.add(Tuple.from(
                    new Object[] {(long) rows.size(), number, row.date(), row.aum(), row.loan(), row.deposit()}));
        }
        return transaction
                .preparedQuery("INSERT INTO " + table
                        + " (line_no, customer_no, as_of, aum, loan, deposit) VALUES ($1, $2, $3, $4, $5, $6)")
                .executeBatch(rows);
    }

    private static List<String> states(long customer) {
        return rows("SELECT from_day, through_day, aum, loan, deposit FROM balance_state WHERE customer_id = "
                + customer + " ORDER BY from_day");
    }

    private static List<String> runs(TreeMap<LocalDate, Stated> oracle) {
        List<String> runs = new ArrayList<>();
        Stated first = null;
        LocalDate through = null;
        for (Stated row : oracle.values()) {
            if (first != null && through.plusDays(1).equals(row.date()) && same(first, row)) {
                through = row.date();
                continue;
            }
            if (first != null) {
                runs.add(line(first, through));
            }
            first = row;
            through = row.date();
        }
        runs.add(line(first, through));
        return runs;
    }

    private static boolean same(Stated a, Stated b) {
        return a.aum() == b.aum() && a.loan() == b.loan() && java.util.Objects.equals(a.deposit(), b.deposit());
    }

    private static String line(Stated run, LocalDate through) {
        return run.date() + "|" + through + "|" + run.aum() + "|" + run.loan() + "|" + run.deposit();
    }

    private static List<String> sums(long customer) {
        return rows("SELECT from_day, aum_days, loan_days, deposit_days FROM balance_state WHERE customer_id = "
                + customer + " ORDER BY from_day");
    }

    private static List<String> naiveSums(TreeMap<LocalDate, Stated> oracle) {
        return runs(oracle).stream()
                .map(run -> LocalDate.parse(run.substring(0, 10)))
                .map(day -> day + "|" + before(oracle, day))
                .toList();
    }

    private static String before(TreeMap<LocalDate, Stated> oracle, LocalDate end) {
        return kept(oracle, oracle.firstKey(), end);
    }

    private static String kept(TreeMap<LocalDate, Stated> oracle, LocalDate start, LocalDate end) {
        long aum = 0;
        long loan = 0;
        long deposit = 0;
        for (LocalDate day = start; day.isBefore(end); day = day.plusDays(1)) {
            Map.Entry<LocalDate, Stated> state = oracle.floorEntry(day);
            if (state != null) {
                aum += state.getValue().aum();
                loan += state.getValue().loan();
                deposit += state.getValue().deposit() == null
                        ? 0
                        : state.getValue().deposit();
            }
        }
        return aum + "|" + loan + "|" + deposit;
    }

    private static List<String> quarters(long customer) {
        return rows("SELECT quarter_start, last_from, aum_days, loan_days, deposit_days, aum, loan, deposit "
                + "FROM balance_quarter WHERE customer_id = " + customer + " ORDER BY quarter_start");
    }

    private static List<String> naiveQuarters(TreeMap<LocalDate, Stated> oracle) {
        TreeMap<LocalDate, LocalDate> lastOf = new TreeMap<>();
        runs(oracle).stream()
                .map(run -> LocalDate.parse(run.substring(0, 10)))
                .forEach(day -> lastOf.put(quarter(day), day));
        List<String> quarters = new ArrayList<>();
        lastOf.forEach((quarter, last) -> {
            Stated state = oracle.get(last);
            quarters.add(quarter + "|" + last + "|" + kept(oracle, quarter, last) + "|" + state.aum() + "|"
                    + state.loan() + "|" + state.deposit());
        });
        return quarters;
    }

    private static LocalDate quarter(LocalDate day) {
        return day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
    }

    private static long naiveAverage(TreeMap<LocalDate, Stated> oracle, Window window) {
        String[] sum = kept(oracle, window.from(), window.to()).split("\\|");
        return new BigDecimal(sum[0])
                .divide(BigDecimal.valueOf(window.days()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String versions(long customer) {
        return rows("SELECT from_day, xmin::text FROM balance_state WHERE customer_id = " + customer + " ORDER BY 1")
                + " "
                + rows("SELECT quarter_start, xmin::text FROM balance_quarter WHERE customer_id = " + customer
                        + " ORDER BY 1");
    }

    private static List<String> rows(String sql) {
        List<String> lines = new ArrayList<>();
        for (Row row : POOL.query(sql).execute().await().indefinitely()) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(String.valueOf(row.getValue(i)));
            }
            lines.add(String.join("|", values));
        }
        return lines;
    }

    private static void execute(String sql, Tuple values) {
        POOL.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
