package dev.kequn.tier.override;

import static dev.kequn.tier.override.OverrideBank.MANAGER;
import static dev.kequn.tier.override.OverrideBank.OPERATIONS;
import static dev.kequn.tier.override.OverrideBank.override;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.AtOnce;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import dev.kequn.support.TierInvariants;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is asked of one customer at once is decided one after the other. */
@QuarkusTest
@TestProfile(OwnBank.class)
class OverrideRaceTest {
    private static final int AT_ONCE = 16;

    @BeforeEach
    void bank() {
        OverrideBank.open();
    }

    @Test
    void ofManyAtOnceExactlyOneHolds() throws Exception {
        // When
        List<String> states = AtOnce.ask(
                AT_ONCE, i -> override(MANAGER, "OV003", i % 2 == 0 ? "GOLD" : "DIAMOND", "at once " + i, "2026-12-31")
                        .getString("override.state"));

        // Then
        assertThat(states).hasSize(AT_ONCE).containsOnly("ACTIVE");
        assertThat(Database.value("select count(*) from service_override")).isEqualTo("16");
        assertThat(Database.value("select count(*) from service_override_step where step = 'REPLACED'"))
                .isEqualTo("15");
        assertThat(Database.value("select count(*) from service_override_span"
                        + " where held_from <= date '2026-07-15' and held_to > date '2026-07-15'"))
                .isEqualTo("1");
        assertThat(TierInvariants.notInOneCell("2026-07-15")).isEmpty();
    }

    @Test
    void theSameWishAtOnceIsWrittenOnce() throws Exception {
        // When
        List<String> ids = AtOnce.ask(AT_ONCE, i -> override(MANAGER, "OV003", "DIAMOND", "the same", "2026-12-31")
                .getString("override.id"));

        // Then
        assertThat(ids).hasSize(AT_ONCE);
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(Database.value("select count(*) from service_override")).isEqualTo("1");
        assertThat(Database.value("select count(*) from service_override_step")).isEqualTo("0");
    }

    @Test
    void anApprovalIsGivenOnce() throws Exception {
        // Given
        String id = override(MANAGER, "OV002", "PRIVATE", "x", "2026-12-31").getString("override.id");

        // When
        List<Object> errors =
                AtOnce.ask(AT_ONCE, i -> OverrideBank.approve(OPERATIONS, id).getList("errors.code"));

        // Then
        assertThat(errors.stream().filter(List.of()::equals)).hasSize(1);
        assertThat(errors.stream().filter(List.of("NOT_PENDING")::equals)).hasSize(AT_ONCE - 1);
        assertThat(Database.value("select count(*) from service_override_step")).isEqualTo("1");
    }
}
