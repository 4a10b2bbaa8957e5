package dev.kequn.tier.override;

import static dev.kequn.tier.override.OverrideBank.MANAGER;
import static dev.kequn.tier.override.OverrideBank.override;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself refuses the program. */
@QuarkusTest
@TestProfile(OwnBank.class)
class OverrideGuardTest {
    private static final String INSERT = "insert into service_override (customer_id, override_id, level, reason,"
            + " from_day, until_day, policy_id, rule_level, needs_approval, actor) select 3, %d, 'GOLD', 'x',"
            + " '%s', '%s', policy_id, 'PLATINUM', %s, 'anna' from tier_policy where name = 'Default policy'";
    private static final String STEP = "insert into service_override_step (customer_id, override_id, step,"
            + " effective_on, actor) values (3, %d, '%s', '%s', '%s')";

    @BeforeEach
    void bank() {
        OverrideBank.open();
    }

    @Test
    void nothingOfItIsChangedOrTakenAway() {
        override(MANAGER, "OV001", "GOLD", "x", "2026-12-31");
        for (String sql : List.of(
                "update service_override set level = 'MASS'",
                "delete from service_override",
                "truncate service_override cascade",
                "update service_override_step set actor = 'x'",
                "delete from service_override_step")) {
            assertThatThrownBy(() -> program(sql)).hasMessageContaining("permission denied");
        }
        assertThat(OverrideBank.serviceTier("OV001")).isEqualTo("GOLD OVERRIDE");
    }

    @Test
    void twoNeverHoldOnOneDay() {
        program(INSERT.formatted(1, "2026-07-01", "2026-07-20", false));

        assertThatThrownBy(() -> program(INSERT.formatted(2, "2026-07-20", "2026-07-30", false)))
                .hasMessageContaining("Two overrides of customer 3 hold on one day");
        program(INSERT.formatted(3, "2026-07-10", "2026-07-30", true));
        assertThatThrownBy(() -> program(STEP.formatted(3, "APPROVED", "2026-07-20", "boris")))
                .hasMessageContaining("Two overrides of customer 3 hold on one day");
        program(STEP.formatted(3, "APPROVED", "2026-07-21", "boris"));
        assertThat(Database.value("select count(*) from service_override")).isEqualTo("2");
    }

    @Test
    void whoMadeItDoesNotApproveIt() {
        program(INSERT.formatted(1, "2026-07-01", "2026-07-20", true));

        assertThatThrownBy(() -> program(STEP.formatted(1, "APPROVED", "2026-07-02", "anna")))
                .hasMessageContaining("Who made override 1 does not approve it");
        assertThat(Database.value("select count(*) from service_override_step")).isEqualTo("0");
    }

    @Test
    void itEndsOnce() {
        program(INSERT.formatted(1, "2026-07-01", "2026-07-20", false));
        program(STEP.formatted(1, "RELEASED", "2026-07-02", "anna"));

        assertThatThrownBy(() -> program(STEP.formatted(1, "REPLACED", "2026-07-03", "boris")))
                .hasMessageContaining("service_override_end");
    }

    private static void program(String sql) {
        Database.execute(Database.connect(EmbeddedDatabase.APP), sql);
    }
}
