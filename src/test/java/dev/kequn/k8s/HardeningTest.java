package dev.kequn.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every overlay passes every check, and each check fails where what it asks for is taken away. */
class HardeningTest {
    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "production"})
    void everyCheckHolds(String name) {
        // Given
        Overlay overlay = Overlay.rendered(name);

        // Then
        System.out.println(Hardening.table(overlay));
        assertThat(violated(overlay)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void whatIsTakenAwayIsMissed(Mutant mutant) {
        // Given
        Overlay overlay = Overlay.rendered("production").copy();

        // When
        mutant.applyTo(overlay);

        // Then
        assertThat(violated(overlay)).containsExactly(mutant.violated());
    }

    static Stream<Mutant> mutants() {
        return Mutants.ofProduction(Overlay.rendered("production"));
    }

    @Test
    void everyCheckHasAMutant() {
        // Given
        Set<String> checks = Hardening.of(Overlay.rendered("production")).stream()
                .map(result -> result.object() + ": " + result.check())
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        Set<String> broken = mutants().map(Mutant::violated).collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken).isEqualTo(checks);
    }

    @Test
    void containersBesideTheFirstAreLookedAtToo() {
        for (String group : List.of("containers", "initContainers")) {
            // Given
            Overlay overlay = Overlay.rendered("production").copy();

            // When
            new Mutant("", "Job", "kequn-migration", "/spec/template/spec/" + group + "/-", "{\"image\": \"busybox\"}")
                    .applyTo(overlay);

            // Then
            assertThat(violated(overlay))
                    .contains(
                            "Job/kequn-migration: no more privileges",
                            "Job/kequn-migration: no capabilities",
                            "Job/kequn-migration: root file system read-only",
                            "Job/kequn-migration: /tmp of a bounded size",
                            "Job/kequn-migration: requests",
                            "Job/kequn-migration: limits",
                            "Job/kequn-migration: image by tag or digest, not latest",
                            "overlay: image by digest");
        }
    }

    private static List<String> violated(Overlay overlay) {
        return Hardening.of(overlay).stream()
                .filter(result -> !result.holds())
                .map(result -> result.object() + ": " + result.check())
                .toList();
    }
}
