package dev.kequn.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events, attributes with types, tags of other days, consents, changes of balances and the calendar, each to the cent. */
@QuarkusTest
@WithTestResource(TestBank.class)
class TermValuesTest {
    private static final String MINE = " where customer_id between 7800 and 7899";
    private static final LocalDate DAY = LocalDate.parse("2026-07-15");

    private final Vocabularies vocabularies;
    private final FactLoader loader;
    private final Pool pool;

    @Inject
    TermValuesTest(Vocabularies vocabularies, FactLoader loader, Pool pool) {
        this.vocabularies = vocabularies;
        this.loader = loader;
        this.pool = pool;
    }

    @BeforeEach
    void threeCustomers() {
        remove();
        Database.execute(
                "insert into branch values ('TVB', '西城支行') on conflict do nothing",
                """
                insert into customer (customer_id, customer_no, name, branch_code, attributes) values
                (7801, 'TV1', '张三', 'TVB', '{"area": 12.345, "whole": 7, "below": -2.5, "edge": 1000000000000000.9,
                  "over": 1000000000000001, "under": -1000000000000000.5, "huge": 1e130000, "tiny": 1e-400, "most": 10000000000000,
                  "toomuch": 10000000000000.01, "cent": 0.005, "lost": -0.005, "text": "12",
                  "due": "2026-02-28", "leap": "2024-02-29", "noleap": "2023-02-29", "no30": "2026-02-30", "no31": "2026-04-31",
                  "zero": "0000-01-01", "one": "0001-01-01", "month": "2026-13-01", "day": "2026-01-32", "day0": "2026-01-00",
                  "late": "2026-01-01 10:00", "short": "2026-1-1", "arab": "٢٠٢٦-01-01", "line": "2026-01-01\\n", "last": "9999-12-31",
                  "yes": true, "no": false, "nil": null, "list": [1], "empty": "", "quote\\"d": 5}'),
                (7802, 'TV2', '李四', 'TVB', '[1, 2]'), (7803, 'TV3', '王五', 'TVB', '{}')""",
                """
                insert into customer_tag values (7801, 'vip', '2026-01-01', '2026-03-01', 'gold', 'test'),
                (7801, 'vip', '2026-05-01', null, 'silver', 'test'), (7801, 'plain', '2026-07-10', null, null, 'test')""",
                """
                insert into customer_consent values (7801, 'MARKETING', '2026-01-01Z', true, 'api', 'x'),
                (7801, 'PROFILING', '2026-01-01Z', true, 'api', 'x'), (7801, 'PROFILING', '2026-07-20Z', false, 'api', 'x'),
                (7802, 'PROFILING', '2026-01-01Z', false, 'api', 'x'), (7802, 'PROFILING', '2026-01-02Z', true, 'api', 'x')""",
                // The bank's day is eight hours ahead: the first is on the 14th, the second on the 15th, the third on
                // the 16th.
                """
                insert into customer_event (customer_id, source, external_id, type, occurred_at, attributes) values
                (7801, 'tv', '1', 'LOGIN', '2026-07-14 15:59:59.999999Z', '{"amount": 1.005}'),
                (7801, 'tv', '2', 'LOGIN', '2026-07-14 16:00Z', '{"amount": 2.004, "n": 1e900}'),
                (7801, 'tv', '3', 'LOGIN', '2026-07-15 16:00Z', '{"amount": 100}'),
                (7801, 'tv', '4', 'LOGIN', '2026-07-01 00:00Z', '{"amount": "7", "n": 10000000000000}'),
                (7801, 'tv', '5', 'LOGIN', '2026-06-30 00:00Z', '{"amount": -0.01, "n": 10000000000000}'),
                (7801, 'tv', '6', 'PAYMENT', '2026-07-15 00:00Z', '{"amount": -5.5, "n": -10000000000000}'),
                (7801, 'tv', '7', 'PAYMENT', '2026-07-15 00:00Z', '{"amount": [1], "n": -10000000000000}'),
                (7801, 'tv', '8', 'PAYMENT', '2026-07-15 00:00Z', '{"amount": null}'),
                (7802, 'tv', '9', 'PAYMENT', '2026-07-15 00:00Z', '{"amount": 3}'),
                (7801, 'tv', '10', '?; $1 ''', '2016-07-09 00:00Z', '{}')""",
                // 181 days of 1000, then 3001, 1005 and 995; loans end.
                """
                insert into balance_state values (7801, '2026-01-01', '2026-06-30', 1000, 100, null, 0, 0, 0),
                (7801, '2026-07-01', '2026-07-15', 3001, 0, null, 181000, 18100, 0),
                (7802, '2026-01-01', '2026-06-30', 1000, 0, null, 0, 0, 0),
                (7802, '2026-07-01', '2026-07-15', 1005, 0, null, 181000, 0, 0),
                (7803, '2026-01-01', '2026-06-30', 1000, 0, null, 0, 0, 0),
                (7803, '2026-07-01', '2026-07-15', 995, 0, null, 181000, 0, 0)""");
    }

