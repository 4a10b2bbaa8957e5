package dev.kequn.tier.override;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.rule.FactLoader;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.Vocabularies;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a customer stands, as rules of every room can ask for it. */
@QuarkusTest
@TestProfile(OwnBank.class)
class TierTermsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Vocabularies vocabularies;
    private final FactLoader loader;
    private final Pool pool;

    @Inject
    TierTermsTest(Vocabularies vocabularies, FactLoader loader, Pool pool) {
        this.vocabularies = vocabularies;
        this.loader = loader;
        this.pool = pool;
    }

    @BeforeEach
    void bank() {
        OverrideBank.open();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-30, 3, null null null",
        "2026-03-31, 3, GOLD GOLD ORDINARY",
        "2026-06-29, 3, GOLD GOLD ORDINARY",
        "2026-06-30, 3, PLATINUM PLATINUM KEY",
        "2026-07-09, 3, PLATINUM PLATINUM KEY",
        "2026-07-10, 3, PLATINUM GOLD VALUE",
        "2026-07-20, 3, PLATINUM GOLD VALUE",
        "2026-07-21, 3, PLATINUM PLATINUM KEY",
        "2026-07-15, 8, MASS PLATINUM POTENTIAL",
        "2026-07-15, 1, MASS MASS ORDINARY",
        "2026-07-15, 10, null null null"
    })
    void areAsOfTheDay(LocalDate day, long customer, String expected) {
        // Given
        Database.execute("insert into service_override (customer_id, override_id, level, reason, from_day, until_day,"
                + " policy_id, rule_level, needs_approval, actor) select 3, 1, 'GOLD', 'x', '2026-07-10', '2026-07-20',"
                + " policy_id, 'PLATINUM', false, 'anna' from tier_policy where name = 'Default policy'");

        // When
        FactSet facts =
                FactSet.of(List.of(rule("known(compositeTier)"), rule("known(serviceTier)"), rule("known(quadrant)")));
        Object[] row = load(facts, day, customer);

        // Then
        assertThat(String.join(" ", Arrays.stream(row).map(String::valueOf).toList()))
                .isEqualTo(expected);
    }

    @Test
    void agreeWithWhatTheCustomerShows() {
        // Given
        OverrideBank.override(OverrideBank.MANAGER, "OV003", "GOLD", "x", "2026-12-31");
        Rule asked = rule("serviceTier in [\"GOLD\"]");
        FactSet facts = FactSet.of(List.of(asked));

        // When
        List<Long> gold = LongStream.rangeClosed(1, 9)
                .filter(id -> asked.over(facts).test(load(facts, LocalDate.parse("2026-07-15"), id)))
                .boxed()
                .toList();

        // Then
        assertThat(gold).containsExactly(2L, 3L, 6L, 7L);
        assertThat(gold).allSatisfy(id -> assertThat(OverrideBank.serviceTier("OV00" + id))
                .startsWith("GOLD "));
    }

    private Rule rule(String text) {
        return RuleCompiler.compile(text, vocabularies.shared());
    }

    private Object[] load(FactSet facts, LocalDate day, long customer) {
        return loader.load(pool, facts, List.of(customer), day)
                .await()
                .atMost(PATIENCE)
                .get(customer);
    }
}
