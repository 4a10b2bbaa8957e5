package dev.kequn.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.platform.time.BankSettings;
import dev.kequn.rule.FactLoader;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.Vocabulary;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On which day an event falls, wherever the bank is: one every half hour, also where midnight comes twice. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EventDayTest {
    private static final long CUSTOMER = 7951;
    private static final Instant START = Instant.parse("2025-10-30T12:00:00Z");
    private static final int EVENTS = 200;

    private record Bank(ZoneId zone) implements BankSettings {
        @Override
        public Currency currency() {
            return Currency.getInstance("CNY");
        }

        @Override
        public Optional<LocalDate> businessDate() {
            return Optional.empty();
        }
    }

    @Inject
    FactLoader loader;

    @Inject
    Pool pool;

    @BeforeEach
    void anEventEveryHalfHour() {
        remove();
        Database.execute(
                "insert into branch values ('EDB', 'x') on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code) values (" + CUSTOMER
                        + ", 'ED1', 'x', 'EDB')",
                "insert into customer_event (customer_id, source, external_id, type, occurred_at, attributes) select "
                        + CUSTOMER + ", 'event-day', n, 'TICK', timestamptz '" + START
                        + "' + n * interval '30 minutes', '{\"amount\": 1}' from generate_series(0, " + (EVENTS - 1)
                        + ") n");
    }

    @AfterEach
    void remove() {
        Database.execute(
                "delete from customer_event where customer_id = " + CUSTOMER,
                "delete from customer where customer_id = " + CUSTOMER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Shanghai",
                "UTC",
                "+08:00",
                "-05:30",
                "UTC+05:45",
                "Etc/GMT+12",
                "Pacific/Kiritimati",
                "America/Havana",
                "America/New_York"
            })
    void isTheDayInTheBanksZone(String name) {
        ZoneId zone = ZoneId.of(name);
        Vocabulary words = Vocabulary.of(new EventTerms(new Bank(zone)).terms());
        FactSet facts = FactSet.of(List.of(RuleCompiler.compile(
                "count(\"TICK\", 1) > count(\"TICK\", 2) && sum(\"TICK\", \"amount\", 1) > sum(\"TICK\", \"amount\", 3)"
                        + " && known(last(\"TICK\"))",
                words)));
        for (LocalDate day = LocalDate.parse("2025-10-29");
                day.isBefore(LocalDate.parse("2025-11-07"));
                day = day.plusDays(1)) {
            // When
            Object[] row = loader.load(pool, facts, List.of(CUSTOMER), day)
                    .await()
                    .indefinitely()
                    .get(CUSTOMER);

            // Then
            long one = on(zone, day);
            long two = one + on(zone, day.minusDays(1));
            long three = two + on(zone, day.minusDays(2));
            assertThat(row).as(name + " " + day).containsExactly(one, two, one * 100, three * 100, last(zone, day));
        }
    }

    private static long on(ZoneId zone, LocalDate day) {
        return IntStream.range(0, EVENTS).filter(n -> day(zone, n).equals(day)).count();
    }

    private static LocalDate last(ZoneId zone, LocalDate upTo) {
        return IntStream.range(0, EVENTS)
                .mapToObj(n -> day(zone, n))
                .filter(day -> !day.isAfter(upTo))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static LocalDate day(ZoneId zone, int event) {
        return START.plus(30L * event, ChronoUnit.MINUTES).atZone(zone).toLocalDate();
    }
}