    @AfterEach
    void remove() {
        Database.execute(
                "delete from balance_state" + MINE,
                "delete from customer_event" + MINE,
                "delete from customer_consent" + MINE,
                "delete from customer_tag" + MINE,
                "delete from customer" + MINE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
            count("LOGIN", 1)               ¦ 1
            count("LOGIN", 2)               ¦ 2
            count("LOGIN", 14)              ¦ 2
            count("LOGIN", 15)              ¦ 3
            count("LOGIN", 3660)            ¦ 4
            count("login", 3660)            ¦ 0
            count("?; $1 '", 3658)          ¦ 0
            count("?; $1 '", 3659)          ¦ 1
            last("LOGIN")                   ¦ 2026-07-15
            last("PAYMENT")                 ¦ 2026-07-15
            last("NONE")                    ¦ null
            last("?; $1 '")                 ¦ 2016-07-09
            sum("LOGIN", "amount", 1)       ¦ 200
            sum("LOGIN", "amount", 2)       ¦ 301
            sum("LOGIN", "amount", 15)      ¦ 301
            sum("LOGIN", "amount", 16)      ¦ 300
            sum("LOGIN", "n", 1)            ¦ 0
            sum("LOGIN", "n", 15)           ¦ 1000000000000000
            sum("LOGIN", "n", 16)           ¦ 1000000000000000
            sum("PAYMENT", "n", 1)          ¦ -1000000000000000
            sum("PAYMENT", "amount", 1)     ¦ -550
            sum("PAYMENT", "none", 1)       ¦ 0
            sum("NONE", "amount", 3660)     ¦ 0
            intAttribute("area")            ¦ 12
            intAttribute("whole")           ¦ 7
            intAttribute("below")           ¦ -3
            intAttribute("edge")            ¦ 1000000000000000
            intAttribute("over")            ¦ null
            intAttribute("under")           ¦ null
            intAttribute("huge")            ¦ null
            intAttribute("tiny")            ¦ 0
            intAttribute("text")            ¦ null
            intAttribute("yes")             ¦ null
            intAttribute("nil")             ¦ null
            intAttribute("list")            ¦ null
            intAttribute("none")            ¦ null
            intAttribute("quote\\"d")        ¦ 5
            moneyAttribute("area")          ¦ 1235
            moneyAttribute("cent")          ¦ 1
            moneyAttribute("lost")          ¦ -1
            moneyAttribute("most")          ¦ 1000000000000000
            moneyAttribute("toomuch")       ¦ null
            moneyAttribute("huge")          ¦ null
            moneyAttribute("tiny")          ¦ 0
            moneyAttribute("text")          ¦ null
            dateAttribute("due")            ¦ 2026-02-28
            dateAttribute("leap")           ¦ 2024-02-29
            dateAttribute("noleap")         ¦ null
            dateAttribute("no30")           ¦ null
            dateAttribute("no31")           ¦ null
            dateAttribute("zero")           ¦ null
            dateAttribute("one")            ¦ 0001-01-01
            dateAttribute("last")           ¦ 9999-12-31
            dateAttribute("month")          ¦ null
            dateAttribute("day")            ¦ null
            dateAttribute("day0")           ¦ null
            dateAttribute("late")           ¦ null
            dateAttribute("short")          ¦ null
            dateAttribute("arab")           ¦ null
            dateAttribute("line")           ¦ null
            dateAttribute("empty")          ¦ null
            dateAttribute("whole")          ¦ null
            dateAttribute("none")           ¦ null
            boolAttribute("yes")            ¦ true
            boolAttribute("no")             ¦ false
            boolAttribute("nil")            ¦ null
            boolAttribute("whole")          ¦ null
            boolAttribute("none")           ¦ null
            hasTag("vip")                   ¦ true
            tag("vip")                      ¦ silver
            hasTagOn("vip", date("2025-12-31"))  ¦ false
            hasTagOn("vip", date("2026-01-01"))  ¦ true
            hasTagOn("vip", date("2026-02-28"))  ¦ true
            hasTagOn("vip", date("2026-03-01"))  ¦ false
            hasTagOn("vip", date("2026-12-31"))  ¦ true
            hasTagOn("vip", date("0000-01-01"))  ¦ false
            hasTagOn("vip", date("9999-12-31"))  ¦ true
            tagOn("vip", date("2026-02-28"))     ¦ gold
            tagOn("vip", date("2026-03-01"))     ¦ null
            tagOn("vip", date("2026-05-01"))     ¦ silver
            tagOn("plain", date("2026-07-15"))   ¦ null
            hasTagDaysAgo("plain", 5)       ¦ true
            hasTagDaysAgo("plain", 6)       ¦ false
            hasTagDaysAgo("vip", 100)       ¦ false
            hasTagDaysAgo("vip", 75)        ¦ true
            hasTagDaysAgo("vip", 3660)      ¦ false
            consents("MARKETING")           ¦ true
            consents("PROFILING")           ¦ false
            consents("DATA_SHARING")        ¦ false
            consents("marketing")           ¦ false
            today                           ¦ 2026-07-15
            month                           ¦ 7
            daysAgo(0)                      ¦ 2026-07-15
            daysAgo(15)                     ¦ 2026-06-30
            daysAgo(36600)                  ¦ 1926-05-01
            daysAhead(0)                    ¦ 2026-07-15
            daysAhead(30)                   ¦ 2026-08-14
            daysAhead(36600)                ¦ 2126-09-29
            averageAumBefore(10, 15)        ¦ 1000
            averageAumBefore(10, 10)        ¦ 2001
            averageAumBefore(1, 14)         ¦ 3001
            averageAumBefore(3660, 3660)    ¦ 0
            averageLoanBefore(10, 10)       ¦ 50
            averageLoanBefore(10, 15)       ¦ 100
            aumChange(15)                   ¦ 2001
            aumChange(30)                   ¦ 1001
            aumChange(3660)                 ¦ 62
            loanChange(15)                  ¦ -100
            loanChange(1)                   ¦ 0
            aumChangePercent(15)            ¦ 200
            aumChangePercent(30)            ¦ 100
            aumChangePercent(3660)          ¦ null
            """)
    void isExact(String term, String expected) {
        assertThat(value(term, DAY, 7801)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
            2026-07-14 ¦ 7801 ¦ count("LOGIN", 1)      ¦ 1
            2026-07-13 ¦ 7801 ¦ count("LOGIN", 1)      ¦ 0
            2026-07-13 ¦ 7801 ¦ last("LOGIN")          ¦ 2026-07-01
            2026-06-29 ¦ 7801 ¦ last("LOGIN")          ¦ null
            2026-07-16 ¦ 7801 ¦ count("LOGIN", 3)      ¦ 3
            2026-07-15 ¦ 7802 ¦ sum("PAYMENT", "amount", 1) ¦ 300
            2026-07-15 ¦ 7803 ¦ sum("PAYMENT", "amount", 1) ¦ 0
            2026-07-15 ¦ 7802 ¦ intAttribute("x")      ¦ null
            2026-07-15 ¦ 7802 ¦ dateAttribute("x")     ¦ null
            2026-07-15 ¦ 7802 ¦ consents("PROFILING")  ¦ true
            2026-07-15 ¦ 7803 ¦ consents("PROFILING")  ¦ false
            2025-01-01 ¦ 7801 ¦ consents("MARKETING")  ¦ true
            2026-07-15 ¦ 7802 ¦ aumChangePercent(15)   ¦ 1
            2026-07-15 ¦ 7803 ¦ aumChangePercent(15)   ¦ -1
            2026-01-10 ¦ 7803 ¦ aumChangePercent(10)   ¦ null
            2026-01-11 ¦ 7803 ¦ aumChangePercent(10)   ¦ 900
            2025-12-31 ¦ 7803 ¦ aumChange(10)          ¦ 0
            2026-02-28 ¦ 7801 ¦ tag("vip")             ¦ gold
            2026-12-31 ¦ 7801 ¦ month                  ¦ 12
            2026-01-31 ¦ 7801 ¦ daysAhead(29)          ¦ 2026-03-01
            """)
    void isExactOnOtherDaysAndOfOthers(LocalDate day, long customer, String term, String expected) {
        assertThat(value(term, day, customer)).isEqualTo(expected);
    }

    private String value(String term, LocalDate day, long customer) {
        FactSet facts = FactSet.of(List.of(RuleCompiler.compile("known(" + term + ")", vocabularies.shared())));
        Object[] row = loader.load(pool, facts, List.of(customer), day)
                .await()
                .indefinitely()
                .get(customer);
        return String.valueOf(row[0]);
    }
}
